"""Targets as they were set: of each metric and county the version that is valid at the cut-off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import duckdb

from metrics.metric import Metric, Scope, Sum, Term, Text


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


Targets = Mapping[tuple[str, str | None], TargetVersion]

_VALID = """
select metric_key, county_id, target_value, target_direction, target_curve, due_on, issued_on, version, row_id
from fact_target
where year = $year and counted_on <= $cut_off and target_value is not null
qualify row_number() over (
    partition by metric_key, county_id order by issued_on desc nulls last, version desc nulls last, row_id desc
) = 1
"""


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


def target_value(targets: Targets, key: str, county_id: str | None) -> Decimal | None:
    """The target of a county; of the whole: the one set for the whole, else the sum of the counties'."""
    own = targets.get((key, county_id))
    if own is not None or county_id is not None:
        return own.value if own else None
    parts = [target.value for (name, county), target in targets.items() if name == key and county is not None]
    return sum(parts, Decimal(0)) if parts else None
