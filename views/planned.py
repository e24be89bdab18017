"""The plan of a figure by month, in the words of a page: what it is called, and how the figure stands to it."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import replace

from metrics.figure import Figure
from metrics.metric import Reading
from metrics.pace import plan as plans
from metrics.pace.plan import Plan
from metrics.pace.target_versions import TargetVersion
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
    """What the plan is called, with how its target is spread over the year and revised; empty without one."""
    found = of(here, key)
    return _spread(here, found) + _revised(here, found) if found else ""


def _spread(here: Here, found: Plan) -> str:
    if found.target.is_milestone:
        return here.say("plan.milestone", day=here.say.date(found.due_on))
    if found.curve == "季节":
        return here.say("plan.season" if found.pace.seasonal else "plan.season_unknown")
    return here.say("plan.even")


def _revised(here: Here, found: Plan) -> str:
    """That the target was another before its latest revision; empty where it never was."""
    if len(found.course) < 2:
        return ""
    unit, (was, now) = here.read.metric(found.target.metric_key).unit, found.course[-2:]
    said = [figures.number(each.value, unit, here.say) for each in (was, now)]
    if said[0] == said[1]:
        return ""
    return here.say("plan.revised", day=here.say.date(now.valid_from), was=said[0], now=said[1])


def told(here: Here, key: str, subtitle: str) -> str:
    """A subtitle with what the dashed line is; the subtitle alone without a plan."""
    said = name(here, key)
    return here.say("plan.told", subtitle=subtitle, plan=said) if said else subtitle


def marks(here: Here, key: str, days: Sequence[dt.date]) -> list[str]:
    """What the plan of each of some days leads to: the cells of the target that it follows; nothing without one."""
    found = of(here, key)
    if found is None:
        return [""] * len(days)
    return [citing.mark(here, _set(here, found, found.valid_on(day))) for day in days]


def marks_by_month(here: Here, key: str) -> list[str]:
    """The same for the twelve months."""
    year = here.scope.year
    return marks(here, key, [dt.date(year, month, calendar.monthrange(year, month)[1]) for month in range(1, 13)])


def added(here: Here, key: str, title: str) -> str:
    """A title with how the figure stands to its plan at the cut-off; the title alone where nothing can be said."""
    found = of(here, key)
    said = _standing(here, found, here.read.reading(key, here.scope)) if found else ""
    if not found or not said:
        return title
    return linked.join(here.say("plan.join"), [title, linked.to(said, citing.target(here, _set(here, found)))])


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


def _set(here: Here, found: Plan, version: TargetVersion | None = None) -> Figure:
    """The target as it stands at the cut-off; one that was revised since, as it stood when it was set."""
    version = version or found.target
    scope = here.read.metric(version.metric_key).within(here.scope)
    if version is not found.target:
        scope = replace(scope, as_of=version.known_on)
    return Figure(version.metric_key, scope, of_target=True)
