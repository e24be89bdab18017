"""Workbooks made by code for the tests of reading: a good row of each kind, sheets of it, files that have a fault."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import xlsxwriter

from etl.children.reading import read_file
from etl.fields import Field
from etl.layout import load_layouts
from etl.report import FileResult, SheetReport

Table = list[list[Any]]
_GOOD: Mapping[str, Any] = {
    "text": "文字", "county": "隆安县", "person_or_organisation": "某某有限公司", "approximation": "",
    "date": dt.date(2020, 3, 2), "month": dt.date(2020, 3, 31), "integer": 7,
    "year": 2020, "decimal": 1.5, "money": 1250.5, "yes_no": "否",
    "identity": "E001",
}  # fmt: skip


def good_value(field: Field) -> Any:
    """A value that a field takes."""
    return next(iter(field.values)) if field.values else _GOOD[field.type]


def good_row(kind: str, number: int = 1) -> dict[str, Any]:
    """A whole row of a kind by field; rows with different numbers have different keys."""
    layout = load_layouts()[kind]
    row = {name: good_value(column.field) for name, column in layout.columns.items()}
    row[layout.key[0]] = {"text": f"K{number:03}", "date": dt.date(2020, 3, number), "integer": number}.get(
        layout.columns[layout.key[0]].field.type, row[layout.key[0]]
    )
    return row


def table(kind: str, rows: Sequence[Mapping[str, Any]], title: str | None = None, unit: str = "单位：元",
          without: Sequence[str] = (), headers: Mapping[str, str] | None = None) -> Table:  # fmt: skip
    """Title row, unit row, header row, data rows, as a person would lay them out."""
    layout = load_layouts()[kind]
    names = [name for name in layout.columns if name not in without]
    head = [(headers or {}).get(name, layout.columns[name].headers[0]) for name in names]
    body = [[row.get(name, "") for name in names] for row in rows]
    return [[title if title is not None else f"2020年{layout.zh}"], [unit], head, *body]


def column_of(kind: str, field: str, without: Sequence[str] = ()) -> int:
    """The column of a field in a table that `table` makes."""
    return [name for name in load_layouts()[kind].columns if name not in without].index(field)


def write_book(path: Path, sheets: Mapping[str, Table], merges: Sequence[tuple[int, int, int, int]] = (),
               hidden: Sequence[str] = (), hidden_rows: Sequence[int] = (),
               hidden_columns: Sequence[int] = (), filtered: bool = False,
               from_1904: bool = False) -> Path:  # fmt: skip
    """An .xlsx of these sheets; a cell ("=formula", value) is a calculated formula. Merges are of the first sheet,
    hidden rows and columns (from 0), and a filter that is set, of all.
    """
    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False,
               "date_1904": from_1904}  # fmt: skip
    with xlsxwriter.Workbook(str(path), options) as book:
        date = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, (name, rows) in enumerate(sheets.items()):
            sheet = book.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for row in hidden_rows:
                sheet.set_row(row, None, None, {"hidden": True})
            if filtered:
                sheet.autofilter(2, 0, len(rows) - 1, 0)
                sheet.filter_column(0, "x == *2*")
            for column in hidden_columns:
                sheet.set_column(column, column, None, None, {"hidden": True})
            for first_row, first_column, last_row, last_column in merges if number == 0 else ():
                sheet.merge_range(first_row, first_column, last_row, last_column, "")
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, dt.date):
                        sheet.write_datetime(row, column, dt.datetime(cell.year, cell.month, cell.day), date)
                    elif isinstance(cell, tuple):
                        sheet.write_formula(row, column, cell[0], None, cell[1])
                    elif cell != "" and cell is not None:
                        sheet.write(row, column, float(cell) if isinstance(cell, Decimal) else cell)
    return path


def read_here(path: Path, out: Path | None = None) -> FileResult:
    """The file read in this process; its problems must have been accounted for."""
    folder = out or path.parent / f"{path.stem}-out"
    folder.mkdir(exist_ok=True)
    result = read_file(path, path.suffix, hashlib.sha256(path.read_bytes()).hexdigest(), folder)
    for sheet in result.sheets:
        assert sheet.rows.holds(), sheet
    return result


def read_sheet_of(path: Path) -> SheetReport:
    """The report of the only sheet of a file."""
    result = read_here(path)
    assert not result.problems
    [sheet] = result.sheets
    return sheet


def rows_of(path: Path, kind: str) -> list[dict[str, Any]]:
    """The accepted rows of a kind, from Parquet."""
    out = path.parent / f"{path.stem}-out"
    result = read_here(path, out)
    return pq.read_table(out / result.tables[kind]).to_pylist() if kind in result.tables else []


def codes(report: SheetReport | FileResult) -> list[str]:
    """The codes of all problems, in order."""
    own = [problem.code for problem in report.problems]
    return own + [code for sheet in getattr(report, "sheets", []) for code in codes(sheet)]
