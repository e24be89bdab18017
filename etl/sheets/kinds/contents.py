"""What the cells of a column say by themselves: which fields could hold them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from etl.fields import DATED, NUMERIC, Field
from etl.sheets.headers.places import Places
from etl.sheets.totals import totalrows
from etl.text import comparable, is_blank
from etl.values import dates, numerals
from etl.values.cells import CellFault, Spec
from etl.values.column import parse_column
from etl.workbook import Grid

SAMPLE = 60
# From here on the cells of a column are taken for those of a field; below, they speak against it.
FITS, CONTRADICTS = 0.9, 0.2
# Types whose cells hardly anything else looks like.
TELLING = frozenset({"enum", "enum_list", "county", "approximation"})
_YEAR = re.compile(r"^(?:19[89]|20[0-4])\d(?:年度?)?$")
_TEXTS = frozenset({"text", "person_or_organisation"})
# How names of fields end that hold codes, and what a code looks like.
CODES, _CODE = ("_code", "_number"), re.compile(r"^(?=.*[0-9A-Za-z])\S{1,40}$")
# Any year makes 1月22日 a date; which one it is doesn't matter here.
_SOME_YEAR = 2020
_MONTHS, _DAYS = 12, 31


class Contents:
    """The cells below a row, looked at once for each column and field that is asked about."""

    def __init__(self, grid: Grid, below: int, places: Places) -> None:
        self._rows = list(_rows(grid, below))
        self._places = places
        self._known: dict[tuple[int, str], float | None] = {}

    def cells(self, column: int) -> list[object]:
        """The filled cells of a column, of the first rows."""
        cells = (row[column] for row in self._rows if column < len(row))
        return [cell for cell in cells if not is_blank(cell) and not isinstance(cell, CellFault)]

    def share(self, column: int, known: Field) -> float | None:
        """What share of a column's cells a field takes, from 0 to 1; None where there is none."""
        key = (column, known.name)
        if key not in self._known:
            cells = self.cells(column)
            self._known[key] = sum(self._taken(cells, known)) / len(cells) if cells else None
        return self._known[key]

    def fits(self, column: int, known: Field) -> bool:
        """Whether the cells of a column are those of a field."""
        return (self.share(column, known) or 0.0) >= FITS

    def contradicts(self, column: int, known: Field) -> bool:
        """Whether the cells of a column, two at least, can't be those of a field."""
        share = self.share(column, known)
        return share is not None and share <= CONTRADICTS and len(self.cells(column)) > 1

    def _taken(self, cells: Sequence[object], known: Field) -> list[bool]:
        if known.type == "identity":
            return [False] * len(cells)
        if known.type == "county":
            return [comparable(_plain(cell)) in self._places.words for cell in cells]
        if known.type == "approximation":
            return [any(word in str(cell) for word in numerals.QUALIFIERS) and ":" in _half(cell) for cell in cells]
        if known.type in NUMERIC and _are_years(cells):
            return [False] * len(cells)
        if known.type == "text" and known.name.endswith(CODES) != _are_codes(cells):
            return [False] * len(cells)
        if known.type == "date":
            return [_is_day(cell) for cell in cells]
        faults = parse_column(cells, Spec(known, required=True), [_SOME_YEAR] * len(cells)).faults
        return [row not in faults and _looks_like(cell, known) for row, cell in enumerate(cells)]


def _rows(grid: Grid, below: int) -> list[list[object]]:
    """The first rows from `below` on that aren't blank and state no total."""
    found: list[list[object]] = []
    for row in grid.rows[below:]:
        filled = [(column, cell) for column, cell in enumerate(row) if not is_blank(cell)]
        if len(filled) > 1 and totalrows.label(filled, frozenset()) is None:
            found.append(row)
            if len(found) == SAMPLE:
                break
    return found


def _are_years(cells: Sequence[object]) -> bool:
    """Whether numbers are years, all of them: 2020, 2020, 2019."""
    return all(_YEAR.match(_plain(cell)) for cell in cells)


def _are_codes(cells: Sequence[object]) -> bool:
    """Whether cells are codes: short, with a letter or digit in them, each another one, and no days."""
    texts = [_plain(cell) for cell in cells]
    return all(map(_CODE.match, texts)) and len(set(texts)) == len(texts) and not any(map(_is_day, cells))


def _is_day(cell: object) -> bool:
    """Whether a cell holds a day: as a date, in words, or as the decimal 6.29 that has to be asked about."""
    try:
        return bool(dates.parse_date(cell, _SOME_YEAR)) and not isinstance(cell, int | float)
    except dates.AmbiguousError:
        return 1 <= float(str(cell)) < _MONTHS + 1 and 1 <= round(float(str(cell)) % 1 * 100) <= _DAYS
    except (ValueError, OverflowError):
        return False


def _looks_like(cell: object, known: Field) -> bool:
    """Whether somebody would write such a field so: what can be read as one need not be meant as one."""
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    if known.type in DATED or known.type == "yes_no":
        return not is_number and not (isinstance(cell, str) and cell.strip().replace(".", "", 1).isdigit())
    if known.type in _TEXTS:
        return isinstance(cell, str) and numerals.parse(cell) is None
    if known.type in NUMERIC or known.type == "year":
        return not isinstance(cell, dt.date)
    return isinstance(cell, str)


def _plain(cell: object) -> str:
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def _half(cell: object) -> str:
    return str(cell).replace("：", ":")
