"""What a target asks of each month: its curve spread over the time that there is for it.

* **序时**: every day the same;
* **季节**: as past years went (all counties together, the city with its own work); without any, every day the same;
* **里程碑**: nothing before its day, all of it on that day.

A target that is revised in June asks of March what it asked before. A plan is what was set. Whether a county that is
below it is behind is judged by how past years went, whatever the curve (`metrics.pace.watch`).
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, field
from typing import cast

import duckdb

from metrics.catalog import METRICS
from metrics.counties import founded_on, founded_within
from metrics.metric import Metric, Scope
from metrics.pace.forecast import Pace
from metrics.pace.history import seasons
from metrics.pace.target_versions import Curve, TargetVersion, target_course


@dataclass(frozen=True)
class Plan:
    """A target, as it was set and revised, spread from `since` (None: 1 January) to the day it is due; base unit.

    `pace.seasonal` says whether a 季节 curve has past years to follow.
    """

    course: tuple[TargetVersion, ...]
    scope: Scope
    since: dt.date | None = None
    pace: Pace = field(default_factory=Pace)

    @property
    def target(self) -> TargetVersion:
        """The version valid at the cut-off."""
        return self.course[-1]

    @property
    def due_on(self) -> dt.date:
        """The day of the year by which it is to be reached."""
        return self._due_on(self.target)

    @property
    def curve(self) -> Curve:
        """Over what the target is spread."""
        return cast("Curve", self.target.curve)

    def valid_on(self, day: dt.date) -> TargetVersion:
        """The version by which a day of the year is planned."""
        return next((one for one in reversed(self.course) if one.valid_from <= day), self.course[0])

    def by(self, day: dt.date) -> float:
        """What is to be done up to the end of a day of the year, by the version valid on that day."""
        return self._asked(self.valid_on(day), day)

    @property
    def months(self) -> tuple[float | None, ...]:
        """What each month is to bring, by the version valid at its end; January first; None where nothing is due.

        After a revision they don't add up to the target: what was to be done before isn't asked anew.
        """
        return tuple(self._asked_of_month(month) for month in range(1, 13))

    @property
    def by_now(self) -> float | None:
        """What is to be done by the cut-off; None where nothing is due yet."""
        if self.target.is_milestone and self.scope.cut_off < self.due_on:
            return None
        return self.by(self.scope.cut_off)

    def _asked_of_month(self, month: int) -> float | None:
        first = dt.date(self.scope.year, month, 1)
        end = first.replace(day=calendar.monthrange(first.year, month)[1])
        target = self.valid_on(end)
        due_on = self._due_on(target)
        if target.is_milestone and not first <= due_on <= end:
            return None
        if first > due_on or (self.since and end < self.since):
            return None
        before = self._asked(target, first - dt.timedelta(days=1)) if month > 1 else 0.0
        return self._asked(target, end) - before

    def _asked(self, target: TargetVersion, day: dt.date) -> float:
        """What a version asks for up to the end of a day."""
        goal, due_on = float(target.value), self._due_on(target)
        if target.is_milestone:
            return goal if day >= due_on else 0.0
        if self.since and day < self.since:
            return 0.0
        pace = self.pace if target.curve == "季节" else Pace()
        return goal * pace.share_between(self.since, day, due_on)

    def _due_on(self, target: TargetVersion) -> dt.date:
        return target.due_within(self.scope.year)


def plan(con: duckdb.DuckDBPyConnection, key: str, scope: Scope) -> Plan | None:
    """The plan of a metric in a scope; None without a target above 0, or for what isn't counted day by day.

    An unknown key raises KeyError.
    """
    metric = METRICS[key]
    scope = metric.within(scope)
    course = target_course(con, key, scope)
    if not course or course[-1].value <= 0 or not metric.is_flow:
        return None
    since = founded_within(founded_on(con), scope.county_id, scope.year)
    return Plan(course, scope, since, _pace(con, metric, scope, course))


def _pace(con: duckdb.DuckDBPyConnection, metric: Metric, scope: Scope, course: tuple[TargetVersion, ...]) -> Pace:
    if all(target.curve != "季节" for target in course):
        return Pace()
    season = seasons(con, [metric], Scope(scope.year, scope.as_of))[metric.key]
    return season.city if scope.county_id is None else season.counties
