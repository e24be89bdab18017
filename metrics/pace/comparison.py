"""Counties beside one another, by inhabitants: what was done in each, on the funnel of all."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from metrics.catalog import METRICS
from metrics.metric import Metric, Scope, Text
from metrics.pace.funnel import Funnel, funnel
from metrics.pace.history import seasons
from metrics.rates import df_per_10k


@dataclass(frozen=True)
class Comparison:
    """The counties of a funnel in the usual order, and those left out: nothing reported, or no population known."""

    metric: Metric
    county_ids: tuple[str, ...]
    names: tuple[Text, ...]
    funnel: Funnel
    left_out: tuple[Text, ...]


def can_be_compared(metric: Metric) -> bool:
    """Whether a rate by inhabitants means something and gives nothing away: a sum or count of a county's own work."""
    return metric.is_flow and "county_id" in metric.splits and not metric.restricted and not metric.only_in_splits


def compare(con: duckdb.DuckDBPyConnection, key: str, scope: Scope) -> Comparison | None:
    """The comparison of a metric's counties; None where too few can be compared. An unknown key raises KeyError."""
    metric = METRICS[key]
    if not can_be_compared(metric):
        return None
    df = df_per_10k(con, key, scope)
    known = df["value"].notna() & (df["population_2020"].fillna(0) > 0)
    df_known = df[known]
    values, populations = (df_known[column].to_numpy("float64") for column in ("value", "population_2020"))
    found = funnel(values, populations, seasons(con, [metric], scope)[key].phi)
    if found is None:
        return None
    names = [Text(str(row.name_zh), str(row.name_en)) for row in df_known.itertuples()]
    left_out = [Text(str(row.name_zh), str(row.name_en)) for row in df[~known].itertuples()]
    return Comparison(metric, tuple(map(str, df_known["county_id"])), tuple(names), found, tuple(left_out))
