"""A county beside its peers: the median of all counties, in value and in completion. No rank: that hides chance."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from decimal import Decimal

import duckdb

from metrics.catalog import METRICS
from metrics.counties import county_names
from metrics.measure import measure_by_county
from metrics.metric import Metric, Scope
from metrics.pace.targets import completion


@dataclass(frozen=True)
class Peers:
    """The medians over the counties that reported, in the base unit and as a share; None where fewer than three did."""

    counties: int
    median: Decimal | None = None
    completion: Decimal | None = None


# Of two values the median lies between them and gives both away to whoever knows one.
_FEWEST = 3


def comparable(metric: Metric) -> bool:
    """Whether counties can be compared in a metric: it is known by county, and no count of it is ever hidden."""
    return "county_id" in metric.splits and not metric.restricted and not metric.only_in_splits


def peers(con: duckdb.DuckDBPyConnection, key: str, scope: Scope) -> Peers:
    """The medians of all counties valid at the cut-off, the city society left out. An unknown key raises KeyError."""
    if not comparable(METRICS[key]):
        return Peers(0)
    readings = measure_by_county(con, [key], scope)[key]
    counties = [readings[str(county)] for county in county_names(con, scope)["county_id"]]
    values = [reading.value for reading in counties if reading.value is not None]
    shares = [share for share in map(completion, counties) if share is not None]
    return Peers(
        len(values),
        statistics.median(values) if len(values) >= _FEWEST else None,
        statistics.median(shares) if len(shares) >= _FEWEST else None,
    )
