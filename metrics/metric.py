"""The words in which a figure is spoken of: a Metric defines it, a Scope narrows it, a Reading is its value there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True)
class Text:
    """One text in both languages; `text["zh"]` reads one of them."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class Term:
    """One column of a fact that is added up, with its sign; `646 = all - still poor` has two."""

    column: str
    sign: Literal[1, -1] = 1


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
    """One metric divided by another, both named by key; `None` where the divisor is 0 or missing."""

    numerator: str
    denominator: str


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
    splits: tuple[str, ...] = ("month", "county")
    kinds: tuple[str, ...] = ()
    part_of: str | None = None
    published: bool = False
    phrase: Text = Text("", "")


@dataclass(frozen=True)
class Scope:
    """Which year, up to which day, which county (its stable id; `HQ` is the city society itself)."""

    year: int
    as_of: dt.date | None = None
    county_id: str | None = None

    @property
    def cut_off(self) -> dt.date:
        """The last day that counts: the chosen one, or the year's last."""
        last = dt.date(self.year, 12, 31)
        return min(self.as_of, last) if self.as_of else last


@dataclass(frozen=True)
class Reading:
    """A metric's value in a scope. `value` is None when nothing was reported or when `suppressed`."""

    metric: Metric
    scope: Scope
    value: Decimal | None
    qualifier: str = ""
    rows: int = 0
    suppressed: bool = False
    target: Decimal | None = None
    last_counted_on: dt.date | None = None
    notes: tuple[str, ...] = field(default=())
