"""A figure on the map of the counties: as a grid of squares, and within their boundaries. For any figure by county."""

from __future__ import annotations

from typing import Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from metrics import outlines as boundaries
from metrics.metric import HQ, Reading
from views import chart, figures, filters, page, parts
from views.chart import Chart
from views.charts import base, outlines, places
from views.charts import tiles as grid
from views.page import Here
from views.subjects import chosen, standings
from views.trace import provenance

# The two maps by their names in the address; the first is the usual one.
TILES, BORDERS = "tiles", "borders"


def pair(here: Here, key: str) -> None:
    """Both maps of a figure beside one another."""
    with page.beside():
        chart.show(here, f"{TILES}-{key}", tiles, key)
        chart.show(here, f"{BORDERS}-{key}", borders, key)


def show(here: Here, key: str) -> None:
    """One map of a figure, with the choice which; one on a page."""
    names = {TILES: here.say("map.tiles"), BORDERS: here.say("map.borders")}
    with st.container(gap="small"):
        chosen = filters.view(here, names, label=here.say("map.choose"), key="map")
        chart.show(here, f"{chosen}-{key}", borders if chosen == BORDERS else tiles, key)


def tiles(here: Here, key: str) -> Chart:
    """The counties as equal squares about where they lie."""
    df, metric = df_by_county(here, key), here.read.metric(key)
    return _chart(here, key, grid.figure(df, unit=metric.unit, **here.look), "tiles", df)


def borders(here: Here, key: str) -> Chart:
    """The counties within their boundaries, for internal use unless the map has a review number."""
    df, metric, found = (
        df_by_county(here, key),
        here.read.metric(key),
        here.read.ask(boundaries.outlines, here.city.scope),
    )
    number = found.review_number
    mark = here.say("map.reviewed", number=number) if number else here.say("map.internal")
    if not found.polygons:
        return _chart(here, key, base.no_data(here.language, here.look["dark"]), "borders", df, told="map.none")
    drawn = outlines.figure(df, found.polygons, mark, unit=metric.unit, **here.look)
    told = "map.stand_in" if found.stand_in else ""
    return _chart(here, key, drawn, "borders", df, may_be_taken=bool(number), told=told)


def _chart(
    here: Here,
    key: str,
    drawn: go.Figure,
    form: Literal["tiles", "borders"],
    df: pd.DataFrame,
    *,
    may_be_taken: bool = True,
    told: str = "",
) -> Chart:
    """The map with its words; `told` is the key of a sentence that says what is the matter with it."""
    metric, kind = here.read.metric(key), "judged" if places.is_judged(df) else "plain"
    name = figures.headed(here.say.of(metric.name), metric.unit, here.say)
    subtitle = here.say("map.subtitle", name=name, how=here.say(f"map.{form}_{kind}"), own=_own(here, key))
    return Chart(
        figure=drawn,
        title=here.say(f"map.{form}_title", finding=chosen.titled(here, key, finding(here, key, df))),
        subtitle=f"{subtitle}{here.say('map.stop')}{here.say(told)}" if told else subtitle,
        source=provenance.source_of(here, key, by_county=True),
        table=standings.table(here, key) if kind == "judged" else _table(here, df, name),
        opens=standings.opens(here, key)
        if kind == "judged"
        else {here.say("counties.county"): list(df["place"]), name: list(df["opens"])},
        of_city=True,
        may_be_taken=may_be_taken,
    )


def df_by_county(here: Here, key: str) -> pd.DataFrame:
    """One row a county in the usual order, as `charts.places` wants it; against targets where the figure has some."""
    if standings.of_metric(here, key):
        return standings.df_by_county(here, key).assign(value=lambda df: df["done"])
    city = here.city.scope
    df, readings = here.read.county_names(city), here.read.by_county(key, city)
    found = [readings.get(str(county)) for county in df["county_id"]]
    return pd.DataFrame(
        {
            "county_id": df["county_id"],
            "name": df[f"name_{here.language}"],
            "value": [parts.number(reading) for reading in found],
            "value_text": [_text(here, reading) for reading in found],
            "tile_column": df["tile_column"],
            "tile_row": df["tile_row"],
            "opens": [parts.mark(here, key, city, "county_id", county) for county in df["county_id"]],
            **parts.places(here, df["county_id"]),
        }
    )


def _text(here: Here, reading: Reading | None) -> str:
    """The value of a county, written as in the charts beside the map; empty where nothing was reported."""
    if reading is None or (reading.value is None and not reading.suppressed):
        return ""
    if reading.value is None:
        return figures.value(reading, here.say)
    return figures.number(reading.value, reading.metric.unit, here.say, reading.qualifier)


def finding(here: Here, key: str, df: pd.DataFrame) -> str:
    """How the counties stand with their targets, else the highest and the lowest."""
    if places.is_judged(df):
        return standings.sentence(here, key)
    return places.finding(df, lang=here.language)


def _own(here: Here, key: str) -> str:
    """What the city society itself has, which lies in no county; empty where it has nothing."""
    own = here.read.by_county(key, here.city.scope).get(HQ)
    if own is None or not own.value:
        return ""
    return here.say("map.own", value=figures.value(own, here.say))


def _table(here: Here, df: pd.DataFrame, heading: str) -> pd.DataFrame:
    return pd.DataFrame({here.say("counties.county"): df["name"], heading: df["value_text"]})
