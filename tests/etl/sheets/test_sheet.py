"""Sheets as people keep them: where the header is, which row is what, which unit, which total; nothing lost."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from etl.layout import load_layouts
from tests.etl.reading_books import codes, column_of, good_row, read_sheet_of, rows_of, table, write_book

CLASSES = [good_row("training_class", number) for number in (1, 2, 3)]
ATTENDED = column_of("training_class", "attended_count")


def _book(tmp_path: Path, rows: list[list[Any]], **options: Any) -> Path:
    return write_book(tmp_path / "book.xlsx", {"表": rows}, **options)


def _line(kind: str, filled: dict[str, Any], width: int) -> list[Any]:
    line: list[Any] = [""] * width
    for field, value in filled.items():
        line[column_of(kind, field)] = value
    return line


@pytest.mark.parametrize("kind", load_layouts())
def test_each_kind_is_recognised_by_its_headers_alone(kind: str, tmp_path: Path) -> None:
    rows = table(kind, [good_row(kind)], title="统计表（2020年）")
    report = read_sheet_of(write_book(tmp_path / "book.xlsx", {"Sheet1": rows}))
    assert (report.kind, report.rows.loaded, codes(report)) == (kind, 1, [])
    assert report.confidence >= 0.8


@pytest.mark.parametrize("above", range(12))
def test_header_in_any_of_the_first_twelve_rows(above: int, tmp_path: Path) -> None:
    rows = (
        [["2020年培训班台账"][: min(above, 1)]] * min(above, 1)
        + [[]] * (above - 1)
        + table("training_class", CLASSES)[2:]
    )
    report = read_sheet_of(_book(tmp_path, rows))
    assert (report.header_row, report.rows.loaded) == (above + 1, 3)


def test_leading_blank_columns(tmp_path: Path) -> None:
    report = read_sheet_of(_book(tmp_path, [["", "", *row] for row in table("training_class", CLASSES)]))
    assert report.rows.loaded == 3
    assert report.columns[0].cell == "C3"


def test_merged_header_over_two_rows(tmp_path: Path) -> None:
    kind = "training_class"
    title, unit, head, *body = table(kind, CLASSES)
    people = [column_of(kind, name) for name in ("attended_count", "passed_count", "certified_count")]
    lower = ["报到", "合格", "发证"]
    second = [lower[people.index(column)] if column in people else "" for column in range(len(head))]
    merges = [(2, column, 3, column) for column in range(len(head)) if column not in people]
    merges.append((2, people[0], 2, people[-1]))
    first = ["人数" if column in people else text for column, text in enumerate(head)]
    path = _book(tmp_path, [title, unit, first, second, *body], merges=merges)
    # "人数" over "报到" reads as 报到, 人数报到 and so on; the wording of this office is added without Python.
    report = read_sheet_of(path)
    assert report.header_row == 4
    assert report.rows.ignored["header"] == 2
    assert {column.field for column in report.columns} >= {
        "class_code",
        "started_on",
        "passed_count",
        "certified_count",
    }


@pytest.mark.parametrize(
    ("unit", "header", "cell", "yuan"),
    [
        ("单位：万元", "金额", 103.7, "1037000.00"),
        ("单位：元", "金额（万元）", 103.7, "1037000.00"),
        ("单位：元", "金额", 1234.56, "1234.56"),
        ("单位：万元", "金额", "5000元", "5000.00"),
        ("单位：元", "金额", "1.2万", "12000.00"),
        ("单位：亿元", "金额", 0.00001, "1000.00"),
    ],
)
def test_unit_of_money(unit: str, header: str, cell: Any, yuan: str, tmp_path: Path) -> None:
    row = {**good_row("donation_income"), "amount_yuan": cell}
    path = _book(tmp_path, table("donation_income", [row], unit=unit, headers={"amount_yuan": header}))
    [loaded] = rows_of(path, "donation_income")
    assert loaded["amount_yuan"] == Decimal(yuan)
    if cell != float(yuan) if isinstance(cell, float) else True:
        assert str(cell) in loaded["raw"]


def test_unit_row_below_the_header(tmp_path: Path) -> None:
    rows = table("donation_income", [{**good_row("donation_income"), "amount_yuan": 2}], unit="")
    rows.insert(3, _line("donation_income", {"amount_yuan": "万元", "quantity": "个"}, len(rows[2])))
    path = _book(tmp_path, rows)
    report = read_sheet_of(path)
    assert report.rows.ignored["unit"] == 1
    assert report.sums["amount_yuan"] == "20000"


def test_totals_are_compared_and_never_loaded(tmp_path: Path) -> None:
    rows = table("training_class", CLASSES)
    width = len(rows[2])
    subtotal = _line("training_class", {"organiser": "小计", "attended_count": 14}, width)
    total = _line("training_class", {"location": "合 计", "attended_count": ("=SUM(K4:K7)", 21)}, width)
    report = read_sheet_of(_book(tmp_path, [*rows[:5], subtotal, rows[5], total]))
    assert report.rows.loaded == 3
    assert (report.rows.ignored["subtotal"], report.rows.ignored["total"]) == (1, 1)
    assert [(t.cell, t.value, t.computed, t.agrees) for t in report.stated_totals] == [
        ("K6", "14", "14", True), ("K8", "21", "21", True),
    ]  # fmt: skip
    assert codes(report) == []


def test_total_on_top(tmp_path: Path) -> None:
    rows = table("training_class", CLASSES)
    rows.insert(3, _line("training_class", {"class_code": "总计", "attended_count": 21}, len(rows[2])))
    report = read_sheet_of(_book(tmp_path, rows))
    assert [total.agrees for total in report.stated_totals] == [True]
    assert report.rows.loaded == 3


def test_unlabelled_total_in_the_last_row(tmp_path: Path) -> None:
    rows = table("training_class", CLASSES)
    rows.append(_line("training_class", {"attended_count": 21}, len(rows[2])))
    report = read_sheet_of(_book(tmp_path, rows))
    assert (report.rows.loaded, report.rows.ignored["total"]) == (3, 1)


def test_a_lone_number_that_is_no_total_is_rejected(tmp_path: Path) -> None:
    rows = table("training_class", CLASSES)
    rows.append(_line("training_class", {"attended_count": 22}, len(rows[2])))
    report = read_sheet_of(_book(tmp_path, rows))
    assert (report.rows.loaded, report.rows.rejected) == (3, 1)
    assert set(codes(report)) == {"missing_value"}


def test_rows_around_the_table(tmp_path: Path) -> None:
    title, unit, head, *body = table("training_class", CLASSES)
    story = ["截至目前，全市共举办培训班3期，培训21人；其中万人培训3期，受到了群众的热烈欢迎。"]
    rows = [title, story, unit, [], head, *body, [], ["注：以上数据由各县区报送"], ["填表人：某某", "", "审核人：某某"]]
    report = read_sheet_of(_book(tmp_path, rows))
    ignored = {name: count for name, count in report.rows.ignored.items() if count}
    assert ignored == {"title": 1, "narrative": 1, "unit": 1, "blank": 2, "header": 1, "note": 2}
    assert report.rows.loaded == 3


def test_repeated_header_and_column_numbers(tmp_path: Path) -> None:
    title, unit, head, *body = table("training_class", CLASSES)
    numbers = [str(number) for number in range(1, len(head) + 1)]
    report = read_sheet_of(_book(tmp_path, [title, unit, head, numbers, *body[:2], head, body[2]]))
    assert (report.rows.loaded, report.rows.ignored["header"]) == (3, 3)


def test_only_a_marker_alone_makes_an_example(tmp_path: Path) -> None:
    rows = table("supported_village", [{**good_row("supported_village"), "village": "示例村"}])
    assert read_sheet_of(_book(tmp_path, rows)).rows.loaded == 1
    numbered = [
        ["序号", *row] if number == 2 else ["示例", *row] if number == 3 else row for number, row in enumerate(rows)
    ]
    assert read_sheet_of(_book(tmp_path, numbered)).rows.ignored["example"] == 1


def test_numbered_blank_rows_are_blank(tmp_path: Path) -> None:
    rows = table("training_class", CLASSES)
    numbered = [*rows[:2], ["序号", *rows[2]], *([n, *row] for n, row in enumerate(rows[3:], 1)), [4], [5]]
    report = read_sheet_of(_book(tmp_path, numbered))
    assert (report.rows.loaded, report.rows.ignored["blank"], codes(report)) == (3, 2, [])
