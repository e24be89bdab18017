"""What a period's disclosure holds: gifts and uses line by line, totals beside the headline figures, due dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Literal

from metrics.catalog import METRICS
from metrics.disclosures import Gift, Issue, Use, gifts, issues, uses
from metrics.measure import measure_many
from metrics.metric import Metric
from metrics.publication import Due, dues
from reports.evidence import Evidence

Table = Literal["gifts", "uses"]
Part = Literal["cash", "goods", "all", "lines"]
_TOTALS: tuple[tuple[str, Table, Part], ...] = (
    ("donations_cash", "gifts", "cash"),
    ("donations_goods_value", "gifts", "goods"),
    ("donations_value", "gifts", "all"),
    ("donation_lines", "gifts", "lines"),
    ("donation_use_cash", "uses", "cash"),
    ("donation_use_goods_value", "uses", "goods"),
    ("donation_use_value", "uses", "all"),
)


@dataclass(frozen=True)
class Total:
    """What the lines of a part of a table come to, beside the figure of the same days; in the figure's unit."""

    metric: Metric
    table: Table
    part: Part
    listed: Decimal
    figure: Decimal

    @property
    def agrees(self) -> bool:
        """Whether both are the same, to the fen."""
        return self.listed == self.figure


class Pack:
    """The disclosure of a period within the year and up to the cut-off of `evidence`; ValueError for any other.

    Without `since` and `until` it is the year up to the cut-off. `issue` is its number, by itself the next one.
    """

    def __init__(
        self,
        evidence: Evidence,
        since: dt.date | None = None,
        until: dt.date | None = None,
        issue: int | None = None,
    ) -> None:
        first, cut_off = dt.date(evidence.scope.year, 1, 1), evidence.scope.cut_off
        self.evidence, self.since, self.until = evidence, since or first, until or cut_off
        if not first <= self.since <= self.until <= cut_off:
            raise ValueError(
                f"公示期间应在 {first} 与 {cut_off} 之间，而不是 {self.since} 至 {self.until}"
                f" / the period must lie between {first} and {cut_off}, not be {self.since} to {self.until}"
            )
        self._issue = issue
        self._scope = replace(evidence.scope, as_of=self.until)

    @cached_property
    def gifts(self) -> Sequence[Gift]:
        """The gift lines of the period."""
        return gifts(self.evidence.con, self._scope, self.since)

    @cached_property
    def uses(self) -> Sequence[Use]:
        """The lines of use of the period."""
        return uses(self.evidence.con, self._scope, self.since)

    @cached_property
    def issues(self) -> Sequence[Issue]:
        """The issues that were published in the year up to the cut-off."""
        return issues(self.evidence.con, self.evidence.scope)

    @cached_property
    def dues(self) -> Sequence[Due]:
        """What has to be made public, and how that stands at the cut-off."""
        return dues(self.evidence.con, self.evidence.scope)

    @property
    def number(self) -> int:
        """The number of this issue: the one asked for, else the one after the year's last."""
        return self._issue or max((one.number for one in self.issues), default=0) + 1

    @property
    def unpublished(self) -> int:
        """How many of the gift lines name no issue in which they were published."""
        return sum(one.issue_number is None for one in self.gifts)

    @cached_property
    def totals(self) -> Sequence[Total]:
        """The totals of the tables, each beside the figure that the year's documents state for the same days."""
        keys = [key for key, _, _ in _TOTALS]
        now = measure_many(self.evidence.con, keys, self._scope)
        before = self._until(self.since - dt.timedelta(1), keys)
        return [
            Total(METRICS[key], table, part, self._listed(table, part), (now[key].value or Decimal(0)) - before[key])
            for key, table, part in _TOTALS
        ]

    def _until(self, day: dt.date, keys: Sequence[str]) -> dict[str, Decimal]:
        """The figures up to the end of a day of the year; 0 before its first."""
        if day.year < self.since.year:
            return dict.fromkeys(keys, Decimal(0))
        found = measure_many(self.evidence.con, keys, replace(self._scope, as_of=day))
        return {key: found[key].value or Decimal(0) for key in keys}

    def _listed(self, table: Table, part: Part) -> Decimal:
        lines: Iterable[Gift | Use] = self.gifts if table == "gifts" else self.uses
        if part == "lines":
            return Decimal(len(self.gifts))
        amounts = (
            one.amount_yuan or Decimal(0) for one in lines if part in ("all", "goods" if one.is_goods else "cash")
        )
        return sum(amounts, Decimal(0))
