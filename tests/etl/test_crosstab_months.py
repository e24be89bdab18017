"""What stands for months in a crosstab's header: with 月 or without, quarters, 1-6月累计."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.etl.crosstabs import book
from tests.etl.loading import Captured, run
from tests.etl.reading_books import Table, codes, read_sheet_of, rows_of

MONTHS = [f"{month}月" for month in range(1, 13)]
NUMBERS = [*range(1, 13)]
FULL_WIDTH = [*"１２３４５６７８９", "１０", "１１", "１２"]


def test_quarters_add_up_their_own_months(tmp_path: Path) -> None:
    head = ["县区", "阶段", *MONTHS[:3], "一季度", *MONTHS[3:6], "二季度", "上半年", "合计"]
    rows: Table = [["2020年造干月报"], head, ["隆安县", "采集", 1, 2, 3, 6, 4, 5, 6, 15, 21, 21]]
    sheet = read_sheet_of(book(tmp_path, rows))
    assert [(one.cell, one.agrees) for one in sheet.stated_totals] == [(f"{c}3", True) for c in "FJKL"]


def test_months_without_a_year_are_asked_about(capsys: Captured, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("MINGZHANG_LAYOUTS", str(tmp_path / "layouts"))
    rows: Table = [["造干月报"], ["县区", "阶段", "1月", "2月"], ["隆安县", "采集", 1, 2]]
    path = book(tmp_path, rows)
    sheet = read_sheet_of(path)
    assert (sheet.rows.loaded, sheet.missing) == (0, ["year"])
    _, [entry] = run(capsys, "confirm", path, "--all", "年度=2020")
    assert (entry["rows"]["loaded"], entry["sums"]) == (1, {"stage_people_count": "3"})


@pytest.mark.parametrize("numbers", [NUMBERS, [str(one) for one in NUMBERS], FULL_WIDTH])
def test_twelve_bare_numbers_are_months(tmp_path: Path, numbers: list[Any]) -> None:
    rows: Table = [["2020年造干进展"], ["县区", "阶段", *numbers, "合计"], ["隆安县", "采集", *NUMBERS, 78]]
    path = book(tmp_path, rows)
    sheet = read_sheet_of(path)
    assert (sheet.kind, sheet.rows.loaded, sheet.rows.ignored["header"], codes(sheet)) == (
        "stem_cell_monthly",
        1,
        1,
        [],
    )
    assert [(row["month"].month, row["stage_people_count"]) for row in rows_of(path, "stem_cell_monthly")] == [
        (month, month) for month in NUMBERS
    ]
    assert [(one.cell, one.agrees) for one in sheet.stated_totals] == [("O3", True)]


def test_fewer_numbers_are_months_where_something_says_so(tmp_path: Path) -> None:
    rows: Table = [["2020年造干月报"], ["县区", "采集", "", "", "体检", "", ""], ["", 1, 2, 3, 1, 2, 3],
                   ["隆安县", 1, 2, 3, 4, 5, 6]]  # fmt: skip
    merges = [(1, 0, 2, 0), (1, 1, 1, 3), (1, 4, 1, 6)]
    sheet = read_sheet_of(book(tmp_path, rows, merges=merges))
    assert (sheet.rows.loaded, sheet.sums) == (1, {"stage_people_count": "21"})
    assert [column.header for column in sheet.columns[:3]] == ["县区", "采集 1月", "采集 2月"]
    said: Table = [["2020年造干进展"], ["县区\\月份", "阶段", 1, 2, 3], ["隆安县", "采集", 1, 2, 3]]
    assert read_sheet_of(book(tmp_path, said)).rows.loaded == 1
    # Without a word for months they may be stages, prizes, anything.
    silent: Table = [["2020年造干进展"], ["县区", "阶段", 1, 2, 3], ["隆安县", "采集", 1, 2, 3]]
    assert read_sheet_of(book(tmp_path, silent)).rows.loaded == 0


@pytest.mark.parametrize("numbers", [[1, 2, 4], [2, 3, 4], [1, 3, 2], [1, 2, 13], [1, 2, 3, 1, 2]])
def test_numbers_that_do_not_count_are_no_months(tmp_path: Path, numbers: list[int]) -> None:
    rows: Table = [["2020年造干月报"], ["县区", "阶段", *numbers], ["隆安县", "采集", *numbers]]
    assert read_sheet_of(book(tmp_path, rows)).rows.loaded == 0


def test_bare_numbers_without_a_year_are_asked_about(tmp_path: Path) -> None:
    rows: Table = [["造干月报"], ["县区", "阶段", *NUMBERS], ["隆安县", "采集", *NUMBERS]]
    sheet = read_sheet_of(book(tmp_path, rows))
    assert (sheet.kind, sheet.missing, sheet.rows.loaded) == ("stem_cell_monthly", ["year"], 0)


@pytest.mark.parametrize("word", ["1-3月累计", "1—3月", "1月至3月合计", "截至3月累计", "1～3月（累计）", "2020年1-3月"])
def test_months_together_are_compared_and_not_loaded(tmp_path: Path, word: str) -> None:
    head = ["县区", "阶段", *MONTHS[:3], word, MONTHS[3], "1-4月累计"]
    rows: Table = [["2020年造干月报"], head, ["隆安县", "采集", 1, 2, 3, 6, 4, 10], ["横县", "采集", 1, 1, 1, 9, 1, 4]]
    sheet = read_sheet_of(book(tmp_path, rows))
    assert (sheet.rows.loaded, sheet.rows.rejected, sheet.sums) == (2, 0, {"stage_people_count": "14"})
    assert [(one.cell, one.agrees) for one in sheet.stated_totals] == [
        ("F3", True), ("H3", True), ("F4", False), ("H4", True),
    ]  # fmt: skip
    assert [(one.code, one.cell) for one in sheet.problems] == [("total_disagrees", "F4")]


def test_a_row_of_months_together_is_compared_and_not_loaded(tmp_path: Path) -> None:
    rows: Table = [["2020年造干月报"], ["阶段", "月", "隆安县", "横县"], ["采集", "1月", 1, 2], ["采集", "2月", 1, 2],
                   ["采集", "1-2月累计", 2, 5]]  # fmt: skip
    sheet = read_sheet_of(book(tmp_path, rows))
    assert (sheet.rows.loaded, sheet.rows.ignored["subtotal"], sheet.sums) == (2, 1, {"stage_people_count": "6"})
    assert [(one.code, one.cell) for one in sheet.problems] == [("total_disagrees", "D5")]


def test_a_remark_about_months_together_makes_no_total_of_a_row(tmp_path: Path) -> None:
    rows: Table = [
        ["2020年造干月报"],
        ["县区", "阶段", "月", "人数", "备注"],
        ["隆安县", "采集", "6月", 3, "1-6月累计"],
    ]
    assert read_sheet_of(book(tmp_path, rows)).rows.loaded == 1
