"""The chart of the page on counties, with its words."""

from __future__ import annotations

from views import figures
from views.chart import Chart
from views.charts import bullets, control, funnel
from views.page import Here
from views.subjects import chosen, counties_fair, standings
from views.trace import provenance


def by_county(here: Here, key: str) -> Chart:
    """Done against the target, what was expected by now, and where the year is likely to end."""
    df, metric = standings.df_by_county(here, key), here.read.metric(key)
    unit = figures.unit_name(metric.unit, here.say)
    return Chart(
        figure=bullets.figure(df, unit=metric.unit, **here.look),
        title=chosen.titled(here, key, standings.reach(here, key)),
        subtitle=here.say("counties.bullets_subtitle", name=here.say.of(metric.name), unit=unit),
        source=provenance.source_of(here, key, by_county=True),
        table=standings.table(here, key),
        opens=standings.opens(here, key),
        of_city=True,
    )


def on_funnel(here: Here, key: str) -> Chart:
    """Rates by inhabitants, with the limits that chance keeps."""
    df, curve, metric = counties_fair.df_by_county(here, key), counties_fair.df_curve(here, key), here.read.metric(key)
    unit, spread = figures.unit_name(metric.unit, here.say), counties_fair.spread(here, key)
    words = {"name": here.say.of(metric.name), "spread": spread}
    plain = here.say("fair.funnel_plain", **words)
    return Chart(
        figure=funnel.figure(df, curve, **here.look),
        title=chosen.placed(here, key, funnel.finding(df, curve, lang=here.language)),
        subtitle=here.say("fair.funnel_subtitle", unit=unit, **words) if unit else plain,
        source=provenance.Source(
            here.say("fair.funnel_source", source=provenance.source_of(here, key)), (key,), by_county=True
        ),
        table=counties_fair.table(here, key),
        opens=counties_fair.table_opens(here, key),
        of_city=True,
    )


def trend(here: Here, key: str, county_id: str | None = None) -> Chart:
    """Months and whether they are out of the ordinary, of the city or of one county."""
    df, metric = counties_fair.df_months(here, key, county_id), here.read.metric(key)
    return Chart(
        figure=control.figure(df, unit=metric.unit, **here.look),
        title=control.finding(df, lang=here.language),
        subtitle=here.say(
            "fair.trend_subtitle",
            place=counties_fair.place(here, county_id),
            name=here.say.of(metric.name),
            unit=figures.unit_name(metric.unit, here.say),
        ),
        source=provenance.source_of(here, key),
        table=counties_fair.table_of_months(here, key, county_id),
        opens=counties_fair.months_opens(here, key, county_id),
        of_city=county_id is None,
    )
