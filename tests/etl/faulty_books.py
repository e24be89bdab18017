"""One faulty workbook a problem class, named by its fault. Each maker writes a file and says which cell is at fault."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from etl.layout import load_layouts
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


def sheet_of(folder: Path, code: str, rows: Table, **options: Any) -> Path:
    """A workbook of one sheet, named by its fault."""
    return write_book(folder / f"{code}.xlsx", {"表": rows}, **options)


@makes("unknown_sheet")
def _unknown_sheet(folder: Path) -> Path:
    return sheet_of(folder, "unknown_sheet", [["部门", "工资", "考勤"], ["办公室", 1, 2]])


@makes("unsure_sheet")
def _unsure_sheet(folder: Path) -> Path:
    return sheet_of(
        folder, "unsure_sheet", [["序号", "捐赠方", "品名", "折算金额（万元）"], [1, "某公司", "口罩", 4.9]]
    )


@makes("missing_column")
def _missing_column(folder: Path) -> Path:
    rows = table("training_class", [good_row("training_class")], without=["attended_count"])
    return sheet_of(folder, "missing_column", rows)


@makes("duplicate_column")
def _duplicate_column(folder: Path) -> Path:
    rows = table("training_class", [good_row("training_class")])
    for row, text in zip(rows[2:], ("报到人数", 8), strict=True):
        row.append(text)
    return sheet_of(folder, "duplicate_column", rows)


def _extra_column(folder: Path, code: str, header: str, value: Any) -> Path:
    rows = table("training_class", [good_row("training_class")])
    rows[2].append(header)
    rows[3].append(value)
    return sheet_of(folder, code, rows)


@makes("unknown_column")
def _unknown_column(folder: Path) -> Path:
    return _extra_column(folder, "unknown_column", "授课教师评分", 5)


@makes("personal_column")
def _personal_column(folder: Path) -> Path:
    return _extra_column(folder, "personal_column", "联系电话", "13800001111")


@makes("hidden_sheet")
def _hidden_sheet(folder: Path) -> Path:
    shown = table("rescue", [good_row("rescue")])
    hidden = table("training_class", [good_row("training_class")])
    return write_book(folder / "hidden_sheet.xlsx", {"救援": shown, "藏": hidden}, hidden=["藏"])


@makes("hidden_rows")
def _hidden_rows(folder: Path) -> Path:
    rows = table("training_class", [good_row("training_class", number) for number in (1, 2, 3)])
    return sheet_of(folder, "hidden_rows", rows, hidden_rows=[4])


@makes("hidden_columns")
def _hidden_columns(folder: Path) -> Path:
    rows = table("training_class", [good_row("training_class")])
    return sheet_of(folder, "hidden_columns", rows, hidden_columns=[1])


def _with_total(folder: Path, code: str, total: Any) -> Path:
    rows = table("training_class", [good_row("training_class", number) for number in (1, 2)])
    last: list[Any] = [""] * len(rows[2])
    last[0], last[column_of("training_class", "attended_count")] = "合计", total
    return sheet_of(folder, code, [*rows, last])


@makes("total_disagrees")
def _total_disagrees(folder: Path) -> Path:
    return _with_total(folder, "total_disagrees", 99)


@makes("total_without_value")
def _total_without_value(folder: Path) -> Path:
    return _with_total(folder, "total_without_value", "14人/2场")


@makes("total_unmatched")
def _total_unmatched(folder: Path) -> Path:
    rows = table("training_class", [good_row("training_class", number) for number in (1, 2)])
    return sheet_of(folder, "total_unmatched", [*rows, ["共计9999人"]])


def _months(folder: Path, code: str, people: list[list[int]], total: int | None) -> Path:
    """Monthly counts: one list of months for each stage of a county."""
    stages = list(load_layouts()["stem_cell_monthly"].columns["stage"].field.values)
    rows = [
        {
            **good_row("stem_cell_monthly"),
            "month": dt.date(2020, month, 28),
            "stage": stage,
            "stage_people_count": count,
        }
        for stage, counts in zip(stages, people, strict=False)
        for month, count in enumerate(counts, start=1)
    ]
    lines = table("stem_cell_monthly", rows)
    if total is not None:
        last: list[Any] = [""] * len(lines[2])
        last[0], last[column_of("stem_cell_monthly", "stage_people_count")] = "合计", total
        lines.append(last)
    return sheet_of(folder, code, lines)


@makes("cumulative_months")
def _cumulative_months(folder: Path) -> Path:
    return _months(folder, "cumulative_months", [[3, 5, 9, 12], [1, 2, 4, 6]], 18)


@makes("rising_months")
def _rising_months(folder: Path) -> Path:
    return _months(folder, "rising_months", [[3, 5, 9, 12], [1, 2, 4, 6]], None)


@makes("repeated_month")
def _repeated_month(folder: Path) -> Path:
    return _months(folder, "repeated_month", [[3, 5, 5, 2], [6, 4, 4, 3], [9, 2, 2, 4]], None)


@makes("row_not_understood")
def _row_not_understood(folder: Path) -> Path:
    rows = table("training_class", [good_row("training_class", number) for number in (1, 2)])
    return sheet_of(folder, "row_not_understood", [*rows[:4], ["隆安县"], rows[4]])


@makes("key_from_row")
def _key_from_row(folder: Path) -> Path:
    rows = table("training_class", [good_row("training_class")], without=["class_code"])
    return sheet_of(folder, "key_from_row", rows)


@makes("many_problems")
def _many_problems(folder: Path) -> Path:
    rows = [{**good_row("training_class"), "class_code": f"K{number}", "attended_count": "?"} for number in range(260)]
    return sheet_of(folder, "many_problems", table("training_class", rows))
