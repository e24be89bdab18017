"""First-aid training against its targets: by county, over the year, by class and by sector."""

from __future__ import annotations

import calendar
import datetime as dt
import math

import pandas as pd

from metrics.metric import Scope
from metrics.pace import targets
from views import courses, figures, progress, tables
from views.page import Here

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
    values = {"sessions": figures.value(sessions, here.say), "people": figures.value(people, here.say)}
    if not share:
        return here.say("training.finding_plain", **values)
    return here.say("training.finding", share=share, **values)


def df_by_county(here: Here, key: str) -> pd.DataFrame:
    """One row a county with a target: county_id, name, done, target, pace."""
    return progress.df_by_county(here, key)[["county_id", "name", "done", "target", "pace"]]


def county_table(here: Here, key: str) -> pd.DataFrame:
    """The table behind the bullets, headed in the language of the page."""
    say, df = here.say, progress.df_by_county(here, key)
    return pd.DataFrame(
        {
            say("counties.county"): df["name"],
            say("training.done"): df["done"],
            say("training.target"): df["target"],
            say("training.completion"): [figures.share(each, say) for each in df["completion"]],
            say("training.pace"): [figures.share(each, say) for each in df["pace"]],
        }
    )


def df_by_class(here: Here) -> pd.DataFrame:
    """One row a kind of class: its name, people this year and in the same period of last year."""
    now, before = here.read.readings(CLASSES, here.scope), here.read.readings(CLASSES, here.last_year)
    return pd.DataFrame(
        {
            "key": CLASSES,
            "name": [here.say.of(here.read.metric(key).name) for key in CLASSES],
            "value": [_float(now[key].value) for key in CLASSES],
            "last_year": [_float(before[key].value) for key in CLASSES],
        }
    )


def classes_finding(here: Here) -> str:
    """How many people took part in classes that are not counted in the mass training."""
    others = here.read.reading("other_classes_people", here.scope)
    return here.say("training.class_title", people=figures.value(others, here.say))


def df_by_sector(here: Here) -> pd.DataFrame:
    """One row a sector (五进): name, people this year and in the same period of last year."""
    return by_part(here, PEOPLE, "sector")


def by_part(here: Here, key: str, column: str) -> pd.DataFrame:
    """One row for each value of a column: key (as the sheet has it), name in the page's language, value, last_year."""
    now = here.read.split(key, here.scope, column).set_index(column)["value"]
    before = here.read.split(key, here.last_year, column).set_index(column)["value"]
    names = tables.value_names(here, column)
    parts = [part for part in now.index if isinstance(part, str)]
    return pd.DataFrame(
        {
            "key": parts,
            "name": [names.get(part, part) for part in parts],
            "value": [float(now[part]) for part in parts],
            "last_year": [float(before.get(part, math.nan)) for part in parts],
        }
    )


def df_per_session(here: Here) -> pd.DataFrame:
    """One row a county: people per session."""
    names = here.read.county_names(here.scope)
    readings = here.read.by_county(PER_SESSION, here.scope)
    values = [_float(readings[each].value) if each in readings else math.nan for each in names["county_id"]]
    return pd.DataFrame({"key": names["county_id"], "name": names[f"name_{here.language}"], "value": values})


def planned_per_session(here: Here) -> float | None:
    """People per session as planned; None without a plan."""
    value = here.read.reading(PER_SESSION_PLAN, here.scope).value
    return None if value is None else float(value)


def df_cumulative(here: Here, key: str) -> pd.DataFrame:
    """One row a day on which a line bends: done so far up to the cut-off, and the plan, spread evenly over the year."""
    year, cut_off = here.scope.year, here.scope.cut_off
    ends = [dt.date(year, month, calendar.monthrange(year, month)[1]) for month in range(1, 13)]
    target = here.read.reading(key, here.scope).target
    done = {dt.date(year, 1, 1): 0.0}
    for end, value in zip(ends, pd.Series(courses.monthly(here, key)).cumsum(), strict=True):
        if end.month <= cut_off.month:
            done[min(end, cut_off)] = float(value)
    days = sorted({*ends, *done})
    plan = [math.nan if target is None else float(target * targets.pace(Scope(year, day))) for day in days]
    return pd.DataFrame({"date": days, "done": [done.get(day, math.nan) for day in days], "plan": plan})


def cumulative_table(here: Here, key: str) -> pd.DataFrame:
    """The table behind the cumulative course, headed in the language of the page."""
    say, df = here.say, df_cumulative(here, key)
    return pd.DataFrame(
        {say("training.day"): df["date"], say("training.done"): df["done"], say("training.plan"): df["plan"]}
    )


def _float(value: object) -> float:
    return math.nan if value is None else float(value)  # type: ignore[arg-type]
