"""The trend: is a month out of the ordinary, or does it vary as months do? An XmR chart once there are twelve of them.

X is a month's figure, mR the step from one month to the next. Ordinary months lie within the mean ± 2.66 mean steps.
A signal is one of four. While nothing changes each is rare: of steady two-year charts about one in seven has any.

* **outside**: a month outside the limits;
* **run**: eight months in a row above the mean, or below it (NHS *Making Data Count* says seven; eight is Wheeler's);
* **near**: two of three months in a row in the outer third between the mean and the same limit;
* **trend**: six months in a row each higher than the one before, or each lower.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import duckdb
import numpy as np
import numpy.typing as npt

from metrics.metric import HQ, Metric, Scope
from metrics.pace.returns import months_over
from metrics.query import amounts

Floats = npt.NDArray[np.float64]
Rule = Literal["outside", "run", "near", "trend"]
RULES: tuple[Rule, ...] = ("outside", "run", "near", "trend")
LEAST_MONTHS = 12
MOST_MONTHS = 36
"""Older months tell of other times."""
RUN, TREND = 8, 6
_STEPS = 2.66  # 3 / 1.128, which turns the mean step of two into three standard deviations


@dataclass(frozen=True)
class Month:
    """One month's figure in the base unit; a month without rows of a ledger kept daily is one with nothing."""

    year: int
    month: int
    value: float


@dataclass(frozen=True)
class Signal:
    """A rule that fired: which months (by place, first and last), and on which side of the mean."""

    rule: Rule
    first: int
    last: int
    side: Literal["high", "low"]


@dataclass(frozen=True)
class Control:
    """Months with their mean and limits; the lower one is never below 0, for there is no less than nothing."""

    months: tuple[Month, ...]
    mean: float
    low: float
    high: float
    signals: tuple[Signal, ...]

    def signals_at(self, place: int) -> list[Signal]:
        """The signals that a month is part of."""
        return [signal for signal in self.signals if signal.first <= place <= signal.last]


def control(months: Sequence[Month]) -> Control | None:
    """Mean, limits and signals of months in their order; None before there are twelve."""
    if len(months) < LEAST_MONTHS:
        return None
    values = np.array([month.value for month in months])
    mean, step = float(values.mean()), float(np.abs(np.diff(values)).mean())
    low, high = mean - _STEPS * step, mean + _STEPS * step
    found = tuple(sorted(_signals(values, mean, low, high), key=lambda one: (one.last, RULES.index(one.rule))))
    return Control(tuple(months), mean, max(0.0, low), high, found)


def _signals(values: Floats, mean: float, low: float, high: float) -> list[Signal]:
    floor = max(0.0, low)
    found: list[Signal] = []
    for at, value in enumerate(values):
        if value > high or value < floor:
            found.append(Signal("outside", at, at, "high" if value > high else "low"))
    for side, away in (("high", values - mean), ("low", mean - values)):
        named: Literal["high", "low"] = "high" if side == "high" else "low"
        reach = (high - mean) if named == "high" else mean - low
        found += [Signal("run", first, last, named) for first, last in _stretches(away > 0, RUN)]
        found += [Signal("near", first, last, named) for first, last in _pairs(away > reach * 2 / 3, away <= reach)]
        steps = np.diff(values) if named == "high" else -np.diff(values)
        found += [Signal("trend", first, last + 1, named) for first, last in _stretches(steps > 0, TREND - 1)]
    return found


def _stretches(flags: npt.NDArray[np.bool_], least: int) -> list[tuple[int, int]]:
    """First and last place of every unbroken stretch of at least so many."""
    found, first = [], None
    for at, flag in enumerate([*flags, False]):
        if flag and first is None:
            first = at
        elif not flag and first is not None:
            if at - first >= least:
                found.append((first, at - 1))
            first = None
    return found


def _pairs(near: npt.NDArray[np.bool_], inside: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Two of three months in a row that are near a limit and within it; what overlaps is one stretch."""
    places = [at for at, flag in enumerate(near & inside) if flag]
    found: list[tuple[int, int]] = []
    for first, last in pairwise(places):
        if last - first > 2:
            continue
        if found and found[-1][1] == first:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def months_of(con: duckdb.DuckDBPyConnection, metric: Metric, scope: Scope) -> tuple[Month, ...]:
    """The whole months up to the cut-off, of this year and up to two before it, oldest first; of a county or the city.

    A year counts when it was reported; none for metrics that aren't counted day by day, or whose small counts are
    hidden.
    """
    if not metric.is_flow or metric.restricted:
        return ()
    found: list[Month] = []
    for year in range(scope.year - MOST_MONTHS // 12 + 1, scope.year + 1):
        of_year = Scope(year, scope.as_of if year == scope.year else None, scope.county_id)
        sums = amounts(con, [metric], of_year, ["month", "county_id"])
        if not sums.reported[metric.key]:
            continue
        by_month = [0.0] * 12
        for (month, county), cells in sums.by_group.items():
            value = cells[metric.key].value if metric.key in cells else None
            if isinstance(month, int) and value is not None and not (metric.counties_only and county == HQ):
                by_month[month - 1] += float(value)
        found += [Month(year, month, by_month[month - 1]) for month in range(1, months_over(of_year) + 1)]
    return tuple(found)
