"""The words in which a figure is spoken of: a Metric defines it, a Scope narrows it, a Reading is its value there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

Language = Literal["zh", "en"]
HQ = "HQ"
"""The city society itself, beside the counties' stable ids."""


@dataclass(frozen=True)
class Text:
    """One text in both languages; `text["zh"]` reads one of them."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class Term:
    """One column of a fact that is added up, with its sign; `646 = all - still poor` has two.

    `where` narrows the term to some of the rows. `cell_from` names a column that holds the field whose cell has the
    value; NULL there means the row itself counts one, and its key cell stands for it.
    """

    column: str
    sign: Literal[1, -1] = 1
    where: str = "true"
    cell_from: str = ""


@dataclass(frozen=True)
class Sum:
    """The sum of one or more columns over the rows that count. NULL (blank) is not 0: no filled cell gives None."""

    terms: tuple[Term, ...]


@dataclass(frozen=True)
class CountRows:
    """How many rows count."""


@dataclass(frozen=True)
class CountDistinct:
    """How many different values a column has among the rows that count."""

    column: str


@dataclass(frozen=True)
class Ratio:
    """One metric divided by another, both named by key, times `per` (100 for %); `None` where the divisor is 0."""

    numerator: str
    denominator: str
    per: int = 1


@dataclass(frozen=True)
class Difference:
    """One metric less another, both named by key."""

    minuend: str
    subtrahend: str


Measure = Sum | CountRows | CountDistinct | Ratio | Difference


@dataclass(frozen=True)
class Metric:
    """The one definition of a KPI: everything that cards, axes, exports, the summary and its checker need to know.

    `fact` is a table of the warehouse; `where` a short SQL condition on its columns; `latest_by` names the columns
    whose newest row at the cut-off alone counts (a county's latest state, a target's valid version), newest by
    `latest_order`. `unit` is a key of `metrics.units.UNITS`, always the base unit (元, not 万元).

    `where` may speak of `$cut_off` and `$year`. `qualified` is a condition and the qualifier that such rows give.
    `splits` are "month", "county_id" and columns of the fact. `carried_over` counts the rows of earlier years too (a
    stock); `only_in_splits` marks a sum over things that can't be added (pieces of different goods).
    `restricted` says that small counts are hidden. `ends_with` names the role of a campaign whose last day ends the
    counting, before the cut-off. `rounding` is the step to which documents round.
    `phrase` is how a document writes the figure, `{n}` standing for number and unit. `named_by` is the column that
    names what was counted one by one (a school, a village), where documents give the names.
    """

    key: str
    stem: str
    name: Text
    definition: Text
    unit: str
    measure: Measure
    fact: str = ""
    where: str = "true"
    latest_by: tuple[str, ...] = ()
    latest_order: str = ""
    includes: Text = Text("", "")
    excludes: Text = Text("", "")
    rounding: Decimal | None = None
    target: str | None = None
    good: Literal["up", "down", "none"] = "up"
    splits: tuple[str, ...] = ("month", "county_id")
    kinds: tuple[str, ...] = ()
    part_of: str | None = None
    published: bool = False
    phrase: Text = Text("{n}", "{n}")
    qualified: tuple[str, str] | None = None
    carried_over: bool = False
    only_in_splits: bool = False
    restricted: bool = False
    ends_with: str = ""
    named_by: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """The keys of the two metrics that a ratio or a difference is made of; none for the others."""
        if isinstance(self.measure, Ratio):
            return (self.measure.numerator, self.measure.denominator)
        if isinstance(self.measure, Difference):
            return (self.measure.minuend, self.measure.subtrahend)
        return ()

    @property
    def counties_only(self) -> bool:
        """Whether the city society's own rows are no part of it."""
        return "county_id is not null" in self.where

    def within(self, scope: Scope) -> Scope:
        """The scope in which it can be read: of the whole city where it isn't known by county."""
        return scope if "county_id" in self.splits else replace(scope, county_id=None)

    @property
    def is_flow(self) -> bool:
        """Whether it counts what happened day by day, so that a month without rows is a month with nothing."""
        return "month" in self.splits and not self.latest_by and not self.parts


@dataclass(frozen=True)
class Scope:
    """Which year, up to which day, which county (its stable id; `HQ` is the city society itself).

    `since` is the first day that counts where that isn't 1 January: a campaign may have begun in an earlier year.
    """

    year: int
    as_of: dt.date | None = None
    county_id: str | None = None
    since: dt.date | None = None

    @property
    def cut_off(self) -> dt.date:
        """The last day that counts: the chosen one, or the year's last."""
        last = dt.date(self.year, 12, 31)
        return min(self.as_of, last) if self.as_of else last

    @property
    def year_before(self) -> Scope:
        """The same period of the year before; 29 February becomes the 28th."""
        day = self.as_of
        if day is None:
            return replace(self, year=self.year - 1)
        last = 28 if (day.month, day.day) == (2, 29) else day.day
        return replace(self, year=self.year - 1, as_of=dt.date(day.year - 1, day.month, last))


@dataclass(frozen=True)
class Part:
    """A part of a metric: which value of which of its splits ("month" 5, "sector" 学校), as texts; without any, all."""

    values: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The splits that the part is narrowed by."""
        return tuple(name for name, _ in self.values)


WHOLE = Part()


@dataclass(frozen=True)
class Reading:
    """A metric's value in a scope, exact, in the base unit; None when nothing was reported or when `suppressed`.

    `rows` is the number of rows that were counted, 0 when suppressed. `notes` names what else is to be known: "small"
    or "beside_small" for a hidden count.
    """

    metric: Metric
    scope: Scope
    value: Decimal | None
    qualifier: str = ""
    rows: int = 0
    suppressed: bool = False
    target: Decimal | None = None
    last_counted_on: dt.date | None = None
    part: Part = WHOLE
    notes: tuple[str, ...] = field(default=())
