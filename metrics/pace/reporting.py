"""Who has handed in what: every county's returns of every sheet that the counties keep, complete and in time or not.

Which sheets counties owe is told by what they do: one is owed when at least half of the counties have a row in it each
quarter or so, this year or last. Restricted sheets are left out: the day of a newest row there would be the day of
somebody's case.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import duckdb

from metrics.catalog import METRICS
from metrics.counties import county_names, founded_on
from metrics.metric import Scope, Text
from metrics.pace.returns import Returned, nothing_returned, returns

QUARTERS = 4


@dataclass(frozen=True)
class CountyReturns:
    """One county's returns at the cut-off, by kind of sheet in the order of the catalogue."""

    county_id: str
    adcode: str
    name: Text
    sheets: tuple[tuple[str, Returned], ...]

    @property
    def expected(self) -> int:
        """Monthly returns that are over at the cut-off, of all sheets."""
        return sum(one.expected for _, one in self.sheets)

    @property
    def received(self) -> int:
        """Those of them that have come."""
        return sum(one.received for _, one in self.sheets)

    @property
    def completeness(self) -> float | None:
        """Received returns as a share of the expected ones; None where none is expected yet."""
        return self.received / self.expected if self.expected else None

    @property
    def timeliness(self) -> float | None:
        """The share of sheets of which everything has come that is due; None where none is expected yet."""
        owed = [one for _, one in self.sheets if one.expected]
        return sum(one.is_timely for one in owed) / len(owed) if owed else None

    @property
    def months_late(self) -> int:
        """How many months' returns are late, of all sheets."""
        return sum(one.months_late for _, one in self.sheets)

    @property
    def last_on(self) -> dt.date | None:
        """The day of the newest row in any sheet."""
        return max((one.last_on for _, one in self.sheets if one.last_on), default=None)


def kinds_of_counties() -> dict[str, str]:
    """Kind of sheet to fact: of all that count what happened day by day in a county and aren't restricted."""
    daily = [metric for metric in METRICS.values() if metric.is_flow and metric.fact and "county_id" in metric.splits]
    restricted = {metric.fact for metric in METRICS.values() if metric.restricted}
    facts = dict.fromkeys(metric.fact for metric in daily if metric.fact not in restricted)
    return {fact.removeprefix("fact_"): fact for fact in facts}


def kind_names(con: duckdb.DuckDBPyConnection) -> dict[str, Text]:
    """What the kinds of sheet are called."""
    rows = con.execute("select kind, name_zh, name_en from dim_kind").fetchall()
    return {str(kind): Text(str(zh), str(en)) for kind, zh, en in rows}


def returns_by_county(
    con: duckdb.DuckDBPyConnection, scope: Scope, kinds: Mapping[str, str] | None = None
) -> tuple[CountyReturns, ...]:
    """The returns of every county valid at the cut-off, in the usual order, of the sheets that counties owe.

    `kinds`: which kinds of sheet are looked at, by kind the fact; without, all that counties can keep.
    """
    kinds = kinds_of_counties() if kinds is None else kinds
    now, before = (returns(con, kinds.values(), each) for each in (scope, Scope(scope.year - 1)))
    counties, founded = county_names(con, scope), founded_on(con)
    ids = [str(each) for each in counties["county_id"]]
    owed = {
        kind: now[fact]
        for kind, fact in kinds.items()
        if 2 * max(_reporting(now[fact], ids), _reporting(before[fact], ids)) >= len(ids) > 0
    }
    nothing = {county: nothing_returned(scope, founded.get(county)) for county in ids}
    return tuple(
        CountyReturns(
            str(county.county_id),
            str(county.adcode),
            Text(str(county.name_zh), str(county.name_en)),
            tuple(
                (kind, found.get(str(county.county_id), nothing[str(county.county_id)])) for kind, found in owed.items()
            ),
        )
        for county in counties.itertuples()
    )


def _reporting(found: Mapping[str, Returned], counties: Iterable[str]) -> int:
    """How many counties keep a sheet, and don't just have something for it once in a while."""
    return sum(county in found and found[county].rows >= QUARTERS for county in counties)


def latest(found: Iterable[CountyReturns]) -> list[CountyReturns]:
    """The counties whose returns are late, the latest first; those that lack the most come first among equals."""
    late = [one for one in found if one.months_late]
    return sorted(late, key=lambda one: (-one.months_late, one.completeness or 0.0))
