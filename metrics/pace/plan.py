"""What a target asks of each month: its curve spread over the time that there is for it.

* **序时**: every day the same;
* **季节**: as past years went (all counties together, the city with its own work); without any, every day the same;
* **里程碑**: nothing before its day, all of it on that day.

A plan is what was set. Whether a county that is below it is behind is judged by how past years went, whatever the curve
(`metrics.pace.watch`).
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
from metrics.pace.target_versions import Curve, TargetVersion, target_version, valid_targets


@dataclass(frozen=True)
class Plan:
    """A target in the version valid at the cut-off, spread from `since` (None: 1 January) to `due_on`; base unit.

    `pace.seasonal` says whether a 季节 curve has past years to follow.
    """

    target: TargetVersion
    scope: Scope
    due_on: dt.date
    since: dt.date | None = None
    pace: Pace = field(default_factory=Pace)

    @property
    def curve(self) -> Curve:
        """Over what the target is spread."""
        return cast("Curve", self.target.curve)

    def by(self, day: dt.date) -> float:
        """What is to be done up to the end of a day of the year."""
        goal = float(self.target.value)
        if self.target.is_milestone:
            return goal if day >= self.due_on else 0.0
        if self.since and day < self.since:
            return 0.0
        return goal * self.pace.share_between(self.since, day, self.due_on)

    @property
    def months(self) -> tuple[float | None, ...]:
        """What each month is to bring, January first; None for a month in which nothing is due."""
        year = self.scope.year
        ends = [dt.date(year, month, calendar.monthrange(year, month)[1]) for month in range(1, 13)]
        so_far = [0.0, *map(self.by, ends)]
        return tuple(self._asked(end, so_far[at + 1] - so_far[at]) for at, end in enumerate(ends))

    def _asked(self, end: dt.date, amount: float) -> float | None:
        first = end.replace(day=1)
        if self.target.is_milestone:
            return amount if first <= self.due_on <= end else None
        return None if first > self.due_on or (self.since and end < self.since) else amount

    @property
    def by_now(self) -> float | None:
        """What is to be done by the cut-off; None where nothing is due yet."""
        if self.target.is_milestone and self.scope.cut_off < self.due_on:
            return None
        return self.by(self.scope.cut_off)


def plan(con: duckdb.DuckDBPyConnection, key: str, scope: Scope) -> Plan | None:
    """The plan of a metric in a scope; None without a target above 0, or for what isn't counted day by day.

    An unknown key raises KeyError.
    """
    metric = METRICS[key]
    scope = metric.within(scope)
    target = target_version(valid_targets(con, scope), key, scope.county_id)
    if target is None or target.value <= 0 or not metric.is_flow:
        return None
    since = founded_within(founded_on(con), scope.county_id, scope.year)
    return Plan(target, scope, target.due_within(scope.year), since, _pace(con, metric, scope, target))


def _pace(con: duckdb.DuckDBPyConnection, metric: Metric, scope: Scope, target: TargetVersion) -> Pace:
    if target.curve != "季节":
        return Pace()
    season = seasons(con, [metric], Scope(scope.year, scope.as_of))[metric.key]
    return season.city if scope.county_id is None else season.counties
