"""One sheet, from its cells to a report and accepted rows: recognised, classified, parsed, accounted for."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from itertools import compress
from typing import TypeVar

import pyarrow as pa

from etl import parquet
from etl.address import address, letters
from etl.fields import NUMERIC, load_fields
from etl.files.origins import is_list
from etl.files.visibility import spans
from etl.problems import sheets as problem_sheets
from etl.report import ColumnReport, SheetReport, plain_number
from etl.sheets import cumulative, rowkinds, scale, spread, titles, totals
from etl.sheets import faults as sheetproblems
from etl.sheets.confirmed import Confirmed
from etl.sheets.guessing import unknown_columns
from etl.sheets.matching import HeaderIndex
from etl.sheets.places import Places
from etl.sheets.recognise import recognise
from etl.sheets.recognised import Look, Recognised
from etl.sheets.rows import Source, Table, place, read_rows
from etl.sheets.titles import Given
from etl.text import beginning, clean, is_blank
from etl.workbook import Grid

# The sheet of explanations in our own templates says this in its first cell; it holds no data.
EXPLANATIONS = "字段说明（不导入）"
SAMPLE_MARK = "示例数据"
_Value = TypeVar("_Value")


def read_sheet(
    grid: Grid, index: HeaderIndex, places: Places, answers: Sequence[Confirmed] = ()
) -> tuple[SheetReport, pa.Table | None]:  # fmt: skip
    """What a sheet holds, and its accepted rows (None when none is). Every row is in exactly one class."""
    report = SheetReport(sheet=grid.sheet)
    report.rows.present = len(grid.rows)
    years, given = titles.said_above(grid, places)
    report.sheet_year = years[0] if len(years) == 1 else None
    look = Look(grid, index, places, report.sheet_year, frozenset(given))
    found = None if _is_explanation(grid) else recognise(look, answers)
    if found and found.answer:
        given, filled_in = titles.with_answer(given, found.answer.given(found.layout), places.headquarters)
        report.problems += sheetproblems.filled_in(grid, found, filled_in)
        years = [int(str(given["year"][0]))] if "year" in found.answer.constants and "year" in given else years
        report.sheet_year = years[0] if len(years) == 1 else None
    table = None
    if found:
        table = _read_known(grid, found, given, years, report, places.headquarters)
    else:
        _leave(grid, report)
    if not report.rows.holds():
        raise AssertionError(f"rows of {grid.sheet!r} are not accounted for: {report.rows}")
    return report, table


def _is_explanation(grid: Grid) -> bool:
    return is_list(grid.rows) or any(str(cell).startswith(EXPLANATIONS) for row in grid.rows[:1] for cell in row)


def _leave(grid: Grid, report: SheetReport) -> None:
    """Accounts for a sheet of no known kind: nothing is loaded, and said so, unless it is empty or explains fields."""
    other = "note" if _is_explanation(grid) else "not_understood"
    classes = ["blank" if all(is_blank(cell) for cell in row) else other for row in grid.rows]
    report.lines, blank = lines(classes), classes.count("blank")
    report.rows.ignored["blank"] = blank
    if _is_explanation(grid):
        report.rows.ignored["note"] = len(grid.rows) - blank
    elif len(grid.rows) > blank:
        report.rows.rejected = len(grid.rows) - blank
        if not grid.hidden:
            row, columns = unknown_columns(grid)
            report.header_row = None if row is None else row + 1
            report.columns = [column for match in columns for column in match.reports()]
        problem = problem_sheets.HiddenSheet if grid.hidden else problem_sheets.UnknownSheet
        report.problems.append(problem.at(sheet=grid.sheet, cell="A1"))


def _read_known(
    grid: Grid, found: Recognised, given: Given, years: Sequence[int], report: SheetReport, headquarters: str
) -> pa.Table | None:  # fmt: skip
    columns = {name: match.header.column for match in found.matches for name in match.fields}
    elsewhere = spread.spread_merges(grid, found, columns)
    shape = _shape(found, columns)
    classes = rowkinds.classify(grid, shape)
    scales, unit_problems = scale.scales(grid, found, classes)
    spread.refuse_wide_merges(grid, classes, columns)
    _describe(grid, found, classes, scales, report)
    indices = [row for row, name in enumerate(classes) if name == "data"]
    report.rows.rejected = sum(1 for name in classes if name in {"data", "odd"})
    report.problems += sheetproblems.odd_rows(grid, classes)
    blocking = [*sheetproblems.blocking(grid, found), *unit_problems]
    report.problems += [*blocking, *sheetproblems.remarks(grid, found, indices)]
    cells = list(zip(*(grid.rows[index] for index in indices), strict=True)) or [()] * grid.width
    ends = spread.halves(found, cells)
    source = Source(
        sheet=grid.sheet, layout=found.layout, indices=indices, columns=columns, years=years,
        factors=scale.factors(scales),
        cells={**{name: cells[column] for name, column in columns.items()}, **ends},
        whole={name: cells[columns[name]] for name in ends},
        given=_given(found, columns, given, headquarters), elsewhere=elsewhere,
        decimal_dates=frozenset(found.answer.decimal_dates if found.answer else ()), from_1904=grid.from_1904,
    )  # fmt: skip
    if blocking:
        _add_up(grid, source, classes, report)
        return None
    return _accept(grid, found, source, classes, report)


def _add_up(grid: Grid, source: Source, classes: Sequence[str], report: SheetReport) -> None:
    """The sums of a sheet that waits for an answer, beside its stated totals: whoever answers sees what it holds."""
    values = totals.readable(source)
    every = [True] * len(source.indices)
    report.sums = totals.sums(source, values, every)
    report.stated_totals, disagreeing = totals.compare(grid, source, classes, values, every)
    report.problems += disagreeing


def _accept(
    grid: Grid, found: Recognised, source: Source, classes: Sequence[str], report: SheetReport
) -> pa.Table | None:  # fmt: skip
    table = read_rows(source)
    months = found.answer.months if found.answer else ""
    if months == cumulative.CUMULATIVE:
        cumulative.own_figures(source, table)
    loaded = [position not in table.rejected for position in range(len(source.indices))]
    report.sums = totals.sums(source, table.values, loaded)
    stated, disagreeing = totals.compare(grid, source, classes, table.values, loaded)
    asked, waiting = ([], set()) if months else cumulative.questions(source, table.values, loaded, stated)
    report.stated_totals = stated
    report.problems += [*table.problems, *disagreeing, *asked]
    loaded = [is_loaded and row not in waiting for row, is_loaded in enumerate(loaded)]
    report.rows.loaded = sum(loaded)
    report.rows.rejected -= sum(loaded)
    if not any(loaded):
        return None
    return _arrow(found, source, table, loaded, grid)


def _arrow(found: Recognised, source: Source, table: Table, loaded: Sequence[bool], grid: Grid) -> pa.Table:
    whole = all(loaded)

    def kept(column: Sequence[_Value]) -> Sequence[_Value]:
        return column if whole else list(compress(column, loaded))

    rows = kept(range(len(loaded)))
    details: dict[str, Mapping[int, Mapping[str, object]]]
    details = {"qualifiers": table.qualifiers, "raw": table.raw, "cells": table.cells}
    return parquet.to_arrow(
        found.layout, source.sheet, kept(source.indices), kept(_key_cells(found, source, grid)),
        {name: kept(values) for name, values in table.values.items()},
        {name: list(map(entries.get, rows)) for name, entries in details.items()},
    )  # fmt: skip


def _key_cells(found: Recognised, source: Source, grid: Grid) -> list[str]:
    """The cell that stands for each row: of the key column, else of 序号, else the row's first filled one."""
    key = next((name for name in found.layout.key if name in source.columns), None)
    if key and source.elsewhere:
        return [place(source, row, key) for row in range(len(source.indices))]
    serial = next((match.header.column for match in found.matches if match.how == "serial"), None)
    column = source.columns[key] if key else serial
    if column is not None:
        above = letters(column)
        return [f"{above}{index + 1}" for index in source.indices]
    mapped = sorted(source.columns.values())
    return [
        address(index, next((c for c in mapped if c < len(grid.rows[index]) and not is_blank(grid.rows[index][c])), 0))
        for index in source.indices
    ]


