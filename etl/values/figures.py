"""Cells of number columns: money in 元, counts, decimals; from numbers and from text, exactly or not at all."""

from __future__ import annotations

from decimal import Decimal

from etl.problems import cells as problem_cells
from etl.problems import shared as problem_shared
from etl.text import comparable
from etl.values import numerals, units
from etl.values.cells import Cell, Spec

_MONEY_LIMIT, _DECIMAL_LIMIT, _INTEGER_LIMIT = Decimal(10) ** 16, Decimal(10) ** 14, 2**63


def number(spec: Spec, cell: object, _year: int | None) -> Cell:
    """The number a cell states, in the unit and type its column keeps; else the fault."""
    kind = spec.field.type
    if cell.__class__ is float or cell.__class__ is int:
        exact = numerals.from_float(float(cell)) if isinstance(cell, float) else Decimal(str(cell))
        return _kept(spec, kind, exact * spec.factor, differs=spec.factor != 1)
    if not isinstance(cell, str):
        return Cell(fault=problem_cells.BadNumber)
    return _number_from_text(spec, kind, cell)


def _number_from_text(spec: Spec, kind: str, cell: str) -> Cell:
    if comparable(cell) in numerals.NOTHING:
        return Cell(fault=problem_cells.BadNumber) if spec.required else Cell(differs=True)
    numeral = numerals.parse(cell)
    if numeral is None:
        return Cell(fault=problem_shared.TwoValues if numerals.has_two_figures(cell) else problem_cells.BadNumber)
    if numeral.qualifier is None:
        return Cell(fault=problem_cells.UnclearApproximation)
    own_unit = units.base_of(spec.field.unit)
    if numeral.unit:
        if units.base_of(numeral.unit)[1] != own_unit[1] or not own_unit[1]:
            return Cell(fault=problem_cells.WrongUnit, words={"unit": spec.field.unit or "—", "stated": numeral.unit})
        factor = Decimal(1) / own_unit[0]
    elif numeral.times != 1 and spec.factor != 1:
        return Cell(fault=problem_cells.UnclearUnit)
    else:
        factor = spec.factor
    kept = _kept(spec, kind, numeral.value * factor, differs=True, qualifier=numeral.qualifier)
    return kept._replace(differs=kept.fault is None and str(kept.value) != cell)


def _kept(spec: Spec, kind: str, value: Decimal, *, differs: bool, qualifier: str = "") -> Cell:
    """The number in the type its column keeps, or what forbids it."""
    if kind == "integer":
        return _kept_integer(value, differs, qualifier)
    places, limit = (2, _MONEY_LIMIT) if kind == "money" else (4, _DECIMAL_LIMIT)
    if abs(value) >= limit:
        return Cell(fault=problem_cells.NumberTooLarge)
    if kind == "decimal" and value < 0:
        return Cell(fault=problem_cells.NegativeNumber)
    if value != round(value, places):
        return Cell(fault=problem_cells.TooManyDecimals, words={"places": places, "unit": spec.field.unit or "—"})
    return Cell(value, differs, qualifier)


def _kept_integer(value: Decimal, differs: bool, qualifier: str) -> Cell:
    if abs(value) >= _INTEGER_LIMIT:
        return Cell(fault=problem_cells.NumberTooLarge)
    if value != int(value):
        return Cell(fault=problem_cells.NotWhole)
    if value < 0:
        return Cell(fault=problem_cells.NegativeNumber)
    return Cell(int(value), differs, qualifier)
