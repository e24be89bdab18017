"""The plan of a figure by month, in the words of a page: what it is called, and how the figure stands to it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

from metrics.figure import Figure
from metrics.metric import Reading
from metrics.pace import plan as plans
from metrics.pace.plan import Plan
from views import figures, linked
from views.page import Here
from views.trace import citing


def of(here: Here, key: str) -> Plan | None:
    """The plan of a figure; None where no target was set, or where it isn't counted day by day."""
    return here.read.ask(plans.plan, key, here.scope)


def months(here: Here, key: str) -> list[float]:
    """What each month is to bring, January first; NaN where nothing is due."""
    found = of(here, key)
    return [math.nan if month is None else month for month in found.months] if found else [math.nan] * 12


def by(here: Here, key: str, days: Sequence[dt.date]) -> list[float]:
    """What is to be done up to each of some days of the year; NaN without a plan."""
    found = of(here, key)
    return [found.by(day) if found else math.nan for day in days]


def name(here: Here, key: str) -> str:
    """What the plan is called, with how its target is spread over the year; empty without one."""
    found = of(here, key)
    if found is None:
        return ""
    if found.target.is_milestone:
        return here.say("plan.milestone", day=here.say.date(found.due_on))
    if found.curve == "季节":
        return here.say("plan.season" if found.pace.seasonal else "plan.season_unknown")
    return here.say("plan.even")


def told(here: Here, key: str, subtitle: str) -> str:
    """A subtitle with what the dashed line is; the subtitle alone without a plan."""
    said = name(here, key)
    return here.say("plan.told", subtitle=subtitle, plan=said) if said else subtitle


def mark(here: Here, key: str) -> str:
    """What a mark of the plan leads to: the cells of the target; nothing without one."""
    return citing.mark(here, _target(here, key)) if of(here, key) else ""


def added(here: Here, key: str, title: str) -> str:
    """A title with how the figure stands to its plan at the cut-off; the title alone where nothing can be said."""
    found = of(here, key)
    said = _standing(here, found, here.read.reading(key, here.scope)) if found else ""
    if not said:
        return title
    return linked.join(here.say("plan.join"), [title, linked.to(said, citing.target(here, _target(here, key)))])


def _standing(here: Here, found: Plan, reading: Reading) -> str:
    if reading.value is None:
        return ""
    unit, say = reading.metric.unit, here.say
    if found.by_now is None:
        share = figures.share(reading.value / found.target.value, say)
        target = figures.number(found.target.value, unit, say)
        return say("plan.not_due", day=say.date(found.due_on), target=target, share=share)
    gap = round(float(reading.value) - found.by_now)
    if not gap:
        return say("plan.as_planned")
    kind = "limit" if found.target.is_limit else "plan"
    way = "above" if gap > 0 else "below"
    return say(f"plan.{kind}_{way}", gap=figures.number(abs(gap), unit, say))


def _target(here: Here, key: str) -> Figure:
    return Figure(key, here.read.metric(key).within(here.scope), of_target=True)
