"""Headers wherever they stand: rows 1 to 12, blank columns before them, one to four rows, merged or with gaps."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from etl.report import SheetReport
from tests.etl.reading_books import Table, codes, read_sheet_of, write_book
from tests.etl.xlsbbooks import write_xlsb

HEAD = ["班次编号", "举办单位", "类别", "证书", "开始", "结束", "报到人数", "支出"]
BODY: Table = [
    [f"P{n}", "某某协会", "万人培训", "无", f"2020-05-0{n}", f"2020-05-0{n}", 50 + n, 100] for n in (1, 2, 3)
]
FIELDS = ["class_code", "organiser", "training_type", "certificate", "started_on", "ended_on", "attended_count",
          "spent_yuan"]  # fmt: skip


def check(report: SheetReport, header_row: int, depth: int = 1) -> None:
    assert (report.kind, report.header_row, report.rows.loaded) == ("training_class", header_row, 3)
    assert [column.field for column in report.columns] == FIELDS
    assert report.rows.ignored["header"] == depth
    assert codes(report) == []


@pytest.mark.parametrize("row", range(1, 13))
@pytest.mark.parametrize("left", [0, 1, 3])
def test_in_any_of_the_first_twelve_rows(row: int, left: int, tmp_path: Path) -> None:
    lines = [[*[""] * left, *cells] for cells in (HEAD, *BODY)]
    check(read_sheet_of(write_book(tmp_path / "b.xlsx", {"表": [*[[]] * (row - 1), *lines]})), row)


# Two, three and four rows: the upper ones name groups. Merges as first row, column, last row, column.
TWO: Table = [
    ["班次编号", "举办单位", "类别", "证书", "时间", "", "情况", ""],
    ["", "", "", "", "开始", "结束", "报到人数", "支出"],
]
THREE: Table = [TWO[0], ["", "", "", "", "", "", "人数", "钱"], TWO[1]]
FOUR: Table = [TWO[0], THREE[1], ["", "", "", "", "", "", "现场", "现场"], TWO[1]]


def _merges(depth: int) -> list[tuple[int, int, int, int]]:
    down = [(0, column, depth - 1, column) for column in range(4)]
    return [*down, (0, 4, max(depth - 2, 0), 5), (0, 6, 0, 7)]


@pytest.mark.parametrize("head", [TWO, THREE, FOUR])
def test_merged_over_several_rows(head: Table, tmp_path: Path) -> None:
    path = write_book(tmp_path / "b.xlsx", {"表": [*head, *BODY]}, merges=_merges(len(head)))
    check(read_sheet_of(path), len(head), len(head))


@pytest.mark.parametrize("head", [TWO, THREE, FOUR])
def test_below_a_merged_title(head: Table, tmp_path: Path) -> None:
    moved = [(r0 + 2, c0, r1 + 2, c1) for r0, c0, r1, c1 in _merges(len(head))]
    rows = [["2020年培训班台账", *[""] * 7], ["单位：元"], *head, *BODY]
    report = read_sheet_of(write_book(tmp_path / "b.xlsx", {"表": rows}, merges=[(0, 0, 0, 7), *moved]))
    check(report, len(head) + 2, len(head))
    assert report.title == "2020年培训班台账"


@pytest.mark.parametrize("head", [TWO, THREE, FOUR])
def test_with_gaps_where_a_text_file_knows_no_merges(head: Table, tmp_path: Path) -> None:
    with (path := tmp_path / "b.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["2020年培训班台账"], *head, *BODY])
    check(read_sheet_of(path), len(head) + 1, len(head))


def test_the_upper_words_belong_to_what_stands_below_them(tmp_path: Path) -> None:
    """计划 | 场次 人数: neither row says it alone."""
    upper = ["县区", "培训类别", "计划", "", "", "口径", "文号", "下达日", "期限", "版本", "年度"]
    lower = ["", "", "场次", "人数", "资金（万元）", "", "", "", "", "", ""]
    body = ["隆安县", "万人培训", 5, 250, 2.5, "≥", "示例〔2020〕1号", "2020-01-10", "2020-12-20", 1, 2020]
    for path in (
        write_book(tmp_path / "b.xlsx", {"表": [upper, lower, body]}, merges=[(0, 2, 0, 4)]),
        write_xlsb(tmp_path / "b.xlsb", {"表": [upper, lower, body]}),
    ):
        report = read_sheet_of(path)
        assert (report.kind, report.rows.loaded, report.header_row) == ("training_target", 1, 2)
        assert report.sums["planned_yuan"] == "25000"
        assert [column.field for column in report.columns][2:5] == [
            "planned_sessions", "planned_people", "planned_yuan"
        ]  # fmt: skip


def test_a_row_of_texts_below_the_header_is_data(tmp_path: Path) -> None:
    with (path := tmp_path / "b.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([[*HEAD, "备注"], [*BODY[0], ""], [*BODY[1], "补"]])
    report = read_sheet_of(path)
    assert (report.rows.loaded, report.rows.ignored["header"]) == (2, 1)
