"""Targets as they were set: of each metric and county the version that is valid at the cut-off, and those before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

import duckdb

from metrics.catalog import METRICS
from metrics.metric import Metric, Scope, Sum, Term, Text

Curve = Literal["序时", "季节", "里程碑"]


@dataclass(frozen=True)
class TargetVersion:
    """One target: for a county, or with `county_id` None for the whole city. `direction` is ≥ or ≤.

    `valid_from` is the day it was issued, or 1 January where nobody wrote one.
    """

    metric_key: str
    county_id: str | None
    value: Decimal
    direction: str
    curve: str
    due_on: dt.date | None
    issued_on: dt.date | None
    version: int
    row_id: int
    valid_from: dt.date

    @property
    def is_limit(self) -> bool:
        """Whether the value is not to be exceeded."""
        return self.direction == "≤"

    @property
    def is_milestone(self) -> bool:
        """Whether it is reached at one stroke, so that no part of it is due before its day."""
        return self.curve == "里程碑"

    @property
    def known_on(self) -> dt.date:
        """The day on which all that it is put together from had been issued."""
        return max(self.valid_from, self.issued_on or self.valid_from)

    def due_within(self, year: int) -> dt.date:
        """The day by which the target is to be reached: its own within the year, else the year's last."""
        return self.due_on if self.due_on and self.due_on.year == year else dt.date(year, 12, 31)


Targets = Mapping[tuple[str, str | None], TargetVersion]

_ISSUED = """
select metric_key, county_id, target_value, target_direction, target_curve, due_on, issued_on, version, row_id,
    counted_on
from fact_target
where year = $year and counted_on <= $cut_off and target_value is not null
order by issued_on nulls first, version nulls first, row_id
"""
_NAMED = "select distinct metric_key from fact_target where year = $year and counted_on <= $cut_off order by metric_key"


def target_metric(metric: Metric, *, of_city: bool = False) -> Metric:
    """What was to be done, as a metric of its own that can be traced; `of_city`: by the one set for the city.

    The valid versions are chosen as `valid_targets` chooses them.
    """
    return Metric(
        key=metric.key,
        stem=metric.stem,
        name=Text(f"{metric.name.zh}：任务", f"{metric.name.en}: target"),
        definition=Text(
            f"“{metric.name.zh}”的全年任务，取截止日期时有效的最新版本",
            f"The year's target of “{metric.name.en}”, in the newest version valid at the cut-off",
        ),
        unit=metric.unit,
        measure=Sum((Term("target_value", cell_from="value_field"),)),
        fact="(select *, null::varchar as qualifiers from fact_target where target_value is not null)",
        where=f"metric_key = '{metric.key}' and county_id is {'' if of_city else 'not '}null",
        latest_by=("metric_key", "county_id"),
        latest_order="issued_on, version",
        good="none",
        splits=("county_id",),
        kinds=("training_target", "indicator_target"),
    )


def valid_targets(con: duckdb.DuckDBPyConnection, scope: Scope) -> Targets:
    """The valid target of every metric and county; a target issued after the cut-off isn't there yet."""
    return {(one.metric_key, one.county_id): one for one in _issued(con, scope)}


def target_course(con: duckdb.DuckDBPyConnection, key: str, scope: Scope) -> tuple[TargetVersion, ...]:
    """The target of a metric as it was set and then revised up to the cut-off, oldest first; empty without one.

    Each is valid from its `valid_from` on; the first one is for the days before, too: no other was known for them. The
    target of the whole is revised whenever a county's is.
    """
    issued = [one for one in _issued(con, scope) if one.metric_key == key]
    course: list[TargetVersion] = []
    for day in sorted({one.valid_from for one in issued}):
        valid = target_version(_valid_on(issued, day), key, scope.county_id)
        if valid is not None and not (course and _asks_the_same(course[-1], valid)):
            course.append(replace(valid, valid_from=day))
    return tuple(course)


def _issued(con: duckdb.DuckDBPyConnection, scope: Scope) -> list[TargetVersion]:
    """Every target of the year issued by the cut-off; of those for one thing the valid one comes last."""
    rows = con.execute(_ISSUED, {"year": scope.year, "cut_off": scope.cut_off}).fetchall()
    return [
        TargetVersion(
            key,
            county,
            Decimal(str(value)),
            direction or "≥",
            curve or "序时",
            due,
            issued,
            version or 1,
            row_id,
            since,
        )
        for key, county, value, direction, curve, due, issued, version, row_id, since in rows
    ]


def _valid_on(issued: Iterable[TargetVersion], day: dt.date) -> Targets:
    """What was valid on a day; of what was set for the first time later, that."""
    found: dict[tuple[str, str | None], TargetVersion] = {}
    for one in issued:
        where = one.metric_key, one.county_id
        if one.valid_from <= day or where not in found:
            found[where] = one
    return found


def _asks_the_same(one: TargetVersion, other: TargetVersion) -> bool:
    asked = [(each.value, each.direction, each.curve, each.due_on) for each in (one, other)]
    return asked[0] == asked[1]


def nameless_targets(con: duckdb.DuckDBPyConnection, scope: Scope) -> dict[str, str]:
    """What stands for a figure in the target sheets of a year and is no figure's key: no such target is judged.

    Each with the key of the figure that is called so, "" where none is.
    """
    keys = con.execute(_NAMED, {"year": scope.year, "cut_off": scope.cut_off}).fetchall()
    called = {name.casefold(): key for key, metric in METRICS.items() for name in (metric.name.zh, metric.name.en)}
    return {key: called.get(key.casefold(), "") for (key,) in keys if key not in METRICS}


def target_value(targets: Targets, key: str, county_id: str | None) -> Decimal | None:
    """The target of a county; of the whole: the one set for the whole, else the sum of the counties'."""
    found = target_version(targets, key, county_id)
    return found.value if found else None


def target_version(targets: Targets, key: str, county_id: str | None) -> TargetVersion | None:
    """The target of a county; of the whole: the one set for the whole, else the counties' put together.

    What counties' targets have in common (direction, curve) the whole has too; it is due when the last of them is.
    """
    own = targets.get((key, county_id))
    if own is not None or county_id is not None:
        return own
    parts = [target for (name, county), target in targets.items() if name == key and county is not None]
    if not parts:
        return None
    direction = "≤" if all(part.is_limit for part in parts) else "≥"
    curves = {part.curve for part in parts}
    curve = curves.pop() if len(curves) == 1 else "序时"
    due = None if any(part.due_on is None for part in parts) else max(part.due_on for part in parts if part.due_on)
    issued = max((part.issued_on for part in parts if part.issued_on), default=None)
    value = sum((part.value for part in parts), Decimal(0))
    newest = max(parts, key=lambda part: part.version)
    since = max(part.valid_from for part in parts)
    return TargetVersion(key, None, value, direction, curve, due, issued, newest.version, newest.row_id, since)
