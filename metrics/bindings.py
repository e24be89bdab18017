"""Which campaigns stand for a role in a year, as data/reference/bindings.toml names them."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from metrics.metric import Metric, Scope

_BOUND = "select distinct role from dim_binding where kind = 'campaign' and coalesce(year, $year) = $year"


def applies(con: duckdb.DuckDBPyConnection, metric: Metric, scope: Scope) -> bool:
    """Whether a figure can exist in the scope's year: not one of a campaign that none of the year's stands for."""
    return not without_campaign(con, [metric], scope)


def without_campaign(con: duckdb.DuckDBPyConnection, metrics: Iterable[Metric], scope: Scope) -> set[str]:
    """The keys of those metrics whose campaign the year hasn't: no row of theirs is no 0."""
    roles = {metric.key: metric.ends_with for metric in metrics if metric.ends_with}
    if not roles:
        return set()
    bound = {role for (role,) in con.execute(_BOUND, {"year": scope.year}).fetchall()}
    return {key for key, role in roles.items() if role not in bound}
