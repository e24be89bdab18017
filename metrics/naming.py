"""What was counted, by name: the schools and bases of a year, the village, the counties that a figure comes from."""

from __future__ import annotations

import duckdb

from metrics.catalog import METRICS
from metrics.counties import names_by_id
from metrics.metric import Language, Scope
from metrics.query import filled_sql, parameters, rows_sql
from metrics.splitting import split


def names_of(con: duckdb.DuckDBPyConnection, key: str, scope: Scope) -> list[str]:
    """The names of what a figure counted, as the sheets write them, by day and row; none where it has no names.

    An unknown key raises KeyError.
    """
    metric = METRICS[key]
    if not metric.named_by or metric.restricted:
        return []
    sql = (
        f"select {metric.named_by} from (select * from ({rows_sql(metric)}) where {filled_sql(metric)})"
        f" where {metric.named_by} is not null group by {metric.named_by} order by min(counted_on), min(row_id)"
    )
    return [str(name) for (name,) in con.execute(sql, parameters(scope)).fetchall()]


def counties_of(con: duckdb.DuckDBPyConnection, key: str, scope: Scope, lang: Language) -> list[str]:
    """The counties that a figure comes from, as they were called at the cut-off, in their usual order.

    None where it doesn't split by county; those whose count is hidden are left out.
    """
    if "county_id" not in METRICS[key].splits:
        return []
    df = split(con, key, scope, ["county_id"])
    names = names_by_id(con, scope)
    counted = df.loc[(df["rows"] > 0) & ~df["suppressed"], "county_id"]
    return [names.get(county, (county, county))[0 if lang == "zh" else 1] for county in counted]
