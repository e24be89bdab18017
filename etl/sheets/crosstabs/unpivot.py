"""A crosstab's rows taken apart: one row for each filled cell, or for the filled cells of one month, county or class.

Each keeps its own cells as its origin: the figure's, and those of the header that say of what it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from etl.address import address
from etl.sheets.crosstabs.crossing import Across
from etl.sheets.kinds.recognised import Recognised
from etl.sheets.rows import rowkinds
from etl.text import is_blank
from etl.workbook import Grid

Cells = Mapping[str, Sequence[object]]


@dataclass(frozen=True)
class Unpivoted:
    """The rows that a crosstab's cells come to: of each the sheet's row (from 0) and the columns of its figures.

    `columns` are those across, totals too; a row's `groups` entry has, for each field of its cells, their column.
    """

    columns: Sequence[Across]
    indices: Sequence[int]
    groups: Sequence[Mapping[str, Across]]

    @cached_property
    def summed(self) -> Mapping[int, list[str]]:
        """The field that each column across holds, or adds up."""
        return {one.column: [one.cell] for one in self.columns}

    @cached_property
    def _by_column(self) -> Mapping[int, Across]:
        return {one.column: one for one in self.columns}

    @cached_property
    def _by_row(self) -> Mapping[int, list[int]]:
        found: dict[int, list[int]] = {}
        for position, index in enumerate(self.indices):
            found.setdefault(index, []).append(position)
        return found

    def counts(self, position: int, column: int) -> bool:
        """Whether a row's figure stands in a column, or belongs to what that column adds up."""
        wanted = self._by_column[column]
        own = self.groups[position].get(wanted.cell)
        return own is not None and (wanted.takes(own) if wanted.is_total else own is wanted)

    def partners(self, position: int, name: str) -> list[int] | None:
        """The columns whose figures belong to the same row as that of a field; None where it is none of the figures."""
        group = self.groups[position]
        return [one.column for cell, one in group.items() if cell != name] if name in group else None

    def totals_of(self, row: int) -> list[tuple[int, list[int]]]:
        """The columns of totals, each with the rows that a sheet's row adds up in it."""
        totals = [one.column for one in self.columns if one.is_total]
        return [(column, [p for p in self._by_row.get(row, ()) if self.counts(p, column)]) for column in totals]

    def origins(self) -> dict[str, list[str]]:
        """The cell of each figure and of what the header says of it, by field."""
        first = self.groups[0] if self.groups else {}
        found: dict[str, list[str]] = {name: [] for one in first.values() for name in (one.cell, *one.values)}
        for index, group in zip(self.indices, self.groups, strict=True):
            leading = next(iter(group.values()))
            for name in found:
                said = leading.values.get(name)
                found[name].append(said[1] if said else address(index, group.get(name, leading).column))
        return found

    def cells(self, grid: Grid) -> dict[str, list[object]]:
        """What the figures' cells hold, and what the header says of them, by field."""
        names = {one.cell for group in self.groups for one in group.values()}
        rows = [(grid.rows[index], group) for index, group in zip(self.indices, self.groups, strict=True)]
        figures: dict[str, list[object]] = {
            name: [row[group[name].column] if name in group else "" for row, group in rows] for name in names
        }
        leading = [next(iter(group.values())).values for group in self.groups]
        said: dict[str, list[object]] = {name: [one[name][0] for one in leading] for name in (leading or [{}])[0]}
        return {**figures, **said}


def unpivoted(grid: Grid, found: Recognised, classes: list[str]) -> Unpivoted:
    """The rows of a crosstab's cells. A row of the sheet in which all are blank reports nothing, or is a note."""
    groups: dict[object, dict[str, Across]] = {}
    for one in found.crosstab:
        if not one.is_total:
            groups.setdefault(one.key, {}).setdefault(one.cell, one)
    labels = {match.header.column for match in found.matches} - {one.column for one in found.crosstab}
    indices: list[int] = []
    filled: list[Mapping[str, Across]] = []
    for row, name in enumerate(classes):
        if name != "data":
            continue
        own = [
            group for group in groups.values() if any(not is_blank(grid.rows[row][c.column]) for c in group.values())
        ]
        if not own:
            classes[row] = rowkinds.without_figures(grid.rows[row], labels)
        indices += [row] * len(own)
        filled += own
    return Unpivoted(found.crosstab, indices, filled)
