"""One sheet, from its cells to a report and accepted rows: recognised, classified, parsed, accounted for."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import compress
from typing import TypeVar

import pyarrow as pa

from etl import parquet
from etl.address import address
from etl.fields import NUMERIC, load_fields
from etl.files.origins import is_list
from etl.problems import ProblemClass
from etl.problems import sheets as problem_sheets
from etl.report import ColumnReport, SheetReport, plain_number, runs
from etl.sheets.crosstabs.unpivot import unpivoted
from etl.sheets.headers import titles
from etl.sheets.headers.matching import HeaderIndex
from etl.sheets.headers.places import Places
from etl.sheets.headers.titles import Given
from etl.sheets.kinds import faults as sheetproblems
from etl.sheets.kinds.confirmed import Confirmed
from etl.sheets.kinds.guessing import unknown_columns
from etl.sheets.kinds.recognise import recognise
from etl.sheets.kinds.recognised import Look, Recognised
from etl.sheets.rows import rowkinds, scale, spread
from etl.sheets.rows.source import Source, key_cells, source_of
from etl.sheets.rows.typed import Table, read_rows
from etl.sheets.totals import comparing, cumulative
from etl.text import beginning, clean, is_blank
from etl.workbook import Grid

# The sheet of explanations in our own templates says this in its first cell; it holds no data.
EXPLANATIONS = "字段说明（不导入）"
SAMPLE_MARK = "示例数据"
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Before:
    """What the tables above say of the next one: the year of a list that goes on, and what the columns of each kind
    come to so far, for totals of all tables together.
    """

    given: Given = field(default_factory=dict)
    sums: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)


def read_sheet(
    grid: Grid, index: HeaderIndex, places: Places, answers: Sequence[Confirmed] = (), before: Before | None = None
) -> tuple[SheetReport, pa.Table | None]:  # fmt: skip
    """What a sheet holds, and its accepted rows (None when none is). Every row is in exactly one class.

    Of a sheet with several tables this reads one; `before` is what those before it say.
    """
    report, before = SheetReport(sheet=grid.sheet), before or Before()
    report.rows.present = len(grid.rows) - grid.first
    years, given = titles.said_above(grid, places)
    if not years and before.given:
        years, given = [int(str(before.given["year"][0]))], {**before.given, **given}
    report.sheet_year = years[0] if len(years) == 1 else None
    look, report.stated = Look(grid, index, places, report.sheet_year, frozenset(given)), sorted(given)
    found = None if _is_explanation(grid) else recognise(look, answers)
    if found and found.answer:
        given, filled_in = titles.with_answer(given, found.answer.given(found.layout), places.headquarters)
        report.problems += sheetproblems.filled_in(grid, found, filled_in)
        years = [int(str(given["year"][0]))] if "year" in found.answer.constants and "year" in given else years
        report.sheet_year = years[0] if len(years) == 1 else None
    table = None
    if found:
        table = _read_known(grid, found, given, years, report, (places.headquarters, before))
    else:
        _leave(grid, report)
    if not report.rows.holds():
        raise AssertionError(f"rows of {grid.sheet!r} are not accounted for: {report.rows}")
    return report, table


def refused(grid: Grid, problem: type[ProblemClass]) -> SheetReport:
    """A table none of whose rows is read, and why."""
    report = SheetReport(sheet=grid.sheet)
    report.rows.present = len(grid.rows) - grid.first
    _leave(grid, report)
    report.problems = [problem.at(sheet=grid.sheet, cell=one.cell) for one in report.problems[:1]]
    return report


def _is_explanation(grid: Grid) -> bool:
    return is_list(grid.rows) or any(str(cell).startswith(EXPLANATIONS) for row in grid.rows[:1] for cell in row)


def _leave(grid: Grid, report: SheetReport) -> None:
    """Accounts for a sheet of no known kind: nothing is loaded, and said so, unless it is empty or explains fields."""
    other = "note" if _is_explanation(grid) else "not_understood"
    classes = ["blank" if all(is_blank(cell) for cell in row) else other for row in grid.rows[grid.first :]]
    report.lines, blank = lines(classes, grid.first), classes.count("blank")
    report.rows.ignored["blank"] = blank
    if _is_explanation(grid):
        report.rows.ignored["note"] = len(classes) - blank
    elif len(classes) > blank:
        report.rows.rejected = len(classes) - blank
        if not grid.hidden:
            row, columns = unknown_columns(grid)
            report.header_row = None if row is None else row + 1
            report.columns = [column for match in columns for column in match.reports()]
        problem = problem_sheets.HiddenSheet if grid.hidden else problem_sheets.UnknownSheet
        report.problems.append(problem.at(sheet=grid.sheet, cell=address(grid.first, 0)))


def _read_known(
    grid: Grid, found: Recognised, given: Given, years: Sequence[int], report: SheetReport, known: tuple[str, Before]
) -> pa.Table | None:  # fmt: skip
    elsewhere = spread.spread_merges(grid, found)
    columns = {name: match.header.column for match in found.matches for name in match.fields}
    classes = rowkinds.classify(grid, _shape(found, columns))
    scales, unit_problems = scale.scales(grid, found, classes)
    spread.refuse_wide_merges(grid, classes, found)
    crosstab = unpivoted(grid, found, classes) if found.crosstab else None
    _describe(grid, found, classes, scales, report)
    indices = [row for row, name in enumerate(classes) if name == "data"]
    report.rows.rejected = sum(1 for name in classes if name in {"data", "odd"})
    report.problems += sheetproblems.odd_rows(grid, classes)
    blocking = [*sheetproblems.blocking(grid, found), *unit_problems]
    report.problems += [*blocking, *sheetproblems.remarks(grid, found, indices)]
    source = source_of(
        grid, found, crosstab, indices, scale.factors(scales), years, {**given, **found.stated}, known[0], elsewhere
    )
    if blocking:
        _add_up(grid, found, source, classes, report)
        return None
    return _accept(grid, found, source, classes, report, known[1])


def _add_up(
    grid: Grid, found: Recognised, source: Source, classes: Sequence[str], report: SheetReport
) -> None:  # fmt: skip
    """The sums of a sheet that waits for an answer, beside its stated totals: whoever answers sees what it holds.

    The totals of a crosstab take in the columns that nobody understood yet: that they differ is no fault to name.
    """
    values = comparing.readable(source)
    every = [True] * len(source.indices)
    report.sums = comparing.sums(source, values, every)
    report.stated_totals, disagreeing = comparing.compare(grid, source, classes, values, every)
    if not (found.crosstab and any(match.how == "unknown" for match in found.matches)):
        report.problems += disagreeing


def _accept(
    grid: Grid, found: Recognised, source: Source, classes: Sequence[str], report: SheetReport, before: Before
) -> pa.Table | None:  # fmt: skip
    table = read_rows(source)
    months = found.answer.months if found.answer else ""
    if months == cumulative.CUMULATIVE:
        cumulative.own_figures(source, table)
    loaded = _standing(source, table.rejected)
    report.sums = comparing.sums(source, table.values, loaded)
    carried = before.sums.get(found.layout.kind, {})
    stated, disagreeing = comparing.compare(grid, source, classes, table.values, loaded, carried)
    asked, waiting = ([], set()) if months else cumulative.questions(source, table.values, loaded, stated)
    report.stated_totals = stated
    report.problems += [*table.problems, *disagreeing, *asked]
    loaded = _standing(source, table.rejected | waiting)
    out = {index for index, stands in zip(source.indices, loaded, strict=True) if not stands}
    some = set(compress(source.indices, loaded))
    report.rows.loaded = len(some - out)
    report.rows.rejected -= report.rows.loaded
    report.in_part = runs(index + 1 for index in some & out)
    if not any(loaded):
        return None
    return _arrow(found, source, table, loaded, grid)


def _standing(source: Source, rejected: set[int]) -> list[bool]:
    """Which rows load: of a crosstab each cell's by itself, though its row of the sheet counts as rejected then."""
    return [position not in rejected for position in range(len(source.indices))]


