"""What happened on each day: the course of a figure, finer than by month."""

from __future__ import annotations

import duckdb
import pandas as pd

from metrics.catalog import METRICS
from metrics.metric import Scope
from metrics.query import amounts


def df_by_day(con: duckdb.DuckDBPyConnection, key: str, scope: Scope) -> pd.DataFrame:
    """One row for each day with a row that counts, in order: date, value (float64, in the base unit).

    An unknown key raises KeyError; a metric that isn't counted day by day, or is restricted, ValueError.
    """
    metric = METRICS[key]
    if not metric.is_flow or metric.restricted:
        raise ValueError(f"{key} 不能按日统计 / can't be counted by day")
    found = amounts(con, [metric], scope, ["counted_on"])
    days = sorted((day, cells[key].value) for (day,), cells in found.by_group.items())
    known = [(day, float(value)) for day, value in days if value is not None]
    return pd.DataFrame(known, columns=["date", "value"]).astype({"value": "float64"})
