"""Tables of no known kind above or below a known one: each a table of its own, told of once and not row by row."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from etl.address import parse
from etl.report import SheetReport, rows_of_runs
from etl.sheets.headers.headerwords import LEAST, only_texts
from etl.sheets.rows.aboverows import above, filled_cells
from etl.workbook import Grid

# A header says in so few letters what stands below it; a sentence says more.
_SHORT = 16
_ROW = frozenset({"data", "not_understood"})


def header_below(grid: Grid, report: SheetReport, table: pa.Table | None) -> int | None:
    """The header of a table that no layout knows, behind the last row that loads; None where there is none.

    Its row can't be one of the table above: it is set apart, holds nothing but texts, at least two of them wrong where
    they stand, and what follows is no row of that table either.
    """
    if report.kind is None or not report.rows.rejected:
        return None
    last = max([report.header_row or 0, *(table["row_number"].to_pylist() if table is not None else ())])
    classes = {row: name for name, told in report.lines.items() for row in rows_of_runs(told) if row > last}
    tail = [row - 1 for row in sorted(classes) if classes[row] in _ROW]
    wrong = [parse(problem.cell.partition(":")[0])[0] for problem in report.problems if problem.cell]
    for position, row in enumerate(tail):
        is_apart = classes.get(row, "blank") != "data" and row > last
        if is_apart and wrong.count(row) >= LEAST and _heads(grid, row, tail[position + 1 :]):
            return row
    return None


def last_above(grid: Grid, header: int) -> int | None:
    """The last row of a table that no layout knows, above the first known header; None where there is none."""
    odd = [row for row in range(header) if above(grid.rows[row]) == "odd"]
    return odd[-1] if odd and _heads(grid, odd[0], odd[1:]) else None


def _heads(grid: Grid, row: int, below: Sequence[int]) -> bool:
    """Whether a row is the header of those below: short words, over something else than words or below a title."""
    texts = only_texts(grid.rows[row])
    lines = [filled for one in below if len(filled := filled_cells(grid.rows[one])) >= LEAST]
    if not LEAST <= len(set(texts.values())) == len(texts) or max(map(len, texts.values())) > _SHORT or not lines:
        return False
    if any(column in texts and not isinstance(cell, str) for line in lines for column, cell in line):
        return True
    has_title = row > 0 and len(filled_cells(grid.rows[row - 1])) == 1
    return has_title and not any(char.isdigit() for text in texts.values() for char in text)
