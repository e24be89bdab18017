"""A figure as it stands somewhere: a metric in a scope, all of it or a part, or its target; read, and traced."""

from __future__ import annotations

from dataclasses import dataclass, replace

import duckdb

from metrics.catalog import METRICS
from metrics.measure import measure
from metrics.metric import WHOLE, Metric, Part, Reading, Scope
from metrics.pace.target_versions import target_metric
from metrics.query import amounts
from metrics.splitting import read_part
from metrics.tracing import Trace, trace_of


@dataclass(frozen=True)
class Figure:
    """What a number shown stands for. `part` narrows the metric; `of_target` is what was to be done instead."""

    key: str
    scope: Scope
    part: Part = WHOLE
    of_target: bool = False

    @property
    def metric(self) -> Metric:
        """The definition, of the target where it is one; an unknown key raises KeyError."""
        metric = METRICS[self.key]
        return target_metric(metric) if self.of_target else metric


def read(con: duckdb.DuckDBPyConnection, figure: Figure) -> Reading:
    """The value of a figure. An unknown key raises KeyError, a split that its metric doesn't allow ValueError."""
    if figure.of_target:
        return _read_target(con, figure)
    if figure.part.values:
        return read_part(con, figure.key, figure.scope, figure.part)
    return measure(con, figure.key, figure.scope)


def trace(con: duckdb.DuckDBPyConnection, figure: Figure) -> Trace:
    """The cells that a figure is counted from, adding up to it; none where it is hidden. Raises as `read`."""
    return trace_of(con, read(con, figure), lambda key: read(con, replace(figure, key=key)))


def _read_target(con: duckdb.DuckDBPyConnection, figure: Figure) -> Reading:
    """The target that is valid at the cut-off; of the whole city the one set for it, else the sum of the counties'."""
    if figure.part.values:
        raise ValueError(f"{figure.key} 的任务不能拆分 / a target has no parts")
    whole = target_metric(METRICS[figure.key], of_city=True)
    for metric in (whole, figure.metric) if figure.scope.county_id is None else (figure.metric,):
        amount = amounts(con, [metric], figure.scope).get((), metric.key)
        if amount.rows:
            return Reading(metric, figure.scope, amount.value, rows=amount.rows, last_counted_on=amount.last_counted_on)
    return Reading(figure.metric, figure.scope, None)
