"""The charts and tables of the page of the organisation, each with its title, unit, scope and source."""

from __future__ import annotations

import pandas as pd

from views import listing, measures, planned
from views.chart import Chart
from views.charts import news, panels, plans, reform
from views.page import Here
from views.subjects import organisation
from views.trace import provenance


def reform_measures(here: Here) -> Chart:
    """The measures of the reform by area and state."""
    df = organisation.df_by_area(here)
    return Chart(
        figure=reform.figure(df, **here.look),
        title=reform.finding(df, lang=here.language),
        subtitle=here.say("organisation.measures_subtitle"),
        source=provenance.source_of(here, "reform_measures", "reform_measures_done"),
        table=organisation.area_table(here),
        opens=organisation.area_opens(here),
        of_city=True,
    )


def county_plans(here: Here, item: str) -> Chart:
    """How far each county is with an item of its plan."""
    df, say = organisation.df_by_plan(here, item), here.say
    words = "plan" if item == organisation.PLAN else "board"
    heads = {"name": say("counties.county"), "status_name": say("organisation.status")}
    return Chart(
        figure=plans.figure(df, **here.look),
        title=say(f"organisation.{words}_title", finding=plans.finding(df, lang=here.language)),
        subtitle=say(f"organisation.{words}_subtitle"),
        source=provenance.source_of(here, *organisation.COUNTY_PLANS, by_county=True),
        table=df[list(heads)].rename(columns=heads),
        opens={say("organisation.status"): list(df["opens"])},
        of_city=True,
    )


def media(here: Here) -> Chart:
    """News by month and channel."""
    df = organisation.df_by_news(here)
    return Chart(
        figure=news.figure(df, **here.look),
        title=planned.added(here, organisation.NEWS, news.finding(df, lang=here.language)),
        subtitle=here.say("organisation.news_subtitle"),
        source=provenance.source_of(here, organisation.NEWS),
        table=organisation.news_table(here) if len(df) else None,
        opens=organisation.news_opens(here) if len(df) else None,
    )


def money(here: Here) -> Chart:
    """Budget, receipts and spending of each allocation."""
    df = organisation.df_by_allocation(here)
    return Chart(
        figure=panels.figure(df, measures.panels_of(here, organisation.MONEY), **here.look),
        title=organisation.money_finding(here),
        subtitle=here.say("organisation.money_subtitle"),
        source=provenance.source_of(here, *organisation.MONEY),
        table=measures.table(here, df, organisation.MONEY, here.say("organisation.project")),
        opens=measures.opens(here, df, organisation.MONEY),
        of_city=True,
    )


def bases(here: Here) -> None:
    """Bases that were added, upgraded, completed or supported, one by one."""
    df, title = organisation.base_table(here), organisation.base_finding(here)
    _rows(here, df, title=title, words="base", metric="base_actions", widths=("26%",))


def events(here: Here) -> None:
    """Congress, supervisory board and study, one by one."""
    df, title = organisation.event_table(here), organisation.event_finding(here)
    _rows(here, df, title=title, words="event", metric="study_sessions", widths=("26%",))


def _rows(here: Here, df: pd.DataFrame, *, title: str, words: str, metric: str, widths: tuple[str, ...]) -> None:
    listing.show(
        here,
        df,
        title=title,
        subtitle=here.say(f"organisation.{words}_subtitle"),
        source=provenance.source_of(here, metric),
        key=words,
        widths=widths,
    )
