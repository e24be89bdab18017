"""One faulty workbook for each problem class of columns, rows and whole sheets, named by its fault."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from etl.layout import load_layouts
from etl.sheets.kinds.confirmed import Confirmed, save
from tests.etl.faulty_books import makes, sheet_of
from tests.etl.reading_books import column_of, good_row, table, write_book


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


@makes("column_without_header")
def _column_without_header(folder: Path) -> Path:
    return _extra_column(folder, "column_without_header", "", 5)


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


@makes("filtered_rows")
def _filtered_rows(folder: Path) -> Path:
    rows = table("training_class", [good_row("training_class", number) for number in (1, 2, 3)])
    return sheet_of(folder, "filtered_rows", rows, hidden_rows=[3, 5], filtered=True)


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


@makes("cumulative_falls")
def _cumulative_falls(folder: Path) -> Path:
    """A return of which somebody has said that it is cumulative; the answer lies in a folder beside it."""
    kind, without = "organ_body_donation", ["note", "year", "approximations"]
    days = [dt.date(2020, month, 28) for month in (1, 2, 3)]
    rows = [{**good_row(kind), "month": day, "donation_count": n} for day, n in zip(days, (3, 9, 8), strict=True)]
    lines = table(kind, rows, without=without)
    fields = tuple(name for name in load_layouts()[kind].columns if name not in without)
    save(Confirmed(kind, tuple(lines[2]), fields, months="cumulative"), folder / "layouts")
    return sheet_of(folder, "cumulative_falls", lines)


@makes("cumulative_gap")
def _cumulative_gap(folder: Path) -> Path:
    """The same with a month in the middle that nobody can read."""
    kind, without = "organ_body_donation", ["note", "year", "approximations"]
    days = [dt.date(2020, month, 28) for month in (1, 2, 3)]
    rows = [{**good_row(kind), "month": day, "donation_count": n} for day, n in zip(days, (3, "待定", 8), strict=True)]
    lines = table(kind, rows, without=without)
    fields = tuple(name for name in load_layouts()[kind].columns if name not in without)
    save(Confirmed(kind, tuple(lines[2]), fields, months="cumulative"), folder / "layouts")
    return sheet_of(folder, "cumulative_gap", lines)


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


@makes("filled_in")
def _filled_in(folder: Path) -> Path:
    """A list that doesn't say whose it is; an answer about its headers does. It lies in a folder beside it."""
    kind, without = "volunteer_activity", ["county", "year"]
    lines = table(kind, [good_row(kind)], without=without, headers={"activity_code": "活动号"})
    fields = tuple(name for name in load_layouts()[kind].columns if name not in without)
    save(Confirmed(kind, tuple(lines[2]), fields, {"county": "隆安县"}), folder / "layouts")
    return sheet_of(folder, "filled_in", lines)
