"""A figure by its parts, this year and last: frames for bars, dots and panels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pandas as pd

from metrics import counties
from metrics.figure import Figure
from metrics.metric import HQ, Part, Reading, Scope
from metrics.splitting import as_text
from views import links, tables
from views.address import COUNTY
from views.page import Here
from views.trace import citing


def by_part(here: Here, key: str, column: str) -> pd.DataFrame:
    """One row for each value of a column: key (as the sheets write it), name, value, compared; NaN = no figure."""
    now = here.read.split(key, here.scope, column)
    before = split_then(here, key, column)
    names = tables.value_names(here, column)
    now = now.loc[now[column].notna()]
    return pd.DataFrame(
        {
            "key": now[column],
            "name": [names.get(part, str(part)) for part in now[column]],
            "value": now["value"],
            "compared": [before.get(part, math.nan) for part in now[column]],
            "opens": [mark(here, key, here.scope, column, part) for part in now[column]],
            "opens_compared": [mark(here, key, here.compared, column, part) for part in now[column]],
        }
    ).reset_index(drop=True)


def mark(here: Here, key: str, scope: Scope | None, column: str = "", part: object = "") -> str:
    """What a click on a part of a chart leads to: the cells of that part, in a scope; nothing without one."""
    if scope is None:
        return ""
    return citing.mark(here, _figure(here, key, scope, column, part))


def county_target_mark(here: Here, key: str, county: object) -> str:
    """What the target of a county leads to: its own cells."""
    return citing.mark(here, replace(_figure(here, key, here.scope, "county_id", county), of_target=True))


def target(here: Here, key: str, column: str, part: object) -> str:
    """The same for a cell of a table."""
    return citing.target(here, _figure(here, key, here.scope, column, part))


def _figure(here: Here, key: str, scope: Scope, column: str, part: object) -> Figure:
    scope = here.read.metric(key).within(scope)
    if column == "county_id":
        return Figure(key, replace(scope, county_id=str(part)))
    return Figure(key, scope, Part(((column, as_text(part)),)) if column else Part())


def places(here: Here, counties: Iterable[object]) -> dict[str, list[str] | list[bool]]:
    """For a frame with a row for each county: place (the address of its profile), lit (if it is the chosen one)."""
    ids = [str(county) for county in counties]
    known = [{**here.address, COUNTY: county} for county in ids]
    return {
        "place": [links.href(each, page="counties") for each in known],
        "lit": [county == here.scope.county_id for county in ids],
    }


def split_then(here: Here, key: str, column: str) -> dict[object, float]:
    """The parts of a figure at the same day of the year compared with, by the column's values."""
    if here.compared is None:
        return {}
    df = here.read.split(key, here.compared, column)
    return {part: float(value) for part, value in zip(df[column], df["value"], strict=True)}


def by_county(here: Here, key: str) -> pd.DataFrame:
    """One row a county in the usual order, the city society itself last where it has rows.

    key (county id or HQ), name, value, compared, suppressed (why a count is hidden; empty where it isn't).
    """
    now = here.read.by_county(key, here.scope)
    before = here.read.by_county(key, here.compared) if here.compared else {}
    own = now.get(HQ)
    with_own = own is not None and bool(own.rows or own.suppressed)
    names = {county: name for county, name in county_names(here).items() if county != HQ or with_own}
    readings = [now.get(county) for county in names]
    return pd.DataFrame(
        {
            "key": list(names),
            "name": list(names.values()),
            "value": [number(reading) for reading in readings],
            "compared": [number(before.get(county)) for county in names],
            "suppressed": [reading.notes[0] if reading and reading.suppressed else "" for reading in readings],
            "opens": [mark(here, key, here.scope, "county_id", county) for county in names],
            "opens_compared": [mark(here, key, here.compared, "county_id", county) for county in names],
            **places(here, names),
        }
    )


def county_names(here: Here) -> Mapping[str, str]:
    """County id (and HQ, last) to name in the language of the page, in the usual order."""
    names = here.read.ask(counties.names_by_id, here.scope)
    return {county: zh if here.language == "zh" else en for county, (zh, en) in names.items()}


def number(reading: Reading | None) -> float:
    """The value as a float; NaN where nothing was reported or a small count is hidden."""
    return math.nan if reading is None or reading.value is None else float(reading.value)
