"""The charts and tables of the page of rescue and volunteers, each with its title, unit, scope and source."""

from __future__ import annotations

import pandas as pd

from views import chart, listing, provenance, response
from views.charts import panels, rescues
from views.page import Here


def actions(here: Here) -> None:
    """Rescues and drills over the year, the people on each."""
    df = response.df_by_rescue(here)
    chart.show(
        here,
        rescues.figure(df, **here.look),
        title=rescues.finding(df, lang=here.language),
        subtitle=here.say("response.actions_subtitle"),
        source=provenance.source_of(here, "rescue_missions"),
        key="rescues",
        table=response.rescue_table(here),
    )


def by_activity(here: Here) -> None:
    """Activities, people and person-times by type of activity, each with its own scale."""
    df = response.df_by_activity(here)
    _measures(here, df, key="activities", part=here.say("response.activity"), subtitle="response.activity_subtitle")


def by_county(here: Here) -> None:
    """The same by county and for the city society itself."""
    df = response.df_by_county(here)
    _measures(here, df, key="volunteers-county", part=here.say("counties.county"), subtitle="response.county_subtitle")


def _measures(here: Here, df: pd.DataFrame, *, key: str, part: str, subtitle: str) -> None:
    shown = [_panel(here, each) for each in response.MEASURES]
    heads = {panel.column: f"{panel.name} ({panel.unit})" for panel in shown}
    chart.show(
        here,
        panels.figure(df, shown, **here.look),
        title=panels.finding(df, shown[-1], lang=here.language),
        subtitle=here.say(subtitle),
        source=provenance.source_of(here, *response.MEASURES),
        key=key,
        table=df.drop(columns="key").rename(columns={"name": part} | heads),
    )


def _panel(here: Here, key: str) -> panels.Panel:
    metric = here.read.metric(key)
    return panels.Panel(key, here.say.of(metric.name), metric.unit)


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
