"""Reform and its plans, bases, publicity, meetings and allocations: what the page of the organisation shows."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from metrics import occasions, reform
from metrics.figure import Figure
from metrics.metric import HQ, Part
from metrics.splitting import as_text
from views import figures, findings, linked, measures, parts, tables
from views.page import Here
from views.tables import Opens
from views.trace import citing

CARDS = (
    "reform_measures_done",
    "counties_reform_plan_issued",
    "base_actions",
    "news_items",
    "disclosure_issues",
    "study_sessions",
    "seconded_vice_presidents_added",
    "funding_received",
)
NEWS = "news_items"
COUNTY_PLANS = (
    "counties_reform_plan_issued",
    "counties_reform_plan_drafting",
    "counties_reform_plan_consulting",
    "counties_supervisory_board",
)
BY_MONTH = ("disclosure_issues", "study_sessions")
MONEY = ("funding_budget", "funding_received", "funding_spent")
# The items of a county's plan, as the sheets write them.
PLAN, BOARD = "改革方案", "监事会"
_UNREPORTED = "not_reported"
# What a governance event counts, and the unit to say it in.
_COUNTS = (("times_count", "次"), ("event_people_count", "位"))


def finding(here: Here) -> str:
    """Measures of the reform plan that are done, and counties whose plan is issued."""
    clauses = {
        "organisation.finding_measures": ("reform_measures", "reform_measures_done"),
        "organisation.finding_plans": ("counties_reform_plan_issued", "counties_reform_plan_drafting"),
        "organisation.finding_news": (NEWS,),
    }
    return findings.sentence(here, clauses)


def df_by_area(here: Here) -> pd.DataFrame:
    """Grain: area of the reform × state at the cut-off. name, measure_status (as stored), status_name, measures."""
    df = here.read.ask(reform.df_by_area, here.city.scope)
    states = tables.value_names(here, "measure_status")
    areas = zip(df["area_number"], df["area_name"], strict=True)
    return pd.DataFrame(
        {
            "name": [_area(here, int(number), name) for number, name in areas],
            "measure_status": df["measure_status"],
            "status_name": [states.get(state, state) for state in df["measure_status"]],
            "measures": df["measures"].astype("float64"),
            "opens": [_measures(here, *pair) for pair in zip(df["area_number"], df["measure_status"], strict=True)],
        }
    )


def _measures(here: Here, area: object, state: object) -> str:
    part = Part((("area_number", as_text(area)), ("measure_status", as_text(state))))
    return citing.mark(here, Figure("reform_measures", here.city.scope, part))


def _area(here: Here, number: int, name: str) -> str:
    """The area by number; with its name in Chinese, which is how the sheets have it."""
    return f"{number} {name}" if name and here.language == "zh" else here.say("organisation.area", n=number)


def area_table(here: Here) -> pd.DataFrame:
    """One row an area, a column a state: the table behind the reform chart."""
    df = df_by_area(here)
    wide = df.pivot_table(index="name", columns="status_name", values="measures", aggfunc="sum", sort=False)
    return wide.fillna(0.0).reset_index().rename(columns={"name": here.say("organisation.area_head")})


def area_opens(here: Here) -> Opens:
    """What the cells of `area_table` lead to."""
    wide = df_by_area(here).pivot_table(
        index="name", columns="status_name", values="opens", aggfunc="first", sort=False
    )
    return {str(state): list(wide[state].fillna("")) for state in wide}


def df_by_plan(here: Here, item: str) -> pd.DataFrame:
    """One row a county: county_id, name, status (as stored), status_name; a county that said nothing says so.

    Empty where no county has reported on the item.
    """
    df = here.read.ask(reform.df_by_county, here.city.scope)
    df = df.loc[df["plan_item"] == item].set_index("county_id")
    states, opens = df["plan_status"], dict(zip(df.index, citing.row_marks(df), strict=True))
    names = {county: name for county, name in parts.county_names(here).items() if county != HQ} if len(states) else {}
    found = [str(states.get(county, _UNREPORTED)) for county in names]
    said = tables.value_names(here, "plan_status") | {_UNREPORTED: here.say("organisation.not_reported")}
    return pd.DataFrame(
        {
            "county_id": list(names),
            "name": list(names.values()),
            "status": found,
            "status_name": [said.get(status, status) for status in found],
            "opens": [opens.get(county, "") for county in names],
        }
    )


def df_by_news(here: Here) -> pd.DataFrame:
    """Grain: channel × month up to the cut-off. channel, month, items_count."""
    df = here.read.split(NEWS, here.scope, "media_channel", "month")
    names = tables.value_names(here, "media_channel")
    channels = [names.get(channel, str(channel)) for channel in df["media_channel"]]
    found = [
        Part((("media_channel", as_text(channel)), ("month", as_text(month))))
        for channel, month in zip(df["media_channel"], df["month"], strict=True)
    ]
    opens = [citing.mark(here, Figure(NEWS, here.scope, part)) for part in found]
    return pd.DataFrame({"channel": channels, "month": df["month"], "items_count": df["value"], "opens": opens})


def news_table(here: Here) -> pd.DataFrame:
    """One row a channel, a column a month."""
    df = df_by_news(here)
    wide = df.pivot_table(index="channel", columns="month", values="items_count", aggfunc="sum", sort=False)
    heads = {month: here.say.month(int(month)) for month in wide.columns}
    return wide.rename(columns=heads).reset_index().rename(columns={"channel": here.say("organisation.channel")})


def news_opens(here: Here) -> Opens:
    """What the cells of `news_table` lead to."""
    wide = df_by_news(here).pivot_table(index="channel", columns="month", values="opens", aggfunc="first", sort=False)
    return {here.say.month(int(str(month))): list(wide[month].fillna("")) for month in wide}


def base_table(here: Here) -> pd.DataFrame:
    """One row a base and what was done with it, as texts."""
    say, df = here.say, here.read.ask(occasions.df_by_base, here.scope)
    counties = parts.county_names(here)
    named = {field: tables.value_names(here, field) for field in ("base_category", "base_level", "base_action")}
    columns = {field: [names.get(value, value) for value in df[field]] for field, names in named.items()}
    leading = zip(df["base_name"], citing.row_targets(here, df), strict=True)
    return pd.DataFrame(
        {
            say("organisation.base"): [linked.to(name, target) for name, target in leading],
            say("organisation.category"): columns["base_category"],
            say("organisation.level"): columns["base_level"],
            say("organisation.action"): columns["base_action"],
            say("counties.county"): [counties.get(county, county) for county in df["county_id"]],
            say("organisation.day"): ["" if pd.isna(day) else say.date(day) for day in df["acted_on"]],
        },
        dtype=object,
    )


def base_finding(here: Here) -> str:
    """How many actions on bases there were, and the schools and culture bases among them."""
    clauses = {
        "organisation.finding_bases": ("base_actions",),
        "organisation.finding_schools": ("model_schools_added", "model_schools_upgraded"),
        "organisation.finding_culture": ("culture_bases_completed",),
    }
    return findings.sentence(here, clauses)


def event_table(here: Here) -> pd.DataFrame:
    """One row an event of congress, supervisory board or study, as texts with unit and qualifier."""
    say, df = here.say, here.read.ask(occasions.df_by_event, here.city.scope)
    categories = tables.value_names(here, "event_category")
    return pd.DataFrame(
        {
            say("organisation.event"): df["event_item"],
            say("organisation.category"): [categories.get(each, each) for each in df["event_category"]],
            say("organisation.number"): [
                linked.to(_counted(here, row), target)
                for row, target in zip(df.to_dict("records"), citing.row_targets(here, df), strict=True)
            ],
            say("organisation.result"): df["election_result"].fillna(""),
            say("organisation.day"): [say.date(day) for day in df["occurred_on"]],
        },
        dtype=object,
    )


def _counted(here: Here, row: Mapping[Hashable, Any]) -> str:
    qualifiers = json.loads(row["qualifiers"]) if isinstance(row["qualifiers"], str) else {}
    texts = [figures.number(row[column], unit, here.say, qualifiers.get(column, "")) for column, unit in _COUNTS]
    return here.say.join([text for text in texts if text]) if any(texts) else ""


def event_finding(here: Here) -> str:
    """Study sessions held, and the vice-presidents who came in."""
    clauses = {
        "organisation.finding_study": ("study_sessions",),
        "organisation.finding_congress": ("honorary_vice_presidents", "seconded_vice_presidents_added"),
    }
    return findings.sentence(here, clauses)


def df_by_allocation(here: Here) -> pd.DataFrame:
    """One row a project, named as in the sheets, largest receipt first: key, name, a column for each of `MONEY`."""
    df = measures.df_by(here, MONEY, "project_name", {})
    return df.sort_values("funding_received", ascending=False, na_position="last", kind="stable")


def money_finding(here: Here) -> str:
    """What was received of the allocations, of what budget, and what of it was spent."""
    return findings.sentence(here, {"organisation.finding_money": MONEY})
