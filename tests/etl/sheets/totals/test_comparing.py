"""Totals as sheets state them: in a row anywhere, in a sentence, without a word; compared, never loaded."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from etl.report import SheetReport, plain_number
from etl.sheets.totals import totalrows
from tests.etl.reading_books import Table, codes, column_of, good_row, read_sheet_of, table, write_book

KIND = "training_class"
CLASSES = [good_row(KIND, number) for number in (1, 2, 3, 4)]


def line(**filled: Any) -> list[Any]:
    cells: list[Any] = [""] * len(table(KIND, CLASSES)[2])
    for field, value in filled.items():
        cells[column_of(KIND, field)] = value
    return cells


def read(folder: Path, rows: Table) -> SheetReport:
    return read_sheet_of(write_book(folder / "book.xlsx", {"表": rows}))


def stated(report: SheetReport) -> list[tuple[str, str, str, str, bool]]:
    return [(one.cell, one.field, one.value, one.computed, one.agrees) for one in report.stated_totals]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("共计28人", [("28", "人")]),
        ("合计培训4场、28人次，其中学生12人次", [("4", "场"), ("28", "人次")]),
        ("截至12月4日，累计发放1.2万元物资", [("12000", "元")]),
        ("共计 2,856 人次", [("2856", "人次")]),
        ("备注：28人", []),
    ],
)
def test_figures_of_a_sentence(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(plain_number(one.value), one.unit) for one in totalrows.figures(sentence)] == found


@pytest.mark.parametrize(
    ("stated", "qualifier", "computed", "agrees"),
    [("28", "", "28.004", True), ("28", "", "29", False), ("2800", "余", "2856", True), ("2800", "余", "2950", False),
     ("2900", "近", "2856", True), ("2900", "近", "2905", False), ("2900", "约", "2956", True)],
)  # fmt: skip
def test_rough_totals_agree_within_their_last_digit(stated: str, qualifier: str, computed: str, agrees: bool) -> None:
    assert totalrows.agrees(Decimal(stated), qualifier, Decimal(computed)) is agrees


@pytest.mark.parametrize("sentence", ["共计28人", "以上合计参训28人。", "总计：28名", "累计培训4场，共28人"])
def test_total_in_a_footer_sentence(sentence: str, tmp_path: Path) -> None:
    report = read(tmp_path, [*table(KIND, CLASSES), [sentence]])
    assert stated(report) == [("A8", "attended_count", "28", "28", True)]
    assert (report.rows.loaded, report.rows.ignored["total"], codes(report)) == (4, 1, [])


def test_a_footer_sentence_that_disagrees_is_said(tmp_path: Path) -> None:
    rows = table(KIND, CLASSES, without=["passed_count", "certified_count"])
    report = read(tmp_path, [*rows, ["共计31人"]])
    assert stated(report) == [("A8", "attended_count", "31", "28", False)]
    assert codes(report) == ["total_disagrees"]


def test_a_sentence_among_the_rows_is_a_subtotal(tmp_path: Path) -> None:
    rows = table(KIND, CLASSES)
    report = read(tmp_path, [*rows[:5], ["小计：共14人"], *rows[5:], ["共计28人"]])
    assert [entry[2:] for entry in stated(report)] == [("14", "14", True), ("28", "28", True)]
    assert (report.rows.loaded, report.rows.ignored["subtotal"]) == (4, 1)


def test_totals_at_every_level_and_place(tmp_path: Path) -> None:
    rows = table(KIND, CLASSES)
    report = read(tmp_path, [
        *rows[:2], line(class_code="总计", attended_count=28), rows[2], *rows[3:5],
        line(organiser="小计", attended_count=14), rows[5], line(organiser="小计", attended_count=7), rows[6],
        line(location="隆安县合计", attended_count="２８"), line(attended_count=28),
    ])  # fmt: skip
    assert [entry[-1] for entry in stated(report)] == [True] * 5
    assert (report.rows.loaded, codes(report)) == (4, [])
    assert report.rows.ignored["total"] + report.rows.ignored["subtotal"] == 5


def test_total_row_above_its_rows_and_subtotals_above_their_groups(tmp_path: Path) -> None:
    rows = table(KIND, CLASSES)
    top = [line(class_code="合计", attended_count=28), line(organiser="甲小计", attended_count=7)]
    report = read(tmp_path, [
        *rows[:3], *top, rows[3], line(organiser="乙小计", attended_count=21), *rows[4:],
    ])  # fmt: skip
    assert [entry[-1] for entry in stated(report)] == [True] * 3


def test_an_unlabelled_total_of_text_numbers(tmp_path: Path) -> None:
    rows = table(KIND, [{**row, "attended_count": "1,250"} for row in CLASSES])
    report = read(tmp_path, [*rows, line(attended_count=5000)])
    assert stated(report) == [("K8", "attended_count", "5000", "5000", True)]


def test_a_sheet_that_waits_shows_its_sums_and_totals(tmp_path: Path) -> None:
    rows: Table = [["序号", "捐赠方", "品名", "折算金额（万元）"], [1, "某公司", "口罩", 4.9], [2, "某厂", "口罩", 5.1]]
    report = read(tmp_path, [*rows, ["", "合计", "", 10.1]])
    assert report.rows.loaded == 0
    assert report.sums == {"amount_yuan": "100000"}
    assert stated(report) == [("D4", "amount_yuan", "101000", "100000", False)]
    assert set(codes(report)) == {"unsure_sheet", "total_disagrees"}


@pytest.mark.parametrize("total", [1e300, 1e16, "9" * 40])
def test_a_total_beyond_all_figures_is_said(total: Any, tmp_path: Path) -> None:
    report = read(tmp_path, [*table(KIND, CLASSES), line(class_code="合计", spent_yuan=total)])
    assert (report.rows.loaded, codes(report)) == (4, ["total_without_value"])


@pytest.mark.parametrize(("total", "said"), [(28, []), (29, ["total_disagrees"])])
@pytest.mark.parametrize("in_words", [True, False])
def test_a_right_total_over_a_rejected_row_is_not_to_be_corrected(
    total: int, said: list[str], in_words: bool, tmp_path: Path
) -> None:
    """It isn't what was loaded, and that is said; but whoever corrects the row must not touch the total."""
    classes = [*CLASSES[:3], {**CLASSES[3], "training_type": "无此类别"}]
    if in_words and said:
        said = ["total_unmatched"]  # several columns count people: which one is meant, nobody knows
    last = [f"共计{total}人"] if in_words else line(class_code="合计", attended_count=total)
    report = read(tmp_path, [*table(KIND, classes), last])
    loaded = str(28 - CLASSES[3]["attended_count"])
    found = [(field, value, computed, agrees) for _, field, value, computed, agrees in stated(report)]
    assert found == ([] if "total_unmatched" in said else [("attended_count", str(total), loaded, False)])
    assert codes(report) == ["unknown_value", *said]
