"""Tables that stand in the same rows of a sheet: one list in two columns, to save paper, or several tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.sheets.headers.headerwords import LEAST, Known, Texts, texts_of
from etl.sheets.headers.matching import normal
from etl.text import is_blank
from etl.workbook import Grid

# The columns and texts of a header; of a table that no layout knows, nothing.
Header = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Block:
    """A table of a sheet: its part of the cells, at their own addresses, the texts of its header, and whether another
    table of the same kind stands to its left in the same rows, or tables of several kinds do (`mixed`).
    """

    grid: Grid
    header: Header = ()
    beside: bool = False
    mixed: bool = False

    @property
    def span(self) -> list[int]:
        """Its first and last row, from 1."""
        return [self.grid.first + 1, len(self.grid.rows)]


def side_by_side(block: Block, group: Sequence[int], known: Known) -> list[Block]:
    """The tables that stand in the same rows: the same headings again to the right, or other ones behind a gap."""
    if len(group) > 1:
        return [block]
    texts = texts_of(block.grid.rows[group[0]])
    runs = _repeats(texts) or _behind_gaps(block.grid, group[0], texts, known)
    if not runs or known.numbers(runs[0]):
        return [block]
    if any(min(run) <= c1 and c0 < min(run) for r0, c0, r1, c1 in block.grid.merges for run in runs[1:]
           if r1 >= group[0]):  # fmt: skip
        return [block]
    same = all([*map(normal, run.values())] == [*map(normal, runs[0].values())] for run in runs)
    if not same:
        return [replace(block, mixed=True)]
    starts = [min(run) for run in runs]
    ends = [*starts[1:], block.grid.width]
    return [
        replace(block, grid=_columns(block.grid, group[0], first, last), beside=number > 0, header=block.header)
        for number, (first, last) in enumerate(zip(starts, ends, strict=True))
    ]


def _repeats(texts: Texts) -> list[Texts]:
    """The headings in equal runs: 县区 人数 县区 人数 are two; none where they don't repeat as a whole."""
    columns, words = list(texts), [normal(text) for text in texts.values()]
    for length in range(LEAST, len(words) // 2 + 1):
        if len(words) % length == 0 and words == words[:length] * (len(words) // length):
            return [{c: texts[c] for c in columns[at : at + length]} for at in range(0, len(words), length)]
    return []


def _behind_gaps(grid: Grid, header: int, texts: Texts, known: Known) -> list[Texts]:
    """The runs of headings between columns without anything, where each is a header of another kind than the first."""
    runs: list[Texts] = []
    for column, text in texts.items():
        gap = runs and all(is_blank(row[c]) for c in range(max(runs[-1]) + 1, column) for row in grid.rows[header:])
        if not runs or (gap and column > max(runs[-1]) + 1):
            runs.append({})
        runs[-1][column] = text
    if len(runs) < LEAST or not all(known.is_header(run) for run in runs):
        return []
    whole = max(map(len, known.fields(texts).values()), default=0)
    parts = [max(map(len, known.fields(run).values()), default=0) for run in runs]
    # One table with a blank column in it has one kind that knows all of its headings.
    return runs if whole + LEAST <= sum(parts) else []


def _columns(grid: Grid, header: int, first: int, last: int) -> Grid:
    """The columns of a table, and the rows above it that say something of it alone or of all."""
    rows: list[list[object]] = []
    for number, row in enumerate(grid.rows):
        own = ["" if not first <= column < last else cell for column, cell in enumerate(row)]
        shared = number < header and all(is_blank(cell) for cell in own)
        rows.append(list(row) if shared else own)
    merges = [merge for merge in grid.merges if merge[0] < header or (first <= merge[1] and merge[3] < last)]
    return replace(grid, rows=rows, merges=merges)
