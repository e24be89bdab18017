"""The charts and tables of the page of the organisation, each with its title, unit, scope and source."""

from __future__ import annotations

import pandas as pd

from views import chart, listing, measures, organisation, provenance
from views.charts import news, panels, plans, reform
from views.page import Here


def reform_measures(here: Here) -> None:
    """The measures of the reform by area and state."""
    df = organisation.df_by_area(here)
    chart.show(
        here,
        reform.figure(df, **here.look) if len(df) else None,
        title=reform.finding(df, lang=here.language),
        subtitle=here.say("organisation.measures_subtitle"),
        source=provenance.source_of(here, "reform_measures"),
        key="reform",
        table=organisation.area_table(here),
    )


def county_plans(here: Here, item: str) -> None:
    """How far each county is with an item of its plan."""
    df, say = organisation.df_by_plan(here, item), here.say
    words = "plan" if item == organisation.PLAN else "board"
    heads = {"name": say("counties.county"), "status_name": say("organisation.status")}
    chart.show(
        here,
        plans.figure(df, **here.look) if len(df) else None,
        title=say(f"organisation.{words}_title", finding=plans.finding(df, lang=here.language)),
        subtitle=say(f"organisation.{words}_subtitle"),
        source=provenance.source_of(here, "counties_reform_plan_issued"),
        key=f"plans-{words}",
        table=df[list(heads)].rename(columns=heads),
    )


def media(here: Here) -> None:
    """News by month and channel."""
    df = organisation.df_by_news(here)
    chart.show(
        here,
        news.figure(df, **here.look) if len(df) else None,
        title=news.finding(df, lang=here.language),
        subtitle=here.say("organisation.news_subtitle"),
        source=provenance.source_of(here, organisation.NEWS),
        key="news",
        table=organisation.news_table(here) if len(df) else None,
    )


def money(here: Here) -> None:
    """Budget, receipts and spending of each allocation."""
    df = organisation.df_by_allocation(here)
    chart.show(
        here,
        panels.figure(df, measures.panels_of(here, organisation.MONEY), **here.look) if len(df) else None,
        title=organisation.money_finding(here),
        subtitle=here.say("organisation.money_subtitle"),
        source=provenance.source_of(here, *organisation.MONEY),
        key="allocations",
        table=measures.table(here, df, organisation.MONEY, here.say("organisation.project")),
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
