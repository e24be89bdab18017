"""Cumulative figures in a monthly return are asked about; months that rise for another reason are not refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from etl.report import SheetReport
from tests.etl.reading_books import codes, column_of, good_row, read_sheet_of, table, write_book

KIND = "organ_body_donation"
COUNTIES = ("隆安县", "马山县", "上林县")


def read(folder: Path, counts: list[list[int]], total: int | None = None) -> SheetReport:
    rows = [
        {**good_row(KIND), "county": county, "month": dt.date(2020, month, 15), "donation_count": count}
        for county, months in zip(COUNTIES, counts, strict=False)
        for month, count in enumerate(months, start=1)
    ]
    lines = table(KIND, rows)
    if total is not None:
        last: list[Any] = [""] * len(lines[2])
        last[column_of(KIND, "county")], last[column_of(KIND, "donation_count")] = "合计", total
        lines.append(last)
    return read_sheet_of(write_book(folder / "book.xlsx", {"表": lines}))


def test_the_last_month_is_the_total(tmp_path: Path) -> None:
    report = read(tmp_path, [[2, 4, 7, 7, 9], [1, 2, 3, 5, 5]], total=14)
    assert (report.rows.loaded, report.rows.rejected) == (0, 10)
    assert [(one.code, one.cell) for one in report.problems][-1] == ("cumulative_months", "E8")


def test_months_that_add_up_to_the_total_are_months(tmp_path: Path) -> None:
    report = read(tmp_path, [[2, 4, 7, 8, 9], [1, 2, 3, 5, 6]], total=47)
    assert (report.rows.loaded, codes(report)) == (10, [])


def test_without_a_total_it_is_only_pointed_out(tmp_path: Path) -> None:
    report = read(tmp_path, [[2, 4, 7, 8, 9], [1, 2, 3, 5, 6]])
    assert (report.rows.loaded, codes(report)) == (10, ["rising_months"])


def test_one_line_must_rise_for_half_a_year(tmp_path: Path) -> None:
    assert codes(read(tmp_path, [[1, 2, 4, 7, 8]])) == []
    assert codes(read(tmp_path, [[1, 2, 4, 7, 8, 9]])) == ["rising_months"]


def test_one_rising_county_among_others_is_chance(tmp_path: Path) -> None:
    assert codes(read(tmp_path, [[2, 4, 7, 8, 9], [3, 1, 2, 0, 4]])) == []
    assert codes(read(tmp_path, [[2, 4, 7], [1, 2, 3]])) == []


def test_a_month_like_the_one_before(tmp_path: Path) -> None:
    report = read(tmp_path, [[2, 5, 5, 3], [4, 3, 3, 1], [9, 2, 2, 6]])
    assert (report.rows.loaded, report.rows.rejected, codes(report)) == (9, 3, ["repeated_month"])
    assert (report.problems[0].severity, report.problems[0].cell) == ("reject", "E6")
    assert "2020-03" in report.problems[0].message_zh
    assert codes(read(tmp_path, [[1, 0, 0, 1], [0, 1, 1, 1], [1, 1, 1, 0]])) == []
