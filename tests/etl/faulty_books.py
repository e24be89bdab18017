"""One faulty workbook for each problem class of single cells, named by its fault; tests.etl.faulty has all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from tests.etl.reading_books import Table, column_of, good_row, table, write_book

Maker = Callable[[Path], Path]
MAKERS: dict[str, Maker] = {}


def makes(code: str) -> Callable[[Maker], Maker]:
    """Registers the maker of a workbook with one fault."""

    def register(maker: Maker) -> Maker:
        MAKERS[code] = maker
        return maker

    return register


def _with_cell(code: str, kind: str, field: str, value: Any, **options: Any) -> None:
    """A sheet of three rows, the second of which has this value in this field."""

    def maker(folder: Path) -> Path:
        rows = [good_row(kind, number) for number in (1, 2, 3)]
        rows[1][field] = value
        return write_book(folder / f"{code}.xlsx", {"表": table(kind, rows, **options)})

    MAKERS[code] = maker


_with_cell("missing_value", "training_class", "class_code", "")
_with_cell("bad_number", "training_class", "attended_count", "很多")
_with_cell("not_whole", "training_class", "attended_count", 51.5)
_with_cell("negative_number", "training_class", "attended_count", -3)
_with_cell("number_too_large", "donation_income", "amount_yuan", 1e17)
_with_cell("too_many_decimals", "donation_income", "amount_yuan", 100.005)
_with_cell("wrong_unit", "training_class", "attended_count", "51人次")
_with_cell("unclear_unit", "donation_income", "amount_yuan", "1.2万", unit="单位：万元")
_with_cell("two_values", "training_class", "attended_count", "5场/250人")
_with_cell("bad_date", "training_class", "started_on", "年初")
_with_cell("date_without_year", "training_class", "started_on", "1月22日", title="培训班台账", without=["year"])
_with_cell("date_as_decimal", "training_class", "started_on", 6.29)
_with_cell("date_outside_year", "training_class", "started_on", dt.date(2019, 12, 31))
_with_cell("bad_year", "blood_award", "year", "去年")
_with_cell("unknown_value", "training_class", "training_type", "讲座")
_with_cell("bad_approximation", "training_class", "approximations", "差不多")
_with_cell("unclear_approximation", "training_class", "attended_count", "约50多人")
_with_cell("digits_lost", "training_class", "class_code", 4.5e17)


def sheet_of(folder: Path, code: str, rows: Table, **options: Any) -> Path:
    """A workbook of one sheet, named by its fault."""
    return write_book(folder / f"{code}.xlsx", {"表": rows}, **options)


@makes("unclear_pair")
def _unclear_pair(folder: Path) -> Path:
    rows = [{**good_row("training_target", n), "version": n, "planned_sessions": "5场/250人"} for n in (1, 2, 3)]
    rows[1]["planned_sessions"] = "250"
    names = {"planned_sessions": "场次/人数"}
    return sheet_of(
        folder, "unclear_pair", table("training_target", rows, without=["planned_people"], headers=names)
    )  # fmt: skip


@makes("text_too_long")
def _text_too_long(folder: Path) -> Path:
    rows = [good_row("training_class", number) for number in (1, 2, 3)]
    rows[1]["note"] = "长" * 40_000
    lines = [",".join(f'"{cell}"' for cell in row) for row in table("training_class", rows)]
    (path := folder / "text_too_long.csv").write_text("\n".join(lines), encoding="utf-8")
    return path


def _with_openpyxl(path: Path, value: Any) -> Path:
    book = openpyxl.Workbook()
    rows = table("training_class", [good_row("training_class", number) for number in (1, 2, 3)])
    for row in rows:
        book.active.append(row)
    book.active.cell(5, column_of("training_class", "attended_count") + 1).value = value
    book.save(path)
    return path


@makes("formula_without_value")
def _formula_without_value(folder: Path) -> Path:
    return _with_openpyxl(folder / "formula_without_value.xlsx", "=25*2")


@makes("error_cell")
def _error_cell(folder: Path) -> Path:
    return _with_openpyxl(folder / "error_cell.xlsx", "#REF!")


@makes("merged_number")
def _merged_number(folder: Path) -> Path:
    rows = table("training_class", [good_row("training_class", number) for number in (1, 2, 3)])
    column = column_of("training_class", "attended_count")
    return write_book(folder / "merged_number.xlsx", {"表": rows}, merges=[(4, column, 5, column)])


@makes("merged_columns")
def _merged_columns(folder: Path) -> Path:
    rows = table("training_class", [good_row("training_class", number) for number in (1, 2, 3)])
    column = column_of("training_class", "attended_count")
    return write_book(folder / "merged_columns.xlsx", {"表": rows}, merges=[(4, column, 4, column + 1)])