def _arrow(found: Recognised, source: Source, table: Table, loaded: Sequence[bool], grid: Grid) -> pa.Table:
    whole = all(loaded)

    def kept(column: Sequence[_Value]) -> Sequence[_Value]:
        return column if whole else list(compress(column, loaded))

    rows = kept(range(len(loaded)))
    details: dict[str, Mapping[int, Mapping[str, object]]]
    details = {"qualifiers": table.qualifiers, "raw": table.raw, "cells": table.cells}
    # Many rows of a crosstab stand in one row of the sheet: they are numbered behind its last.
    numbers = range(len(grid.rows) + 1, len(grid.rows) + 1 + len(loaded)) if source.crosstab else None
    return parquet.to_arrow(
        found.layout, source.sheet, kept(source.indices), kept(numbers) if numbers else None,
        kept(key_cells(found, source, grid)),
        {name: kept(values) for name, values in table.values.items()},
        {name: list(map(entries.get, rows)) for name, entries in details.items()},
    )  # fmt: skip


def _shape(found: Recognised, columns: Mapping[str, int]) -> rowkinds.Shape:
    known = load_fields()
    serial = next((match.header.column for match in found.matches if match.how == "serial"), None)
    across = {one.column for one in found.crosstab}
    return rowkinds.Shape(
        found.first_row, found.header_row, {match.header.column: match.header.shown for match in found.matches},
        frozenset(columns[name] for name in found.layout.required if name in columns) - across,
        frozenset(column for name, column in columns.items() if known[name].type in NUMERIC) | across, serial,
    )  # fmt: skip


def _with_unit(column: ColumnReport, known: scale.Scale | None) -> ColumnReport:
    return dataclasses.replace(column, unit=known.unit, unit_from=known.stated_by) if known else column


def lines(classes: Sequence[str], first: int = 0) -> dict[str, list[str]]:
    """Which rows, from the row `first` on, are what: runs of row numbers by class, in the order of their first rows."""
    rows: dict[str, list[int]] = {}
    for row, name in enumerate(classes, start=first + 1):
        rows.setdefault("not_understood" if name == "odd" else name, []).append(row)
    return {name: runs(numbers) for name, numbers in rows.items()}


def _describe(
    grid: Grid, found: Recognised, classes: Sequence[str], scales: Mapping[str, scale.Scale], report: SheetReport
) -> None:  # fmt: skip
    report.kind, report.confidence = found.layout.kind, found.confidence
    report.header_row = None if found.is_headless else found.header_row + 1
    columns = [column for match in found.matches for column in match.reports()]
    report.columns = [_with_unit(column, scales.get(column.field or "")) for column in columns]
    report.missing = list(found.missing)
    report.stated = sorted({*report.stated, *found.stated})
    report.across = sorted({name for one in found.crosstab for name in one.values})
    report.factors = {name: plain_number(factor) for name, factor in scale.factors(scales).items()}
    report.lines = lines(classes[grid.first :], grid.first)
    telling = [row for row in range(found.first_row) if classes[row] in {"title", "unit", "narrative"}]
    above = [clean(beginning(str(cell))) for row in telling for cell in grid.rows[row] if not is_blank(cell)]
    report.title = " ".join(above[:1])[:200]
    report.is_sample = any(SAMPLE_MARK in text for text in above)
    for name in classes[grid.first :]:
        if name in report.rows.ignored:
            report.rows.ignored[name] += 1
