"""Targets: how much of the year is over, how much is done, by county; what is still missing."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import duckdb
import pandas as pd

from metrics.counties import county_names
from metrics.measure import measure_by_county
from metrics.metric import Reading, Scope
from metrics.pace.target_versions import target_value, valid_targets
from metrics.units import rounded_to

__all__ = ["completion", "df_by_county", "pace", "reached", "shortfall", "target_of"]


def pace(scope: Scope) -> Decimal:
    """序时进度: the share of the year that is over at the end of the cut-off day, 1 on 31 December."""
    first, after = dt.date(scope.year, 1, 1), dt.date(scope.year + 1, 1, 1)
    return Decimal((scope.cut_off - first).days + 1) / Decimal((after - first).days)


def completion(reading: Reading) -> Decimal | None:
    """完成率: value by target, 1 when reached; None without a value or a target above 0."""
    if reading.value is None or not reading.target or reading.target <= 0:
        return None
    return reading.value / reading.target


def shortfall(reading: Reading) -> Decimal | None:
    """How much is missing to the target, 0 when it is reached; None without a value or a target."""
    if reading.value is None or reading.target is None:
        return None
    return max(reading.target - reading.value, Decimal(0))


def reached(now: Reading) -> int:
    """1 beyond the target, 0 at it, -1 short of it, by the value as documents write it; a missing number is 0."""
    metric = now.metric
    value, target = rounded_to(now.value or Decimal(0), metric.rounding), now.target or Decimal(0)
    difference = target - value if metric.good == "down" else value - target
    return (difference > 0) - (difference < 0)


def target_of(con: duckdb.DuckDBPyConnection, key: str, scope: Scope) -> Decimal | None:
    """The target valid at the cut-off; of the whole, the one set for it or the sum of the counties'."""
    return target_value(valid_targets(con, scope), key, scope.county_id)


def df_by_county(con: duckdb.DuckDBPyConnection, key: str, scope: Scope) -> pd.DataFrame:
    """One row for each county in the usual order: county_id, name, name_zh, name_en, done, target, completion, pace,
    expected (target by pace), gap (done less expected), shortfall, suppressed, last_counted_on.

    Numbers are float64, NaN where nothing was reported, is hidden, or no target is set. `name` is Chinese.
    """
    by_county = measure_by_county(con, [key], scope)[key]
    targets, share = valid_targets(con, scope), pace(scope)
    rows = []
    for county in county_names(con, scope).itertuples():
        county_id = str(county.county_id)
        reading, target = by_county.get(county_id), target_value(targets, key, county_id)
        expected = target * share if target is not None else None
        done = reading.value if reading else None
        rows.append(
            {
                "county_id": county_id,
                "name": county.name_zh,
                "name_zh": county.name_zh,
                "name_en": county.name_en,
                "done": done,
                "target": target,
                "completion": completion(reading) if reading else None,
                "pace": share,
                "expected": expected,
                "gap": done - expected if done is not None and expected is not None else None,
                "shortfall": shortfall(reading) if reading else None,
                "suppressed": bool(reading and reading.suppressed),
                "last_counted_on": reading.last_counted_on if reading else None,
            }
        )
    numbers = dict.fromkeys(("done", "target", "completion", "pace", "expected", "gap", "shortfall"), "float64")
    return pd.DataFrame(rows).astype(numbers)
