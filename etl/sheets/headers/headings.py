"""Where a sheet's header may stand, and what it says above each column: merged, stacked or with gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.address import address
from etl.sheets.headers.matching import Header
from etl.text import beginning, clean, is_blank
from etl.values.cells import CellFault
from etl.values.units import unit_in_header
from etl.workbook import Grid

HEADER_ROWS = 12
HEADER_DEPTH = 4
_WIDEST_MERGE = 200
Spread = dict[tuple[int, int], object]


def places(grid: Grid) -> Iterator[tuple[int, int]]:
    """First and last row of whatever may be a header: single rows, rows that merges tie together, rows that fill each
    other's gaps (what a merged header becomes in .csv).
    """
    last_row = grid.first + HEADER_ROWS
    merges = [merge for merge in grid.merges if merge[0] < last_row]
    for first in range(grid.first, min(last_row, len(grid.rows))):
        yield first, first
        tied = max((r1 for r0, c0, r1, c1 in merges if r0 == first and (r1 > r0 or c1 > c0)), default=-1)
        deepest = max(tied, first + 1) if tied >= 0 else first
        deepest = max(deepest, _stacked(grid, first))
        for last in range(first + 1, min(deepest + 1, first + HEADER_DEPTH, len(grid.rows))):
            yield first, last


def _stacked(grid: Grid, first: int) -> int:
    """The last of the rows of texts below `first` that fill gaps, or leave some: a row of data fills what its header
    names. More than what is one header does no harm: of two that say the same, the shorter is taken.
    """
    filled = _texts(grid, first)
    if len(filled) < 2:
        return first
    last = first
    for row in range(first + 1, min(first + HEADER_DEPTH, len(grid.rows))):
        below = _texts(grid, row)
        if not below or below == filled:
            break
        last = row
    return last


def _texts(grid: Grid, row: int) -> set[int]:
    """The columns that hold text in a row; none when a cell of it holds something else."""
    cells = [(column, cell) for column, cell in enumerate(grid.rows[row]) if not is_blank(cell)]
    return {column for column, _ in cells} if all(isinstance(cell, str) for _, cell in cells) else set()


def read(grid: Grid, first: int, last: int) -> list[Header]:
    """The header of each column between two rows, merged cells spread over what they cover."""
    spread = _spread_merges(grid, first, last)
    if last > first:
        spread = {**_spread_gaps(grid, first, last, spread), **spread}
    headers = []
    for column in range(grid.width):
        parts = [spread.get((row, column)) or at(grid, row, column) for row in range(first, last + 1)]
        texts = [clean(beginning(str(part))) for part in dict.fromkeys(parts) if not is_blank(part)]
        if not texts:
            continue
        lowest = max(row for row in range(first, last + 1) if not is_blank(at(grid, row, column)) or row == first)
        forms = dict.fromkeys((texts[-1], "".join(texts), "".join(texts[-2:]), *texts)) if last > first else texts[:1]
        unit = next((unit for unit in (unit_in_header(text)[1] for text in reversed(texts)) if unit), "")
        headers.append(Header(column, lowest, tuple(forms), unit))
    return headers


def with_parts(grid: Grid, first: int, last: int, headers: Sequence[Header]) -> list[Header]:
    """The headers of these rows, each with the text of every row above its column and the cell that holds it."""
    spread = _spread_merges(grid, first, last)
    spread = {**_spread_gaps(grid, first, last, spread), **spread} if last > first else spread
    found = []
    for header in headers:
        parts: dict[str, str] = {}
        for row in range(first, last + 1):
            cell = spread.get((row, header.column)) or at(grid, row, header.column)
            if not is_blank(cell) and not isinstance(cell, CellFault):
                parts.setdefault(clean(beginning(str(cell))), _owner(grid, row, header.column))
        found.append(replace(header, parts=tuple(parts.items())))
    return found


def _owner(grid: Grid, row: int, column: int) -> str:
    """The cell whose words stand above a column in a header's row: its own, or the filled one before it."""
    return address(row, next((c for c in range(column, -1, -1) if not is_blank(at(grid, row, c))), column))


def nameless(grid: Grid, headers: Sequence[Header], below: int) -> list[Header]:
    """A header without words for each column that has none and yet holds something from row `below` on."""
    named = {header.column for header in headers}
    row = below - 1 if headers else below
    return [
        Header(column, row, ())
        for column in range(grid.width)
        if column not in named and any(not is_blank(at(grid, line, column)) for line in range(below, len(grid.rows)))
    ]


def at(grid: Grid, row: int, column: int) -> object:
    """A cell; blank beyond the row's end."""
    cells = grid.rows[row]
    return cells[column] if column < len(cells) else ""


def _spread_merges(grid: Grid, first: int, last: int) -> Spread:
    spread: Spread = {}
    for r0, c0, r1, c1 in grid.merges:
        if first <= r0 and r1 <= last and c1 - c0 < _WIDEST_MERGE:
            value = at(grid, r0, c0)
            spread.update({(row, column): value for row in range(r0, r1 + 1) for column in range(c0, c1 + 1)})
    return spread


def _spread_gaps(grid: Grid, first: int, last: int, merged: Spread) -> Spread:
    """The words of an upper row, carried to the right over gaps below which a lower row has words of its own."""
    spread: Spread = {}
    for row in range(first, last):
        word: object = ""
        for column in range(grid.width):
            own = merged.get((row, column)) or at(grid, row, column)
            if not is_blank(own):
                word = "" if isinstance(own, CellFault) else own
            elif word and any(not is_blank(at(grid, below, column)) for below in range(row + 1, last + 1)):
                spread[row, column] = word
            else:
                word = ""
    return spread
