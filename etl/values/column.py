"""The cells of one column into typed values, exactly or not at all: each bad cell is a fault, never a guess.

`parse_column` gives, for the data rows of a column: the values as they are stored, what the cell held where that
differs (`raw`), the qualifiers of approximate numbers, and the faults by row.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from etl.fields import Field
from etl.problems import ProblemClass
from etl.problems import cells as problem_cells
from etl.problems import shared as problem_shared
from etl.text import clean, comparable, half_width, is_blank, mask_numbers
from etl.values import dates, figures, numerals
from etl.values.cells import Cell, CellFault, Parsed, Spec

TEXT_LIMIT = 32767
# The code of a county in the statistics has six zeros behind that of GB/T 2260.
_STATISTICAL = re.compile(r"^(\d{6})0{6}$")
_LOST_DIGITS = re.compile(r"^\d(?:\.\d+)?[Ee]\+\d{2}$")
_YES = frozenset({"是", "有", "√", "✓", "✔", "y", "yes", "true", "1", "对"})
_NO = frozenset({"否", "无", "没有", "不是", "×", "✗", "x", "n", "no", "false", "0"})
_LIST_SEPARATORS = re.compile(r"[、,，;；/|\s]+")


_FAULTY: Mapping[str, type[ProblemClass]] = {
    "formula": problem_cells.FormulaWithoutValue, "error": problem_cells.ErrorCell,
    "merged": problem_shared.MergedNumber, "wide": problem_shared.MergedColumns,
    "pair": problem_shared.UnclearPair,
}  # fmt: skip
_BLANK = Cell()


def parse_column(cells: Sequence[object], spec: Spec, years: Sequence[int | None] | None = None) -> Parsed:
    """The column's cells as stored values; `years` gives each row's year for dates without one."""
    parse = partial(_PARSERS[spec.field.type], spec)
    keys: Sequence[object]
    known: Mapping[object, Cell]
    one_year = years[0] if years and len(set(years)) == 1 else None
    if (years and one_year is None) or bool in set(map(type, cells)):
        # True is 1 to a dictionary, and a day without its year depends on the row: such cells are told apart.
        apart = [(cell, years[row] if years else None, cell.__class__) for row, cell in enumerate(cells)]
        keys, known = apart, {key: _parse_cell(key[0], spec, key[1], parse) for key in set(apart)}
    else:
        keys, known = cells, {cell: _parse_cell(cell, spec, one_year, parse) for cell in set(cells)}
    plain = {key: cell.value for key, cell in known.items()}
    parsed = Parsed(list(map(plain.__getitem__, keys)))
    special = {key: cell for key, cell in known.items() if cell.fault or cell.differs or cell.qualifier}
    if special:
        _note_special(parsed, cells, keys, special)
    return parsed


def _note_special(
    parsed: Parsed, cells: Sequence[object], keys: Sequence[object], special: Mapping[object, Cell]
) -> None:  # fmt: skip
    """Faults, qualifiers and cells that differ from what is stored, by row."""
    for row, key in enumerate(keys):
        known = special.get(key)
        if known is None:
            continue
        if known.fault is not None:
            parsed.faults[row] = known
        elif known.differs:
            parsed.raw[row] = cells[row]
        if known.qualifier:
            parsed.qualifiers[row] = known.qualifier


def _parse_cell(cell: object, spec: Spec, year: int | None, parse: Callable[[object, int | None], Cell]) -> Cell:
    if isinstance(cell, CellFault):
        return Cell(fault=_FAULTY[cell.kind])
    if is_blank(cell):
        return Cell(fault=problem_cells.MissingValue) if spec.required else _BLANK
    if isinstance(cell, str) and len(cell) > TEXT_LIMIT:
        return Cell(fault=problem_cells.TextTooLong, words={"limit": TEXT_LIMIT})
    return parse(cell, year)


def _text(spec: Spec, cell: object, _year: int | None) -> Cell:
    if isinstance(cell, str):
        if _LOST_DIGITS.match(cell):
            return Cell(fault=problem_cells.DigitsLost)
        stored = mask_numbers(clean(cell))
        return Cell(stored, stored != cell and stored == clean(cell))
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if abs(cell) >= 1e15:
            return Cell(fault=problem_cells.DigitsLost)
        stored = mask_numbers(f"{cell:.15g}")
        return Cell(stored)
    if isinstance(cell, dt.datetime):
        return Cell(str(cell.date() if cell.time() == dt.time() else cell))
    return Cell(str(cell))


def _county(spec: Spec, cell: object, year: int | None) -> Cell:
    if isinstance(cell, str):
        stored = _STATISTICAL.sub(r"\1", re.sub(r"\s+", "", half_width(cell)))
        return Cell(stored, stored != cell)
    read = _text(spec, cell, year)
    return read if read.fault else read._replace(value=_STATISTICAL.sub(r"\1", str(read.value)))


def _identity(_spec: Spec, _cell: object, _year: int | None) -> Cell:
    return _BLANK


Day = Callable[[object, int | None], dt.date]


def _dated(parse: Day, decimal: Day, spec: Spec, cell: object, year: int | None) -> Cell:
    if isinstance(cell, str) and comparable(cell) in numerals.NOTHING and not spec.required:
        return Cell(differs=True)
    try:
        day = _day(parse, decimal, spec, cell, year)
    except dates.WithoutYearError:
        return Cell(fault=problem_cells.DateWithoutYear)
    except dates.AmbiguousError:
        return Cell(fault=problem_cells.DateAsDecimal)
    except (ValueError, OverflowError):
        return Cell(fault=problem_cells.BadDate)
    if isinstance(cell, dt.datetime):
        return Cell(day, cell != dt.datetime(day.year, day.month, day.day))
    return Cell(day, cell != (day.isoformat() if isinstance(cell, str) else day))


def _day(parse: Day, decimal: Day, spec: Spec, cell: object, year: int | None) -> dt.date:
    """The day of a cell; a decimal only where somebody has said what decimals mean there."""
    try:
        return parse(cell, year)
    except dates.AmbiguousError:
        if not spec.decimal_days:
            raise
        return decimal(cell, year)


def _year(_spec: Spec, cell: object, _known: int | None) -> Cell:
    try:
        return Cell(dates.parse_year(cell), isinstance(cell, str) and not cell.isdigit())
    except ValueError:
        return Cell(fault=problem_cells.BadYear)


def enum_value(known: Field, text: str) -> str | None:
    """The listed value that a text is, by its own wording or a synonym; None when it is none."""
    wanted = comparable(text)
    for value in known.values:
        if comparable(value) == wanted:
            return value
    for synonym, value in known.synonyms.items():
        if comparable(synonym) == wanted:
            return value
    return None


def _unknown_value(spec: Spec) -> Cell:
    expected = "、".join(spec.field.values) or "是、否"
    return Cell(fault=problem_cells.UnknownValue, words={"expected": expected})


def _enum(spec: Spec, cell: object, _year: int | None) -> Cell:
    text = f"{cell:.15g}" if isinstance(cell, float) else str(cell)
    value = enum_value(spec.field, text)
    if value is None and comparable(text) in numerals.NOTHING and not spec.required:
        return Cell(differs=True)
    return _unknown_value(spec) if value is None else Cell(value, value != cell)


def _enum_list(spec: Spec, cell: object, _year: int | None) -> Cell:
    parts = [enum_value(spec.field, part) for part in _LIST_SEPARATORS.split(str(cell)) if part]
    if not parts or None in parts:
        return _unknown_value(spec)
    stored = "、".join(dict.fromkeys(part for part in parts if part))
    return Cell(stored, stored != cell)


def _yes_no(spec: Spec, cell: object, _year: int | None) -> Cell:
    if isinstance(cell, bool):
        return Cell(cell)
    text = comparable(f"{cell:.15g}" if isinstance(cell, float) else str(cell))
    if text in _YES or text in _NO:
        return Cell(text in _YES, text not in {"是", "否"})
    return _unknown_value(spec)


_PARSERS: Mapping[str, Callable[[Spec, object, int | None], Cell]] = {
    "text": _text, "person_or_organisation": _text, "approximation": _text, "county": _county, "identity": _identity,
    "money": figures.number, "decimal": figures.number, "integer": figures.number, "year": _year,
    "enum": _enum, "enum_list": _enum_list,
    "yes_no": _yes_no, "date": partial(_dated, dates.parse_date, dates.decimal_date),
    "month": partial(_dated, dates.parse_month, dates.decimal_month),
}  # fmt: skip
