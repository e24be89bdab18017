"""Targets as they were set: of each metric and county the version that is valid at the cut-off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import duckdb

from metrics.catalog import METRICS
from metrics.metric import Metric, Scope, Sum, Term, Text

Curve = Literal["序时", "季节", "里程碑"]


@dataclass(frozen=True)
class TargetVersion:
    """One target: for a county, or with `county_id` None for the whole city. `direction` is ≥ or ≤."""

    metric_key: str
    county_id: str | None
    value: Decimal
    direction: str
    curve: str
    due_on: dt.date | None
    issued_on: dt.date | None
    version: int
    row_id: int

    @property
    def is_limit(self) -> bool:
        """Whether the value is not to be exceeded."""
        return self.direction == "≤"

    @property
    def is_milestone(self) -> bool:
        """Whether it is reached at one stroke, so that no part of it is due before its day."""
        return self.curve == "里程碑"

    def due_within(self, year: int) -> dt.date:
        """The day by which the target is to be reached: its own within the year, else the year's last."""
        return self.due_on if self.due_on and self.due_on.year == year else dt.date(year, 12, 31)


Targets = Mapping[tuple[str, str | None], TargetVersion]

_VALID = """
select metric_key, county_id, target_value, target_direction, target_curve, due_on, issued_on, version, row_id
from fact_target
where year = $year and counted_on <= $cut_off and target_value is not null
qualify row_number() over (
    partition by metric_key, county_id order by issued_on desc nulls last, version desc nulls last, row_id desc
) = 1
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
    rows = con.execute(_VALID, {"year": scope.year, "cut_off": scope.cut_off}).fetchall()
    found: dict[tuple[str, str | None], TargetVersion] = {}
    for key, county, value, direction, curve, due, issued, version, row_id in rows:
        found[key, county] = TargetVersion(
            key, county, Decimal(str(value)), direction or "≥", curve or "序时", due, issued, version or 1, row_id
        )
    return found


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
    return TargetVersion(key, None, value, direction, curve, due, issued, newest.version, newest.row_id)
