"""Where the chosen county stands among its peers, on each page with figures of counties."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd

from metrics import peers
from metrics.metric import HQ
from metrics.peers import Beside
from metrics.units import format_rate
from views import chart, figures, filters, page, parts, tables
from views.chart import Chart
from views.charts import strip
from views.page import Here
from views.tables import Opens
from views.trace import provenance

SAME, ALL = "same", "all"


def show(here: Here, keys: Sequence[str]) -> None:
    """The strips of some figures, with whom to compare; nothing without a county or a figure that can be compared."""
    if here.scope.county_id in (None, HQ) or not rows(here, keys, ALL):
        return
    page.section(here.say("peers.section"), here.say("peers.lead"))
    names = whom(here)
    group = filters.view(here, names, label=here.say("peers.whom"), key="peers") if len(names) > 1 else ALL
    chart.show(here, "peers", drawn, tuple(keys), group)


def whom(here: Here) -> dict[str, str]:
    """With whom the county can be compared: counties of its type, where there are enough, or all."""
    say, found = here.say, {}
    if same := here.read.ask(peers.group, here.scope, same_type=True):
        df = here.read.county_names(here.scope).set_index("county_id")
        kind = str(df.loc[str(here.scope.county_id), "county_type"])
        types = tables.value_names(here, "county_type")
        found[SAME] = say("peers.same", type=types.get(kind, kind), n=len(same))
    every = here.read.ask(peers.group, here.scope, same_type=False)
    return {**found, ALL: say("peers.all", n=len(every))}


def rows(here: Here, keys: Sequence[str], group: str) -> tuple[Beside, ...]:
    """The county beside its peers, a figure each."""
    return here.read.ask(peers.beside, tuple(keys), here.scope, same_type=group == SAME)


def drawn(here: Here, keys: Sequence[str], group: str) -> Chart:
    """The strips, with their words; `group` is SAME or ALL."""
    found = rows(here, keys, group)
    county = parts.county_names(here)[str(here.scope.county_id)]
    count = len(here.read.ask(peers.group, here.scope, same_type=group == SAME))
    df = frame(here, found)
    return Chart(
        figure=strip.figure(df, county=county, **here.look),
        title=strip.finding(df, county=county, lang=here.language),
        subtitle=here.say("peers.subtitle", n=count),
        source=provenance.source_of(here, *(one.metric.key for one in found), by_county=True),
        table=table(here, df),
        opens=opens(here, df),
    )


def frame(here: Here, found: Sequence[Beside]) -> pd.DataFrame:
    """Grain: figure × county, as `charts.strip` wants it; and opens, what the cells of a county's figure are."""
    return pd.concat([_of_one(here, one) for one in found], ignore_index=True) if found else pd.DataFrame()


def _of_one(here: Here, one: Beside) -> pd.DataFrame:
    names, write = parts.county_names(here), partial(_text, here, one)
    return pd.DataFrame(
        {
            "figure": _name(here, one),
            "county_id": list(one.amounts),
            "name": [names[county] for county in one.amounts],
            "value": list(one.amounts.values()),
            "value_text": [write(value) for value in one.amounts.values()],
            "median": one.median,
            "median_text": write(one.median),
            "opens": [parts.mark(here, one.metric.key, here.scope, "county_id", county) for county in one.amounts],
            **parts.places(here, one.amounts),
        }
    )


def _name(here: Here, one: Beside) -> str:
    name = here.say.of(one.metric.name)
    return here.say("peers.per_10k", name=name) if one.by_inhabitants else name


def _text(here: Here, one: Beside, amount: float) -> str:
    if one.by_inhabitants:
        return format_rate(amount, one.metric.unit, here.language)
    return figures.number(amount, one.metric.unit, here.say)


def table(here: Here, df: pd.DataFrame) -> pd.DataFrame:
    """One row a county and the median last, a column for each figure."""
    texts = df.pivot(index="name", columns="figure", values="value_text").fillna("")
    medians = dict(zip(df["figure"], df["median_text"], strict=True))
    names = list(dict.fromkeys(df["name"]))
    columns = {str(name): [*texts[name].reindex(names), medians[name]] for name in medians}
    return pd.DataFrame({here.say("peers.county"): [*names, here.say("peers.median")]} | columns)


def opens(here: Here, df: pd.DataFrame) -> Opens:
    """What the cells of `table` lead to: a county to its profile, a figure to its cells."""
    names = list(dict.fromkeys(df["name"]))
    marks = df.pivot(index="name", columns="figure", values="opens").reindex(names)
    places = dict(zip(df["name"], df["place"], strict=True))
    columns = {str(name): [*marks[name], ""] for name in marks}
    return {here.say("peers.county"): [*(places[name] for name in names), ""]} | columns
