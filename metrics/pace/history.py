"""What past years tell: the season of a metric over all counties, and how unevenly its rows are sized."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb

from metrics.metric import HQ, Metric, Scope, Sum
from metrics.pace.forecast import Pace, dispersion, pace_of
from metrics.query import amounts, filled_sql, parameters, rows_sql, signed_sql

YEARS = 5
"""How many past years are looked at: older ones tell of other times."""
_LAST_QUARTER = (10, 11, 12)


@dataclass(frozen=True)
class Season:
    """The pace of the counties together and of the whole city with its own work, and the size φ of an event."""

    counties: Pace
    city: Pace
    phi: float = 1.0


def seasons(con: duckdb.DuckDBPyConnection, metrics: Sequence[Metric], scope: Scope) -> dict[str, Season]:
    """The season of each metric by key, from up to five past years that were reported to their end.

    A metric that isn't counted day by day has none. Nor has a restricted one: what is expected by a day would give
    away the months of its history.
    """
    flows = [metric for metric in metrics if metric.is_flow and not metric.restricted]
    past = _past_years(con, {metric.fact for metric in flows}, scope.year)
    of_counties, of_city = _histories(con, flows, past)
    found = {metric.key: Season(Pace(), Pace()) for metric in metrics}
    for metric in flows:
        phi = _phi(con, metric, [Scope(scope.year, scope.as_of), *map(Scope, past)])
        found[metric.key] = Season(pace_of(of_counties[metric.key], phi), pace_of(of_city[metric.key], phi), phi)
    return found


def _past_years(con: duckdb.DuckDBPyConnection, facts: Iterable[str], year: int) -> list[int]:
    """The newest years before `year` that have any row in one of the facts, newest first."""
    union = " union ".join(f"select year from {fact} where year < $year" for fact in sorted(facts))
    if not union:
        return []
    newest = f"select distinct year from ({union}) order by year desc limit {YEARS}"
    rows = con.execute(newest, {"year": year}).fetchall()
    return [int(row[0]) for row in rows]


History = list[tuple[int, int, float]]


def _histories(
    con: duckdb.DuckDBPyConnection, metrics: Sequence[Metric], past: Iterable[int]
) -> tuple[dict[str, History], dict[str, History]]:
    """(year, month, amount) by metric: of the counties, and of the city with its own work."""
    of_counties: dict[str, History] = {metric.key: [] for metric in metrics}
    of_city: dict[str, History] = {metric.key: [] for metric in metrics}
    for year in past:
        found = amounts(con, metrics, Scope(year), ["month", "county_id"])
        # A year whose sheets end in spring says nothing about autumn.
        whole = {key for key, groups in found.reported.items() if any(month in _LAST_QUARTER for month, _ in groups)}
        for (month, county), cells in found.by_group.items():
            for key in whole & cells.keys():
                value = cells[key].value
                if value is None or not isinstance(month, int):
                    continue
                of_city[key].append((year, month, float(value)))
                if county != HQ:
                    of_counties[key].append((year, month, float(value)))
    return of_counties, of_city


def _phi(con: duckdb.DuckDBPyConnection, metric: Metric, scopes: Iterable[Scope]) -> float:
    """φ from the sizes of the rows that count; 1 where rows are counted singly."""
    if not isinstance(metric.measure, Sum):
        return 1.0
    size = f"({' + '.join(signed_sql(metric.measure))})::double"
    sql = f"select sum(size), sum(size * size) from (select {size} as size from ({rows_sql(metric)})"
    sql += f" where {filled_sql(metric)}) where size > 0"
    sums = [con.execute(sql, parameters(scope)).fetchone() or (None, None) for scope in scopes]
    return dispersion(sum(one or 0.0 for one, _ in sums), sum(two or 0.0 for _, two in sums))
