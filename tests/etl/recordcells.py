"""What cells of .xls and .xlsb files made record by record hold besides text, numbers and days, and how they look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Rows = Sequence[Sequence[Any]]
Merges = Sequence[tuple[int, int, int, int]]
DAY = "yyyy-mm-dd"
ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}
_BUILT_IN = {"": 0, "general": 0}
OWN_FORMATS = 164
_EPOCH = dt.date(1899, 12, 30)


@dataclass(frozen=True)
class Formula:
    """A formula with its result: a number, a text, the name of an error; None where it was never calculated.

    `on_open`: the program that wrote it asks for it to be calculated when the file is opened.
    """

    result: Any = None
    on_open: bool = False


@dataclass(frozen=True)
class Fault:
    """A cell that holds an error, not a formula."""

    name: str


@dataclass(frozen=True)
class Shown:
    """A number in a format of its own; a number for the format is one of Excel's built-in ones."""

    value: float
    format: str | int


@dataclass
class Options:
    """What a sheet hides and merges, besides its cells."""

    merges: Merges = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    filtered: bool = False
    hidden: Sequence[str] = ()  # names of sheets
    from_1904: bool = False


@dataclass
class Styles:
    """The number formats that cells use, each a style of its own; style 0 is plain."""

    formats: list[str | int] = field(default_factory=lambda: [""])

    def of(self, cell: Any) -> int:
        wanted = cell.format if isinstance(cell, Shown) else DAY if isinstance(cell, dt.date) else ""
        if wanted not in self.formats:
            self.formats.append(wanted)
        return self.formats.index(wanted)

    def numbers(self) -> list[int]:
        own = [one for one in self.formats if isinstance(one, str) and one]
        return [
            one if isinstance(one, int) else _BUILT_IN.get(one, OWN_FORMATS + own.index(one) if one in own else 0)
            for one in self.formats
        ]


def plain_value(cell: Any) -> Any:
    if isinstance(cell, dt.datetime):
        return (cell - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1)
    if isinstance(cell, dt.date):
        return float((cell - _EPOCH).days)
    if isinstance(cell, Shown):
        return float(cell.value)
    return float(cell) if isinstance(cell, int | Decimal) and not isinstance(cell, bool) else cell
