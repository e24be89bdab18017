"""Sheets whose header no layout knows, or that have none: where the header is likely to be, where the data begin."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Sequence

from etl.sheets.headers import headings
from etl.sheets.headers.matching import Header
from etl.text import comparable, is_blank
from etl.values import numerals
from etl.workbook import Grid

_LOOKED_AT = 60
# A row is as wide as most when it fills so many of the cells that they fill.
_WIDE = 0.6


def likely_header(grid: Grid) -> tuple[int, list[Header]] | None:
    """The first of the rows with most texts and nothing but texts, with its columns."""
    best: tuple[int, list[Header]] | None = None
    for row in range(grid.first, min(grid.first + headings.HEADER_ROWS, len(grid.rows))):
        found = headings.read(grid, row, row)
        texts = [header for header in found if isinstance(headings.at(grid, row, header.column), str)]
        if len(texts) > 1 and len(texts) == len(found) and (best is None or len(texts) > len(best[1])):
            best = (row, found)
    return best


def first_data_row(grid: Grid) -> int | None:
    """The first row that fills as many cells as most rows do; None in a sheet of single cells."""
    looked_at = grid.rows[grid.first : grid.first + _LOOKED_AT]
    widths = [sum(not is_blank(cell) for cell in row) for row in looked_at]
    wide = [width for width in widths if width > 1]
    if not wide:
        return None
    needed = max(2.0, _WIDE * statistics.median(wide))
    return next(row for row, width in enumerate(widths, start=grid.first) if width >= needed)


def is_data(grid: Grid, row: int) -> bool:
    """Whether a row that may be a header holds what the other rows hold: numbers among numbers, a word again."""
    others = [line for number, line in enumerate(grid.rows[: row + _LOOKED_AT]) if number != row]
    return sum(_vote(grid.rows[row][column], [line[column] for line in others]) for column in range(grid.width)) > 0


def _vote(cell: object, others: Sequence[object]) -> int:
    """1 when a cell is like the others of its column, -1 when it is a word among numbers or days, else 0."""
    filled = [other for other in others if not is_blank(other)]
    if is_blank(cell) or not filled:
        return 0
    kinds = [_kind(other) for other in filled]
    if kinds.count("text") * 2 < len(kinds):
        return 1 if _kind(cell) != "text" else -1
    return 1 if comparable(str(cell)) in {comparable(str(other)) for other in filled} else 0


def _kind(cell: object) -> str:
    if isinstance(cell, dt.date):
        return "day"
    if isinstance(cell, str):
        return "number" if numerals.parse(cell) is not None or _is_day(cell) else "text"
    return "number"


def _is_day(text: str) -> bool:
    from etl.values import dates

    try:
        dates.parse_date(text, dates.FIRST_YEAR)
    except ValueError:
        return False
    return True
