"""The charts of the page on counties, each with its words."""

from __future__ import annotations

from views import figures
from views.chart import Chart
from views.charts import bullets, tiles
from views.page import Here
from views.subjects import standings
from views.trace import provenance


def by_county(here: Here, key: str) -> Chart:
    """Done against the target, what was expected by now, and where the year is likely to end."""
    df, metric = standings.df_by_county(here, key), here.read.metric(key)
    unit = figures.unit_name(metric.unit, here.say)
    return Chart(
        figure=bullets.figure(df, unit=metric.unit, **here.look),
        title=standings.reach(here, key),
        subtitle=here.say("counties.bullets_subtitle", name=here.say.of(metric.name), unit=unit),
        source=provenance.source_of(here, key),
        table=standings.table(here, key),
        opens={
            here.say("standings.value"): list(df["opens"]),
            here.say("standings.county"): list(df["place"]),
        },
        of_city=True,
    )


def on_map(here: Here, key: str) -> Chart:
    """The status of each county about where it lies."""
    return Chart(
        figure=tiles.figure(standings.df_by_county(here, key), **here.look),
        title=here.say("counties.map_title"),
        subtitle=here.say("counties.map_subtitle"),
        source=provenance.source_of(here, key),
        of_city=True,
    )
