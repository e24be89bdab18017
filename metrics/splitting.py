"""A metric split by month, county or a column of its fact: every part present, blank kept apart from nothing.

One part by itself is read from the same split, so that it says what the split says, hidden or not.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

import duckdb

from metrics.catalog import METRICS
from metrics.combining import combined
from metrics.counties import county_names
from metrics.metric import HQ, Metric, Part, Reading, Scope
from metrics.query import Amount, Amounts, GroupKey, amounts, zero_without_rows
from metrics.restriction import counted, hidden_groups
from metrics.small_cells import BESIDE_SMALL, SMALL, is_small

if TYPE_CHECKING:
    import pandas as pd


def split(con: duckdb.DuckDBPyConnection, key: str, scope: Scope, by: Sequence[str]) -> pd.DataFrame:
    """One row for each part: the columns of `by`, then value (NaN: not reported, hidden), qualifier, rows, suppressed,
    note (why it is suppressed: "small", or "beside_small" where it would give a small one away; else "").

    `by` names "month" (1 to 12, up to the cut-off), "county_id" (counties in their order, then HQ) or other columns
    that the metric's `splits` allow; others raise ValueError, an unknown key KeyError.
    """
    rows = []
    for group, amount, note in _split(con, METRICS[key], scope, list(by)):
        value = float(amount.value) if amount.value is not None else float("nan")
        rows.append((*group, value, amount.qualifier, amount.rows, bool(note), note))
    import pandas as pd

    df = pd.DataFrame(rows, columns=[*by, "value", "qualifier", "rows", "suppressed", "note"])
    return df.astype({"value": "float64", "rows": "int64", "suppressed": "bool"})


def read_part(con: duckdb.DuckDBPyConnection, key: str, scope: Scope, part: Part) -> Reading:
    """The reading of one part, as the split by its names shows it; without a value where there is no such part.

    A split that the metric doesn't allow raises ValueError, an unknown key KeyError. Of a restricted metric a part by
    more than one name is hidden: no table shows it, so nothing has looked at what it would give away.
    """
    metric = METRICS[key]
    if metric.restricted and len(part.values) > 1:
        _allowed(metric, part.names)
        return Reading(metric, scope, None, suppressed=True, notes=(BESIDE_SMALL,), part=part)
    wanted = tuple(value for _, value in part.values)
    for group, amount, note in _split(con, metric, scope, list(part.names)):
        if tuple(map(as_text, group)) == wanted:
            last = None if note else amount.last_counted_on
            notes = (note,) if note else ()
            return Reading(
                metric, scope, amount.value, amount.qualifier, amount.rows, bool(note), None, last, part, notes
            )
    return Reading(metric, scope, None, part=part)


def as_text(value: object) -> str:
    """The value of a split as a part names it: as the database would write it."""
    if value is None:
        return ""
    plain = value.item() if hasattr(value, "item") else value  # numpy has types of its own
    return str(plain).lower() if isinstance(plain, bool) else str(plain)


def _allowed(metric: Metric, by: Sequence[str]) -> None:
    if wrong := [name for name in by if name not in metric.splits]:
        allowed = ", ".join(metric.splits)
        raise ValueError(
            f"{metric.key} 不能按 {wrong[0]} 拆分，可用 {allowed} / can't be split by {wrong[0]}, only by {allowed}"
        )


def _split(
    con: duckdb.DuckDBPyConnection, metric: Metric, scope: Scope, by: list[str]
) -> Iterator[tuple[GroupKey, Amount, str]]:
    """Each group in order with its amount, and why it is hidden ("" where it isn't); a hidden one has no amount."""
    _allowed(metric, by)
    found, hide = _amounts(con, metric, scope, by)
    for group in _groups(con, metric, scope, by, found):
        amount = combined(metric, [_filled(found, METRICS[name], by, group) for name in metric.parts or (metric.key,)])
        if group in hide:
            yield group, Amount(), SMALL if is_small(amount.value) else BESIDE_SMALL
        else:
            yield group, amount, ""


def _amounts(
    con: duckdb.DuckDBPyConnection, metric: Metric, scope: Scope, by: list[str]
) -> tuple[Amounts, set[GroupKey]]:
    """The amounts by group, and the groups that are hidden. A small count is judged beside all counties'."""
    if not metric.restricted:
        return amounts(con, counted([metric.key]), scope, by), set()
    narrowed = scope.county_id is not None and "county_id" not in by
    dimensions = [*by, "county_id"] if narrowed else by
    found = amounts(con, counted([metric.key]), dataclasses.replace(scope, county_id=None), dimensions)
    parts = [METRICS[name] for name in metric.parts or (metric.key,)]
    hide = set().union(*(hidden_groups(found, part, dimensions, scope) for part in parts))
    if scope.county_id is None:
        return found, hide
    place = dimensions.index("county_id")
    keep = len(by)
    chosen = Amounts()
    for group, cells in found.by_group.items():
        if group[place] == scope.county_id:
            chosen.by_group[group[:keep]] = cells
    for key, groups in found.reported.items():
        chosen.reported[key] = {group[:keep] for group in groups if group[place] == scope.county_id}
    return chosen, {group[:keep] for group in hide if group[place] == scope.county_id}


def _filled(found: Amounts, metric: Metric, by: Sequence[str], group: GroupKey) -> Amount:
    """The amount of a group; 0 where there is no row although rows would say so and the sheet was handed in."""
    amount = found.get(group, metric.key)
    if amount.value is not None or amount.is_blank or not zero_without_rows(metric, by):
        return amount
    reported = found.reported[metric.key]
    if "county_id" in by:
        place = by.index("county_id")
        handed_in = any(other[place] == group[place] for other in reported)
    else:
        handed_in = bool(reported)
    return Amount(Decimal(0)) if handed_in else Amount()


def _groups(
    con: duckdb.DuckDBPyConnection, metric: Metric, scope: Scope, by: Sequence[str], found: Amounts
) -> list[GroupKey]:
    """All groups to show, in order: the months and counties there are, with the other values that occur."""
    parts = metric.parts or (metric.key,)
    seen = {g for g, cells in found.by_group.items() if any(cells.get(part, Amount()).rows for part in parts)}
    axes = [_axis(con, scope, name, {group[place] for group in seen}) for place, name in enumerate(by)]
    fixed = [place for place, name in enumerate(by) if name in ("month", "county_id")]
    other = [place for place in range(len(by)) if place not in fixed]
    combinations = {tuple(group[place] for place in other) for group in seen}
    return [group for group in product(*axes) if not other or tuple(group[place] for place in other) in combinations]


def _axis(con: duckdb.DuckDBPyConnection, scope: Scope, name: str, seen: set[object]) -> list[object]:
    """The values along one dimension, in the order in which they are read."""
    if name == "month":
        return list(range(1, scope.cut_off.month + 1))
    if name == "county_id":
        counties = [str(county) for county in county_names(con, scope)["county_id"]]
        known: list[object] = [c for c in counties if scope.county_id in (None, c)]
        return known + sorted((c for c in seen if c not in known), key=lambda county: (county == HQ, str(county)))
    order = dict(
        con.execute(
            "select value_zh, order_number from dim_field_value where field = $field", {"field": name}
        ).fetchall()
    )
    return sorted(seen, key=lambda value: (value is None, order.get(value, len(order)), _natural(value)))


def _natural(value: object) -> tuple[float, str]:
    """Numbers by size, texts by spelling."""
    number = float(value) if isinstance(value, int | float | Decimal) else 0.0
    return (number, str(value))
