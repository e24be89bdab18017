"""First-aid training against its targets: by county, over the year, by class and by sector."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from dataclasses import replace

import pandas as pd

from metrics.metric import HQ
from views import courses, figures, parts, planned, progress
from views.page import Here
from views.tables import Opens
from views.trace import citing

SESSIONS, PEOPLE = "training_sessions", "training_people"
PER_SESSION, PER_SESSION_PLAN = "training_people_per_session", "training_people_per_session_target"
CARDS = (SESSIONS, PEOPLE, PER_SESSION, "training_funds")
# Classes stand beside one another: the mass training, and those that are never added to it.
CLASSES = (
    PEOPLE,
    "induction_people",
    "agency_people",
    "instructors_trained",
    "awareness_people",
    "water_safety_people",
)


def finding(here: Here) -> str:
    """Sessions and people done and what that is of the target; plain when no target was set."""
    readings = here.read.readings((SESSIONS, PEOPLE), here.scope)
    sessions, people = readings[SESSIONS], readings[PEOPLE]
    share = figures.share(figures.completion(sessions), here.say)
    values = {"sessions": citing.value(here, sessions), "people": citing.value(here, people)}
    if not share:
        return here.say("training.finding_plain", **values)
    return here.say("training.finding", share=share, **values)


def df_by_county(here: Here, key: str) -> pd.DataFrame:
    """One row a county with a target: county_id, name, done, target, pace, opens, place, lit."""
    df = progress.df_by_county(here, key)[["county_id", "name", "done", "target", "pace"]]
    opens = [parts.mark(here, key, here.scope, "county_id", county) for county in df["county_id"]]
    return df.assign(opens=opens, **parts.places(here, df["county_id"]))


def county_table(here: Here, key: str) -> pd.DataFrame:
    """The table behind the bullets, headed in the language of the page."""
    say, df = here.say, progress.df_by_county(here, key)
    return pd.DataFrame(
        {
            say("counties.county"): df["name"],
            heading(here, key, "done"): df["done"],
            heading(here, key, "target"): df["target"],
            say("training.completion"): [figures.share(each, say) for each in df["completion"]],
            say("training.pace"): [figures.share(each, say) for each in df["pace"]],
        }
    )


def county_opens(here: Here, key: str, df: pd.DataFrame) -> Opens:
    """What the cells of `county_table` lead to."""
    return {
        heading(here, key, "done"): list(df["opens"]),
        heading(here, key, "target"): [parts.county_target_mark(here, key, county) for county in df["county_id"]],
        here.say("training.completion"): list(df["opens"]),
    }


def heading(here: Here, key: str, column: str) -> str:
    """The heading of a column of one figure, with its unit; of "done", "target" or "plan"."""
    return figures.headed(here.say(f"training.{column}"), here.read.metric(key).unit, here.say)


def df_by_class(here: Here) -> pd.DataFrame:
    """One row a kind of class: its name, people this year and in the same period of last year."""
    now, before = here.read.readings(CLASSES, here.scope), here.readings_then(CLASSES)
    return pd.DataFrame(
        {
            "key": CLASSES,
            "name": [here.say.of(here.read.metric(key).name) for key in CLASSES],
            "value": [parts.number(now[key]) for key in CLASSES],
            "opens": [parts.mark(here, key, here.scope) for key in CLASSES],
            "opens_compared": [parts.mark(here, key, here.compared) for key in CLASSES],
            "compared": [parts.number(before.get(key)) for key in CLASSES],
        }
    )


def classes_finding(here: Here) -> str:
    """How many people took part in classes that are not counted in the mass training."""
    others = here.read.reading("other_classes_people", here.scope)
    return here.say("training.class_title", people=citing.value(here, others))


def df_by_sector(here: Here) -> pd.DataFrame:
    """One row a sector (五进): name, people this year and in the same period of the year compared with."""
    return parts.by_part(here, PEOPLE, "sector")


def df_per_session(here: Here) -> pd.DataFrame:
    """One row a county: people per session."""
    df = parts.by_county(here, PER_SESSION)
    return df.loc[df["key"] != HQ, ["key", "name", "value", "opens", "place", "lit"]]


def planned_per_session(here: Here) -> float | None:
    """People per session as planned; None without a plan."""
    value = here.read.reading(PER_SESSION_PLAN, here.scope).value
    return None if value is None else float(value)


def df_cumulative(here: Here, key: str) -> pd.DataFrame:
    """One row a day on which a line bends: done so far up to the cut-off, and the plan by the curve of its target."""
    year, cut_off = here.scope.year, here.scope.cut_off
    ends = [dt.date(year, month, calendar.monthrange(year, month)[1]) for month in range(1, 13)]
    done = {dt.date(year, 1, 1): 0.0}
    for end, value in zip(ends, pd.Series(courses.monthly(here, key)).cumsum(), strict=True):
        if end.month <= cut_off.month:
            done[min(end, cut_off)] = float(value)
    days = sorted({*ends, *done})
    plan = planned.by(here, key, days)
    reached = [parts.mark(here, key, replace(here.scope, as_of=day)) if day in done else "" for day in days]
    columns = {"date": days, "done": [done.get(day, math.nan) for day in days], "plan": plan}
    return pd.DataFrame(columns | {"opens_done": reached, "opens_plan": planned.marks(here, key, days)})


def cumulative_table(here: Here, key: str) -> pd.DataFrame:
    """The table behind the cumulative course, headed in the language of the page."""
    say, df = here.say, df_cumulative(here, key)
    return pd.DataFrame(
        {
            say("training.day"): df["date"],
            heading(here, key, "done"): df["done"],
            heading(here, key, "plan"): df["plan"],
        }
    )
