"""By what the numbers of each column are multiplied, from the units that a sheet states."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from etl import problem_cells, rowkinds, units
from etl.address import address
from etl.fields import NUMERIC
from etl.problems import Problem
from etl.recognise import Recognised
from etl.workbook import Grid


def factors(
    grid: Grid, found: Recognised, classes: Sequence[str]
) -> tuple[dict[str, Decimal], list[Problem]]:  # fmt: skip
    """By what each column's numbers are multiplied: by its header's unit, a unit row's, else for money 单位： above."""
    found_factors: dict[str, Decimal] = {}
    wrong: list[Problem] = []
    stated = rowkinds.stated_unit(grid, classes, found.first_row)
    unit_row = next((row for row in range(found.header_row + 1, len(classes)) if classes[row] == "unit"), None)
    for match in found.matches:
        for name in match.fields:
            column = found.layout.columns[name]
            if column.field.type not in NUMERIC:
                continue
            unit, row, where = match.header.unit, match.header.row, match.header.column
            if unit_row is not None and not unit:
                cells = grid.rows[unit_row]
                unit, row = (str(cells[where]) if where < len(cells) else ""), unit_row
            if not unit and stated and column.field.type == "money":
                unit, row, where = stated
            factor = units.factor(unit, column.field.unit) if unit else Decimal(1)
            if factor is None and not column.field.unit:
                factor = Decimal(units.base_of(unit)[0])
            if factor is None:
                wrong.append(problem_cells.WrongUnit.at(
                    sheet=grid.sheet, cell=address(row, where), found=unit, stated=unit, unit=column.field.unit,
                    field_zh=column.headers[0], field_en=column.field.en,
                ))  # fmt: skip
            elif factor != 1:
                found_factors[name] = factor
    return found_factors, wrong
