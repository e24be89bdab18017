"""What titles and sheet names say for all rows, and that an earlier answer about the headers never outdoes them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from etl.layout import load_layouts
from etl.sheets.kinds.confirmed import Confirmed, save
from etl.values.dates import months_in
from tests.etl.reading_books import codes, good_row, read_here, rows_of, table, write_book

KIND = "organ_body_donation"
WITHOUT = ["month", "county", "year", "note", "approximations"]


@pytest.mark.parametrize(
    ("title", "months"),
    [("2020年3月份月报", [3]), ("隆安县12月", [12]), ("2020年１ 月", [1]), ("1-3月", []), ("1月至3月", []),
     ("1月、2月", []), ("截至3月", []), ("1月以来", []), ("1月29日", []), ("2020-03", []), ("13月", [])],
)  # fmt: skip
def test_the_month_of_a_title(title: str, months: list[int]) -> None:
    assert months_in(title) == months


def _book(folder: Path, title: str, sheet: str = "表") -> Path:
    return write_book(folder / "book.xlsx", {sheet: table(KIND, [good_row(KIND)], title, without=WITHOUT)})


def _rows(folder: Path, title: str, sheet: str = "表") -> list[dict[str, Any]]:
    return rows_of(_book(folder, title, sheet), KIND)


@pytest.mark.parametrize(
    ("title", "sheet", "day"),
    [
        ("隆安县2020年2月器官遗体捐献", "表", dt.date(2020, 2, 29)),
        ("隆安县2020年器官遗体捐献", "4月", dt.date(2020, 4, 30)),
    ],
)
def test_a_list_of_one_month_says_so_above_or_by_its_name(title: str, sheet: str, day: dt.date, tmp_path: Path) -> None:
    [row] = _rows(tmp_path, title, sheet)
    assert (row["month"], row["county"]) == (day, "隆安县")


def test_a_list_of_several_months_says_nothing_of_its_rows(tmp_path: Path) -> None:
    report = read_here(_book(tmp_path, "隆安县2020年1—3月器官遗体捐献")).sheets[0]
    assert (codes(report), report.missing, report.rows.loaded) == (["missing_column"], ["month"], 0)
    assert "etl confirm --all" in report.problems[0].repair_zh


@pytest.fixture
def _answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_LAYOUTS", str(tmp_path / "layouts"))
    headers = table(KIND, [], without=WITHOUT)[2]
    fields = tuple(name for name in load_layouts()[KIND].columns if name not in WITHOUT)
    constants = {"county": "隆安县", "year": "2020", "month": "2020年1月"}
    save(Confirmed(KIND, tuple(headers), fields, constants))


@pytest.mark.usefixtures("_answered")
def test_another_county_and_month_with_the_same_headers_keep_their_own(tmp_path: Path) -> None:
    [row] = _rows(tmp_path, "马山县2020年2月器官遗体捐献")
    assert (row["county"], row["month"]) == ("马山县", dt.date(2020, 2, 29))
    assert codes(read_here(tmp_path / "book.xlsx").sheets[0]) == []


@pytest.mark.usefixtures("_answered")
@pytest.mark.parametrize("title", ["器官遗体捐献", "南宁市红十字会器官遗体捐献"])
def test_what_only_the_answer_says_is_told(title: str, tmp_path: Path) -> None:
    [row] = _rows(tmp_path, title)
    assert (row["county"], row["month"]) == ("隆安县", dt.date(2020, 1, 31))
    assert codes(read_here(tmp_path / "book.xlsx").sheets[0]) == ["filled_in"] * 3
