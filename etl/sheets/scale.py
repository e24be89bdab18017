"""By what the numbers of each column are multiplied, from the units that a sheet states."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from etl.address import address
from etl.fields import NUMERIC
from etl.layout import Column
from etl.problems import Problem, ProblemClass
from etl.problems import cells as problem_cells
from etl.sheets import rowkinds
from etl.sheets.recognise import ColumnMatch, Recognised
from etl.text import is_blank
from etl.values import units
from etl.workbook import Grid

Place = tuple[int, int]


def factors(
    grid: Grid, found: Recognised, classes: Sequence[str]
) -> tuple[dict[str, Decimal], list[Problem]]:  # fmt: skip
    """By what each column's numbers are multiplied: by its header's unit, a unit row's, else for money 单位： above.

    A unit that the number format of money writes behind every amount goes before 单位： above, and must not
    contradict the header.
    """
    scaled: dict[str, Decimal] = {}
    wrong: list[Problem] = []
    for match in found.matches:
        for name in match.fields:
            column = found.layout.columns[name]
            if column.field.type not in NUMERIC:
                continue
            unit, place = _stated(grid, found, classes, match, column)
            factor = _factor(unit, column)
            shown, at = _shown(grid, classes, match.header.column) if column.field.type == "money" else ("", (0, 0))
            if shown is None or (shown and match.header.unit and factor != _factor(shown, column)):
                wrong.append(_problem(problem_cells.UnclearUnit, grid, column, at, shown or ""))
                continue
            if shown:
                unit, place, factor = shown, at, _factor(shown, column)
            if factor is None:
                wrong.append(_problem(problem_cells.WrongUnit, grid, column, place, unit))
            elif factor != 1:
                scaled[name] = factor
    return scaled, wrong


def _factor(unit: str, column: Column) -> Decimal | None:
    if not unit:
        return Decimal(1)
    return units.factor(unit, column.field.unit) if column.field.unit else Decimal(units.base_of(unit)[0])


def _stated(
    grid: Grid, found: Recognised, classes: Sequence[str], match: ColumnMatch, column: Column
) -> tuple[str, Place]:  # fmt: skip
    """The unit that holds for a column, and the cell that states it."""
    header = match.header
    if header.unit:
        return header.unit, (header.row, header.column)
    for row in range(found.header_row + 1, len(classes)):
        if classes[row] == "unit":
            cell = grid.rows[row][header.column]
            return ("" if is_blank(cell) else str(cell)), (row, header.column)
        if classes[row] == "data":
            break
    above = rowkinds.stated_unit(grid, classes, found.first_row) if column.field.type == "money" else None
    return (above[0], above[1:]) if above else ("", (header.row, header.column))


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
