"""Cells that stand for more than themselves: merged over rows, or two dates or figures in one."""

from __future__ import annotations

from collections.abc import Sequence

from etl.address import address
from etl.fields import DATED, NUMERIC, load_fields
from etl.layout import Layout
from etl.sheets.kinds.recognised import Recognised
from etl.text import is_blank
from etl.values import dates
from etl.values import pairs as pairs_in_cells
from etl.values.cells import CellFault
from etl.workbook import Grid


def spread_merges(grid: Grid, found: Recognised) -> dict[tuple[int, int], str]:
    """Fills merged cells below the header downwards; a merged number belongs to no single row. Gives the origins."""
    known, origins, width = load_fields(), {}, grid.width
    numbers = {match.header.column for match in found.matches for name in match.fields if known[name].type in NUMERIC}
    read = {match.header.column for match in found.matches if match.fields}
    for r0, c0, r1, _ in grid.merges:
        if r0 <= found.header_row or r1 == r0 or c0 not in read:
            continue
        value: object = grid.rows[r0][c0] if r0 < len(grid.rows) and c0 < width else ""
        if is_blank(value):
            continue
        if c0 in numbers:
            value = CellFault("merged", str(value))
        for row in range(r0, min(r1 + 1, len(grid.rows))):
            grid.rows[row][c0] = value
            if row > r0:
                origins[row, c0] = address(r0, c0)
    return origins


def refuse_wide_merges(grid: Grid, classes: Sequence[str], found: Recognised) -> None:
    """Marks, in rows of data, the cells of a merge over two columns that are read: whose value it is can't be known."""
    read = {match.header.column for match in found.matches if match.fields} if grid.merges else set()
    for r0, c0, r1, c1 in grid.merges:
        covered = sorted(column for column in read if c0 <= column <= c1) if c1 > c0 else []
        if len(covered) < 2:
            continue
        for row in range(r0, min(r1 + 1, len(grid.rows))):
            value = grid.rows[row][c0]
            if classes[row] == "data" and not is_blank(value):
                for column in covered:
                    grid.rows[row][column] = CellFault("wide", str(value))


def halves(found: Recognised, cells: Sequence[Sequence[object]]) -> dict[str, list[object]]:
    """The cells of a column that is headed by two fields, such as 起止 or 场次/人数, split into those of each."""
    ends: dict[str, list[object]] = {}
    for match in found.matches:
        if len(match.fields) == 2:
            first, last = match.fields
            pairs = [half(found.layout, match.fields, cell) for cell in cells[match.header.column]]
            ends[first], ends[last] = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    return ends


def half(layout: Layout, names: Sequence[str], cell: object) -> tuple[object, object]:
    """What a cell holds for each of two fields. A single day is the first; a figure of neither is marked."""
    first, last = (layout.columns[name].field for name in names)
    if first.type in DATED:
        return (dates.split_range(cell) if isinstance(cell, str) else None) or (cell, "")
    if isinstance(cell, CellFault):
        return cell, cell
    unclear = CellFault("pair", str(cell))
    return pairs_in_cells.split(cell, (first.unit, last.unit)) or (unclear, unclear)
