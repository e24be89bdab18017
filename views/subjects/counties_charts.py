"""The chart of the page on counties, with its words."""

from __future__ import annotations

from views import figures
from views.chart import Chart
from views.charts import bullets
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
    )