def _shape(found: Recognised, columns: Mapping[str, int]) -> rowkinds.Shape:
    known = load_fields()
    serial = next((match.header.column for match in found.matches if match.how == "serial"), None)
    return rowkinds.Shape(
        found.first_row, found.header_row, {match.header.column: match.header.shown for match in found.matches},
        frozenset(columns[name] for name in found.layout.required if name in columns),
        frozenset(column for name, column in columns.items() if known[name].type in NUMERIC), serial,
    )  # fmt: skip


def _given(found: Recognised, columns: Mapping[str, int], given: Given, headquarters: str) -> Given:
    """What the title states for fields that have no column: a year only where rows are placed by it, a county always.

    The city's own sheets leave an optional county blank: blank stands for the city society itself.
    """
    layout = found.layout
    wanted = {name: value for name, value in given.items() if name in layout.columns and name not in columns}
    return {
        name: value
        for name, value in wanted.items()
        if layout.columns[name].required
        or (found.answer and name in found.answer.constants)
        or (name == "county" and layout.kind != "county" and value[0] != headquarters)
    }


def _with_unit(column: ColumnReport, known: scale.Scale | None) -> ColumnReport:
    return dataclasses.replace(column, unit=known.unit, unit_from=known.stated_by) if known else column


def lines(classes: Sequence[str]) -> dict[str, list[str]]:
    """Which rows are what, as runs of row numbers by class, in the order of their first rows."""
    rows: dict[str, list[int]] = {}
    for row, name in enumerate(classes, start=1):
        rows.setdefault("not_understood" if name == "odd" else name, []).append(row)
    return {name: [f"{a}-{b}" if b > a else f"{a}" for a, b in spans(numbers)] for name, numbers in rows.items()}


def _describe(
    grid: Grid, found: Recognised, classes: Sequence[str], scales: Mapping[str, scale.Scale], report: SheetReport
) -> None:  # fmt: skip
    report.kind, report.confidence = found.layout.kind, found.confidence
    report.header_row = None if found.is_headless else found.header_row + 1
    columns = [column for match in found.matches for column in match.reports()]
    report.columns = [_with_unit(column, scales.get(column.field or "")) for column in columns]
    report.missing = list(found.missing)
    report.factors = {name: plain_number(factor) for name, factor in scale.factors(scales).items()}
    report.lines = lines(classes)
    telling = [row for row in range(found.first_row) if classes[row] in {"title", "unit", "narrative"}]
    above = [clean(beginning(str(cell))) for row in telling for cell in grid.rows[row] if not is_blank(cell)]
    report.title = " ".join(above[:1])[:200]
    report.is_sample = any(SAMPLE_MARK in text for text in above)
    for name in classes:
        if name in report.rows.ignored:
            report.rows.ignored[name] += 1
