"""Rescues and drills, and what volunteers did, for the page of response. 人 and 人次 are never added together."""

from __future__ import annotations

import pandas as pd

from metrics import occasions
from views import findings, measures, parts, tables
from views.page import Here
from views.trace import citing

CARDS = (
    "rescue_missions",
    "rescue_deployments",
    "rescue_drill_members",
    "rescue_team_grant",
    "volunteer_activities",
    "volunteer_people",
    "volunteer_times",
    "volunteer_hours",
)
# What is shown of rescues and drills.
ACTIONS = ("rescue_missions", "rescue_deployments", "rescue_drills", "rescue_drill_members")
# What is counted of volunteers, a panel each: activities, people of each activity, person-times.
MEASURES = ("volunteer_activities", "volunteer_people", "volunteer_times")
BY_MONTH = ("volunteer_activities", "volunteer_times")
# What single campaigns are asked for by name, each in its own unit.
NAMED = (
    "winter_swim_volunteers",
    "spring_festival_volunteers",
    "volunteer_households_visited",
    "cleanup_volunteer_times",
    "water_safety_volunteer_times",
    "leaflets_distributed",
)


def finding(here: Here) -> str:
    """Rescues with their person-times, and volunteers' activities with theirs."""
    clauses = {
        "response.finding_rescue": ("rescue_missions", "rescue_deployments"),
        "response.finding_volunteers": ("volunteer_activities", "volunteer_times"),
    }
    return findings.sentence(here, clauses)


def df_by_rescue(here: Here) -> pd.DataFrame:
    """One row a rescue or drill: occurred_on, rescue_type (as stored), name (what and where), both counts, opens."""
    df = here.read.ask(occasions.df_by_rescue, here.scope)
    kinds = tables.value_names(here, "disaster_type")
    names = [
        here.say("response.what_where", what=kinds.get(kind, kind), where=where) if where else kinds.get(kind, kind)
        for kind, where in zip(_texts(df["disaster_type"]), _texts(df["location"]), strict=True)
    ]
    counts = {column: df[column].astype("float64") for column in ("deployments_count", "members_count")}
    what = {"occurred_on": df["occurred_on"], "rescue_type": df["rescue_type"], "name": names}
    return pd.DataFrame(what | counts | {"opens": citing.row_marks(df)})


def rescue_table(here: Here) -> pd.DataFrame:
    """The same as a table to read, with the team and the people saved."""
    say, df = here.say, here.read.ask(occasions.df_by_rescue, here.scope)
    types = tables.value_names(here, "rescue_type")
    return pd.DataFrame(
        {
            say("response.day"): df["occurred_on"],
            say("response.type"): [types.get(each, each) for each in df["rescue_type"]],
            say("response.what"): df_by_rescue(here)["name"],
            say("response.team"): _texts(df["team"]),
            say("response.deployments"): df["deployments_count"].astype("float64"),
            say("response.members"): df["members_count"].astype("float64"),
            say("response.saved"): df["rescued_count"].astype("float64"),
        }
    )


def df_by_activity(here: Here) -> pd.DataFrame:
    """One row a type of activity: key, name, and a column for each of `MEASURES`."""
    return measures.df_by(here, MEASURES, "activity_type", tables.value_names(here, "activity_type"))


def activity_finding(here: Here) -> str:
    """Activities, people and person-times of all volunteers, apart from one another."""
    return findings.sentence(here, {"response.finding_activities": MEASURES})


def df_by_county(here: Here) -> pd.DataFrame:
    """One row a county, the city society itself last: key, name, and a column for each of `MEASURES`."""
    return measures.df_by(here, MEASURES, "county_id", parts.county_names(here))


def named_table(here: Here) -> pd.DataFrame:
    """One row a figure that is asked for by name, as texts with unit and qualifier: this year and another."""
    say = here.say
    now, before = here.read.readings(NAMED, here.scope), here.readings_then(NAMED)
    columns = {
        say("response.what"): [say.of(here.read.metric(key).name) for key in NAMED],
        say("response.this_year"): [citing.value(here, now[key]) for key in NAMED],
    }
    if before:
        columns[say("response.compared", then=here.then)] = [citing.value(here, before[key]) for key in NAMED]
    return pd.DataFrame(columns, dtype=object)


def named_finding(here: Here) -> str:
    """Households visited and leaflets handed out."""
    clauses = {
        "response.finding_households": ("volunteer_households_visited",),
        "response.finding_leaflets": ("leaflets_distributed",),
    }
    return findings.sentence(here, clauses)


def _texts(column: pd.Series) -> list[str]:
    return [text if isinstance(text, str) else "" for text in column]
