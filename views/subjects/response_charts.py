"""The charts and tables of the page of rescue and volunteers, each with its title, unit, scope and source."""

from __future__ import annotations

import pandas as pd

from views import listing, measures
from views.chart import Chart
from views.charts import panels, rescues
from views.page import Here
from views.subjects import response
from views.trace import provenance


def actions(here: Here) -> Chart:
    """Rescues and drills over the year, the people on each."""
    df = response.df_by_rescue(here)
    return Chart(
        figure=rescues.figure(df, **here.look),
        title=rescues.finding(df, lang=here.language),
        subtitle=here.say("response.actions_subtitle"),
        source=provenance.source_of(here, *response.ACTIONS),
        table=response.rescue_table(here),
        opens={here.say(f"response.{column}"): list(df["opens"]) for column in ("deployments", "members", "saved")},
    )


def by_activity(here: Here) -> Chart:
    """Activities, people and person-times by type of activity, each with its own scale."""
    df, part = response.df_by_activity(here), here.say("response.activity")
    return _measures(here, df, title=response.activity_finding(here), words="activity", part=part)


def by_county(here: Here) -> Chart:
    """The same by county and for the city society itself."""
    df, part = response.df_by_county(here), here.say("counties.county")
    times = measures.panels_of(here, response.MEASURES)[-1]
    return _measures(here, df, title=panels.finding(df, times, lang=here.language), words="county", part=part)


def _measures(here: Here, df: pd.DataFrame, *, title: str, words: str, part: str) -> Chart:
    return Chart(
        figure=panels.figure(df, measures.panels_of(here, response.MEASURES), **here.look),
        title=title,
        subtitle=here.say(f"response.{words}_subtitle"),
        source=provenance.source_of(here, *response.MEASURES, by_county=words == "county"),
        table=measures.table(here, df, response.MEASURES, part),
        opens=measures.opens(here, df, response.MEASURES),
        of_city=words == "county",
    )


def named(here: Here) -> None:
    """What single campaigns came to: households visited, leaflets, people and person-times apart."""
    df = response.named_table(here)
    listing.show(
        here,
        df,
        title=response.named_finding(here),
        subtitle=here.say("response.named_subtitle"),
        source=provenance.source_of(here, *response.NAMED),
        key="named",
        numbers=list(df.columns[1:]),
        widths=("50%",),
    )
