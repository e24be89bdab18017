"""All tables of a sheet: each read under its own header, those with the same header put together, every row of the
sheet accounted for once.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pyarrow as pa

from etl.problems.sheets import UnknownSheet
from etl.problems.tables import TablesSideBySide, UnknownTable
from etl.report import RowCounts, SheetReport, plain_number, rows_of_runs, runs
from etl.sheets.headers.matching import HeaderIndex
from etl.sheets.headers.places import Places
from etl.sheets.headers.titles import Given, said_above, subject
from etl.sheets.kinds.confirmed import Confirmed
from etl.sheets.kinds.recognised import SURE
from etl.sheets.sheet import Before, read_sheet, refused
from etl.sheets.tables import blocks, strangers
from etl.sheets.tables.beside import Block, Header
from etl.workbook import Grid

# So many headers tell which table is meant.
_SHOWN = 6
# The columns of fields, as letters.
Letters = dict[str, str]
Read = tuple[SheetReport, pa.Table | None]
# Where two tables share a row of the sheet, its class is the first of these.
_GRAVITY = (
    "rejected", "not_understood", "data", "total", "subtotal", "header", "unit", "title", "narrative", "note",
    "example", "duplicate", "blank",
)  # fmt: skip


@dataclass
class _Entry:
    """Tables of one kind that share a report, with the class of each of their rows."""

    report: SheetReport
    tables: list[tuple[pa.Table, Letters]] = field(default_factory=list)
    classes: dict[int, str] = field(default_factory=dict)


def read_tables(grid: Grid, index: HeaderIndex, places: Places, answers: Sequence[Confirmed] = ()) -> list[Read]:
    """What a sheet holds: one report for each kind of table in it, with the accepted rows. Usually it is one table."""
    waiting = blocks.split(grid, index, places, answers)
    entries: list[_Entry] = []
    sums: dict[str, dict[str, Decimal]] = {}
    first, header = said_above(waiting[0].grid, places)[1], waiting[0].header
    while waiting:
        block = waiting.pop(0)
        given = _said_before(first, block.header, header) if entries else {}
        report, table = _read(block, index, places, answers, Before(given, sums))
        if (below := strangers.header_below(block.grid, report, table)) is not None:
            waiting[:0] = blocks.cut(block, below)
            continue
        report.spans = [block.span]
        if not entries and not waiting and not block.mixed:
            return [(report, table)]
        _add(entries, report, table, (block.beside, places))
        for name, value in report.sums.items() if report.kind else ():
            known = sums.setdefault(str(report.kind), {})
            known[name] = known.get(name, Decimal(0)) + Decimal(value)
    return _settled([_named(entry, len(entries)) for entry in entries], len(grid.rows))


def _said_before(first: Given, header: Header, first_header: Header) -> Given:
    """What the titles above the first table say of a later one that states no year: the year, of a list that goes on;
    all of it behind a table of no known kind, whose title it may not be.
    """
    if "year" not in first:
        return {}
    if not first_header:
        return first
    return {"year": first["year"]} if header == first_header else {}


def _read(
    block: Block, index: HeaderIndex, places: Places, answers: Sequence[Confirmed], before: Before
) -> Read:  # fmt: skip
    if block.mixed:
        return refused(block.grid, TablesSideBySide), None
    return read_sheet(block.grid, index, places, answers, before)


def _named(entry: _Entry, tables: int) -> _Entry:
    """An entry among several; of a table of no known kind it says which rows are meant, for others are read."""
    report = entry.report
    if tables > 1 and any(problem.code == UnknownSheet.code for problem in report.problems):
        headers = "、".join(column.header for column in report.columns[:_SHOWN] if column.header)
        first, last = report.spans[0]
        cell = report.columns[0].cell if report.columns else f"A{first}"
        report.problems = [
            UnknownTable.at(sheet=report.sheet, cell=cell, first=first, last=last, headers=headers or "—")
        ]
    return entry


def _add(
    entries: list[_Entry], report: SheetReport, table: pa.Table | None, where: tuple[bool, Places]
) -> None:  # fmt: skip
    """Puts a table to those with its header."""
    letters = {column.field: column.letters for column in reversed(report.columns) if column.field}
    entry = next((one for one in entries if _belong_together(one.report, report, *where)), None)
    if entry is None:
        entry = _Entry(report)
        entries.append(entry)
    else:
        _merge(entry.report, report)
    _note_classes(entry, report, table)
    if table is not None:
        entry.tables.append((table, letters))


def _belong_together(one: SheetReport, other: SheetReport, beside: bool, places: Places) -> bool:
    """Whether two tables have the same header, in the same columns unless they stand side by side.

    What a crosstab is about only its title may say: 遗体 and 器官 by county and month are two.
    """
    if one.kind != other.kind or one.kind is None:
        return False
    if beside:
        return True
    if one.across and subject(one.title, one.sheet, places) != subject(other.title, other.sheet, places):
        return False
    return [(c.header, c.letters) for c in one.columns] == [(c.header, c.letters) for c in other.columns]


def _merge(report: SheetReport, other: SheetReport) -> None:
    report.confidence = min(report.confidence, other.confidence)
    report.missing = list(dict.fromkeys([*report.missing, *other.missing]))
    report.is_sample = report.is_sample or other.is_sample
    report.across = sorted({*report.across, *other.across})
    report.stated = sorted({*report.stated} & {*other.stated})
    report.factors = {**other.factors, **report.factors}
    report.stated_totals += other.stated_totals
    report.problems += other.problems
    if report.confidence >= SURE:
        letters = {column.letters for column in report.columns}
        report.columns += [one for one in other.columns if one.letters not in letters]
    report.spans += [span for span in other.spans if span not in report.spans]
    for name, value in other.sums.items():
        report.sums[name] = plain_number(Decimal(report.sums.get(name, "0")) + Decimal(value))


def _note_classes(entry: _Entry, report: SheetReport, table: pa.Table | None) -> None:
    """The class of each row; where another table of the kind has it too, the graver of both."""
    loaded = set(table["row_number"].to_pylist()) if table is not None else set()
    loaded -= set(rows_of_runs(report.in_part))
    for name, told in report.lines.items():
        for row in rows_of_runs(told):
            own = "rejected" if name == "data" and row not in loaded else name
            known = entry.classes.get(row, own)
            entry.classes[row] = min(known, own, key=_GRAVITY.index)


def _settled(entries: Sequence[_Entry], height: int) -> list[Read]:
    """The reports with their rows counted, and the tables with their rows numbered apart."""
    found: list[Read] = []
    columns: dict[str, Letters] = {}
    for number, entry in enumerate(entries, start=1):
        report = entry.report
        report.block = number
        _count(entry)
        for _, own in entry.tables[:1]:
            columns.setdefault(report.kind or "", own)
        known = columns.get(report.kind or "", {})
        tables = [_placed(table, number, own, known) for table, own in entry.tables]
        found.append((report, _numbered(pa.concat_tables(tables), height) if tables else None))
    return found


def _count(entry: _Entry) -> None:
    rows = sorted(entry.classes)
    names = [entry.classes[row] for row in rows]
    counts = RowCounts(len(rows), names.count("data"), names.count("rejected") + names.count("not_understood"))
    for name in names:
        if name in counts.ignored:
            counts.ignored[name] += 1
    told: dict[str, list[int]] = {}
    for row, name in zip(rows, names, strict=True):
        told.setdefault("data" if name == "rejected" else name, []).append(row)
    standing = {row for table, _ in entry.tables for row in table["row_number"].to_pylist()}
    report = entry.report
    report.rows, report.lines = counts, {name: runs(numbers) for name, numbers in told.items()}
    report.in_part = runs(row for row in standing if entry.classes[row] in {"rejected", "not_understood"})
    if not counts.holds():
        raise AssertionError(f"rows of {report.sheet!r} are not accounted for: {counts}")


def _placed(table: pa.Table, number: int, own: Letters, known: Letters) -> pa.Table:
    """A table with the number of its report, and its cells where its columns aren't those of the first of its kind."""
    at = table.column_names.index("block")
    table = table.set_column(at, "block", pa.repeat(pa.scalar(number, pa.int32()), table.num_rows))
    moved = {name: letter for name, letter in own.items() if known.get(name) != letter}
    if not moved:
        return table
    rows = zip(table["row_number"].to_pylist(), table["cells"].to_pylist(), strict=True)
    cells = [
        {**{name: f"{letter}{row}" for name, letter in moved.items()}, **json.loads(text or "{}")} for row, text in rows
    ]
    texts = pa.array([json.dumps(one, ensure_ascii=False) for one in cells], pa.string())
    return table.set_column(table.column_names.index("cells"), "cells", texts)


def _numbered(table: pa.Table, height: int) -> pa.Table:
    """The rows numbered apart: by their row of the sheet, behind its last one where that is taken."""
    seen: set[int] = set()
    numbers: list[int] = []
    more = height
    for number in table["own_number"].to_pylist():
        if number in seen or number > height:
            more += 1
            number = more
        seen.add(number)
        numbers.append(number)
    return table.set_column(table.column_names.index("own_number"), "own_number", pa.array(numbers, pa.int32()))
