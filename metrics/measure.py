"""The value of a metric in a scope: one, several at once, each county; splits and traces are reached from here too."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

import duckdb

from metrics.catalog import METRICS
from metrics.combining import combined
from metrics.counties import names_by_id
from metrics.metric import HQ, Metric, Reading, Scope
from metrics.pace.target_versions import Targets, target_value, valid_targets
from metrics.query import Amount, Amounts, GroupKey, amounts
from metrics.restriction import counted, hidden_groups
from metrics.small_cells import BESIDE_SMALL, SMALL, is_small
from metrics.splitting import split
from metrics.tracing import Trace, TraceCell, trace_of

__all__ = ["Trace", "TraceCell", "measure", "measure_by_county", "measure_many", "split", "trace", "years"]


def measure(con: duckdb.DuckDBPyConnection, metric: Metric | str, scope: Scope) -> Reading:
    """A metric's value in a scope. An unknown key raises KeyError."""
    key = metric if isinstance(metric, str) else metric.key
    return measure_many(con, [key], scope)[key]


def measure_many(con: duckdb.DuckDBPyConnection, keys: Sequence[str], scope: Scope) -> dict[str, Reading]:
    """Several metrics in one scope, by key; one query for each fact. An unknown key raises KeyError."""
    if scope.county_id is None:
        return _readings(keys, scope, amounts(con, counted(keys), scope), (), valid_targets(con, scope))
    # A small count of one county can only be judged beside those of the others.
    restricted = [metric for metric in counted(keys) if metric.restricted]
    found = amounts(con, [metric for metric in counted(keys) if not metric.restricted], scope)
    city = amounts(con, restricted, dataclasses.replace(scope, county_id=None), ["county_id"])
    small = {metric.key: hidden_groups(city, metric, ["county_id"], scope) for metric in restricted}
    for metric in restricted:
        found.by_group[()][metric.key] = city.get((scope.county_id,), metric.key)
    return _readings(keys, scope, found, (), valid_targets(con, scope), _of_group(small, (scope.county_id,)))


def measure_by_county(
    con: duckdb.DuckDBPyConnection, keys: Sequence[str], scope: Scope
) -> dict[str, dict[str | None, Reading]]:
    """Several metrics by key, each as a whole (None), by county id and for the city society itself (HQ).

    Every county valid at the cut-off is there, reported or not.
    """
    whole = dataclasses.replace(scope, county_id=None)
    targets = valid_targets(con, whole)
    found = amounts(con, counted(keys), whole, ["county_id"])
    small = {metric.key: hidden_groups(found, metric, ["county_id"], whole) for metric in counted(keys)}
    by_key: dict[str, dict[str | None, Reading]] = {
        key: {None: reading} for key, reading in measure_many(con, keys, whole).items()
    }
    for county in dict.fromkeys([*names_by_id(con, whole), *(str(group[0]) for group in found.by_group)]):
        group, here = (county,), dataclasses.replace(scope, county_id=county)
        for key, reading in _readings(keys, here, found, group, targets, _of_group(small, group)).items():
            by_key[key][county] = reading
    return by_key


def trace(con: duckdb.DuckDBPyConnection, key: str, scope: Scope) -> Trace:
    """The cells that a figure is counted from; none where the figure is hidden. An unknown key raises KeyError."""
    return trace_of(con, measure(con, key, scope), lambda part: measure(con, part, scope))


def years(con: duckdb.DuckDBPyConnection) -> list[int]:
    """The years that have any row, newest first."""
    facts = dict.fromkeys(metric.fact for metric in METRICS.values() if metric.fact)
    union = " union ".join(f"select year from {fact} where counted_on is not null" for fact in facts)
    return [int(year) for (year,) in con.execute(f"select year from ({union}) order by year desc").fetchall()]


def _of_group(small: dict[str, set[GroupKey]], group: GroupKey) -> set[str]:
    return {key for key, groups in small.items() if group in groups}


def _readings(
    keys: Iterable[str], scope: Scope, found: Amounts, group: GroupKey, targets: Targets, hide: Iterable[str] = ()
) -> dict[str, Reading]:
    hide = set(hide)
    out: dict[str, Reading] = {}
    for key in keys:
        metric = METRICS[key]
        target = target_value(targets, key, scope.county_id)
        if hide & {key, *metric.parts}:
            note = SMALL if is_small(found.get(group, key).value) else BESIDE_SMALL
            out[key] = Reading(metric, scope, None, suppressed=True, target=target, notes=(note,))
            continue
        nowhere = metric.counties_only and scope.county_id == HQ
        amount = combined(metric, [Amount() if nowhere else found.get(group, part) for part in metric.parts or (key,)])
        value = None if metric.only_in_splits else amount.value
        out[key] = Reading(metric, scope, value, amount.qualifier, amount.rows, False, target, amount.last_counted_on)
    return out
