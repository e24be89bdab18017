"""A county beside its peers: where they stand, and their median in value and completion. No rank: that hides chance."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import duckdb

from metrics.catalog import METRICS
from metrics.counties import county_names
from metrics.measure import measure_by_county
from metrics.metric import Metric, Reading, Scope
from metrics.pace.comparison import can_be_compared
from metrics.pace.targets import completion

PER = 10_000
"""Rates are by so many inhabitants."""


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


@dataclass(frozen=True)
class Beside:
    """One metric of a county and of its peers: amounts by county id in the usual order, the county itself among them.

    `by_inhabitants`: they are by 10,000 inhabitants of the 2020 census; else in the base unit.
    """

    metric: Metric
    county_id: str
    amounts: dict[str, float]
    by_inhabitants: bool

    @property
    def own(self) -> float:
        """What the county itself has."""
        return self.amounts[self.county_id]

    @property
    def median(self) -> float:
        """The median of all of them."""
        return statistics.median(self.amounts.values())


def group(con: duckdb.DuckDBPyConnection, scope: Scope, *, same_type: bool) -> tuple[str, ...]:
    """The peers of the scope's county with itself, in the usual order: all counties, or those of its type (城区, 县,
    县级市). None where that leaves fewer than three, or where no county is chosen.
    """
    df = county_names(con, scope)
    own = df.loc[df["county_id"] == scope.county_id, "county_type"]
    if not len(own):
        return ()
    chosen = df.loc[df["county_type"] == own.iloc[0]] if same_type else df
    found = tuple(map(str, chosen["county_id"]))
    return found if len(found) >= _FEWEST else ()


def beside(
    con: duckdb.DuckDBPyConnection, keys: Sequence[str], scope: Scope, *, same_type: bool = False
) -> tuple[Beside, ...]:
    """The county of the scope beside its peers, for each metric in which that can be said and is fair.

    Work is by inhabitants, for counties differ in size; rates and states are as they are. Left out is what isn't known
    by county or may be hidden, what the county itself didn't report, what fewer than three did, and what none has. An
    unknown key raises KeyError.
    """
    members = group(con, scope, same_type=same_type)
    # A state that a county is in or isn't has no place on a strip.
    known = [key for key in keys if comparable(METRICS[key]) and not METRICS[key].latest_by]
    if not members or not known:
        return ()
    names = county_names(con, scope).set_index("county_id")["population_2020"]
    people = {str(county): float(number) for county, number in names.items() if number and number > 0}
    found = measure_by_county(con, known, scope)
    rows = [_beside(METRICS[key], str(scope.county_id), found[key], members, people) for key in known]
    return tuple(one for one in rows if _can_be_said(one))


def _can_be_said(one: Beside) -> bool:
    return one.county_id in one.amounts and len(one.amounts) >= _FEWEST and max(one.amounts.values()) > 0


def _beside(
    metric: Metric,
    county_id: str,
    readings: dict[str | None, Reading],
    members: Sequence[str],
    people: dict[str, float],
) -> Beside:
    fair = can_be_compared(metric)
    values = {county: readings[county].value for county in members}
    known = {county: float(value) for county, value in values.items() if value is not None}
    if fair:
        known = {county: value / people[county] * PER for county, value in known.items() if county in people}
    return Beside(metric, county_id, known, fair)
