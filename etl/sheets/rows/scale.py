"""The unit of each column of numbers, from whatever in a sheet states one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from etl.address import address
from etl.fields import NUMERIC
from etl.layout import Column
from etl.problems import Problem, ProblemClass
from etl.problems import cells as problem_cells
from etl.sheets.kinds.recognised import ColumnMatch, Recognised
from etl.text import is_blank
from etl.values import units
from etl.workbook import Grid

Place = tuple[int, int]


@dataclass(frozen=True)
class Scale:
    """The unit of a column's numbers, what states it, and by what they are multiplied to be in the field's own unit."""

    unit: str
    stated_by: str  # "header", "unit row", "title", "number format", or "field" where nothing in the sheet does
    factor: Decimal = Decimal(1)


@dataclass(frozen=True)
class _Said:
    """A unit as the sheet states it, where, and in what."""

    unit: str
    place: Place
    by: str


def scales(
    grid: Grid, found: Recognised, classes: Sequence[str]
) -> tuple[dict[str, Scale], list[Problem]]:  # fmt: skip
    """The unit of each column of numbers: its header's, a unit row's, else for money that of 单位： above.

    A unit that the number format of money writes behind every amount goes before 单位： above, and must not
    contradict the header.
    """
    found_scales: dict[str, Scale] = {}
    wrong: list[Problem] = []
    for match in found.matches:
        for name in match.fields:
            column = found.layout.columns[name]
            if column.field.type not in NUMERIC:
                continue
            said = _stated(grid, found, classes, match, column)
            shown, at = _shown(grid, classes, match.header.column) if column.field.type == "money" else ("", (0, 0))
            if shown is None or (shown and match.header.unit and _factor(said.unit, column) != _factor(shown, column)):
                wrong.append(_problem(problem_cells.UnclearUnit, grid, column, at, shown or ""))
                continue
            said = _Said(shown, at, "number format") if shown else said
            factor = _factor(said.unit, column)
            if factor is None:
                wrong.append(_problem(problem_cells.WrongUnit, grid, column, said.place, said.unit))
            elif name in found_scales and found_scales[name].factor != factor:
                wrong.append(_problem(problem_cells.UnclearUnit, grid, column, said.place, said.unit))
            else:
                found_scales[name] = Scale(said.unit or column.field.unit, said.by, factor)
    return found_scales, wrong


def factors(scales: Mapping[str, Scale]) -> dict[str, Decimal]:
    """By what the numbers of each column are multiplied, where it isn't 1."""
    return {name: scale.factor for name, scale in scales.items() if scale.factor != 1}


def _factor(unit: str, column: Column) -> Decimal | None:
    if not unit:
        return Decimal(1)
    return units.factor(unit, column.field.unit) if column.field.unit else Decimal(units.base_of(unit)[0])


def _stated(
    grid: Grid, found: Recognised, classes: Sequence[str], match: ColumnMatch, column: Column
) -> _Said:  # fmt: skip
    """The unit that holds for a column, and the cell that states it."""
    header = match.header
    nothing = _Said("", (header.row, header.column), "field")
    if header.unit:
        return _Said(header.unit, (header.row, header.column), "header")
    for row in range(found.header_row + 1, len(classes)):
        if classes[row] == "unit":
            cell = grid.rows[row][header.column]
            return nothing if is_blank(cell) else _Said(str(cell), (row, header.column), "unit row")
        if classes[row] == "data":
            break
    above = _stated_unit(grid, classes, found.first_row) if column.field.type == "money" else None
    if above is None:
        return nothing
    return _Said(above[0], above[1:], "unit row" if classes[above[1]] == "unit" else "title")


def _stated_unit(grid: Grid, classes: Sequence[str], before: int) -> tuple[str, int, int] | None:
    """The unit that a row above the header states (单位：万元), with its row and column."""
    for row in range(before):
        for column, cell in enumerate(grid.rows[row]):
            if (
                isinstance(cell, str)
                and classes[row] in {"unit", "title", "narrative"}
                and (unit := units.unit_of_row(cell))
            ):
                return unit, row, column
    return None


def _shown(grid: Grid, classes: Sequence[str], column: int) -> tuple[str | None, Place]:
    """The unit that the number formats of a column's data write, and where first; None when some write another."""
    if not any(c == column for _, c in grid.units):
        return "", (0, 0)
    data = [
        row for row, name in enumerate(classes) if name == "data" and isinstance(grid.rows[row][column], int | float)
    ]
    seen = {grid.units.get((row, column), ""): row for row in reversed(data)}
    if len(seen) > 1:
        return None, (seen[max(seen)], column)
    return next(((unit, (row, column)) for unit, row in seen.items()), ("", (0, 0)))


def _problem(problem: type[ProblemClass], grid: Grid, column: Column, place: Place, stated: str) -> Problem:
    return problem.at(
        sheet=grid.sheet, cell=address(*place), found=stated, stated=stated, unit=column.field.unit,
        field_zh=column.headers[0], field_en=column.field.en,
    )  # fmt: skip
