"""Where a sheet's tables begin and end; a plain list stays one table whatever its rows hold."""

from __future__ import annotations

import pytest

from etl.layout import load_layouts
from etl.sheets.headers.matching import HeaderIndex
from etl.sheets.headers.places import load_places
from etl.sheets.tables.blocks import split
from etl.workbook import Grid
from tests.etl.reading_books import Table, good_row, table


def spans(rows: Table, merges: list[tuple[int, int, int, int]] | None = None) -> list[list[int]]:
    width = max(map(len, rows))
    grid = Grid("Sheet1", [[*row, *[""] * (width - len(row))] for row in rows], merges=merges or [])
    return [block.span for block in split(grid, HeaderIndex(load_layouts()), load_places())]


@pytest.mark.parametrize("kind", load_layouts())
def test_a_plain_list_is_one_table(kind: str) -> None:
    rows = table(kind, [good_row(kind)] * 3)
    assert spans(rows) == [[1, 6]]
    assert spans([*rows, ["合计", 3], ["注：以上数据截至年底"]]) == [[1, 8]]


@pytest.mark.parametrize("kind", load_layouts())
def test_a_repeated_header_stays_in_its_table(kind: str) -> None:
    rows = table(kind, [good_row(kind)] * 2)
    assert spans([*rows, rows[2], rows[3]]) == [[1, 7]]
    assert spans([*rows, rows[0], rows[2], rows[3]]) == [[1, 8]]  # with its title, as printed on every page


def test_a_row_of_few_texts_above_a_repeated_header_is_no_title() -> None:
    # It is a row of the table above with cells missing: as a title it would be passed over in silence.
    head = ["事项", "状态", "县区"]
    body = ["改革方案", "未启动", "隆安县"]
    assert spans([["2020年县区改革方案"], head, body, [*body[:2], ""], head, body]) == [[1, 6]]
    assert spans([["隆安县"], head, body, ["马山县"], head, body]) == [[1, 3], [4, 6]]


def test_a_header_again_below_a_row_of_texts_is_no_second_row_of_a_header() -> None:
    head = ["日期", "媒体级别", "渠道", "标题", "篇数"]
    body = ["2020-01-01", "市级", "电视", "甲", "0"]
    rows = [["2020年宣传发布"], head, [*body[:4], 3], head, body, head, ["注：截至12月4日。"]]
    assert spans(rows) == [[1, 7]]


def test_titles_belong_to_the_table_below_notes_and_totals_to_the_one_above() -> None:
    one = table("training_class", [good_row("training_class")], title="2020年培训班台账")
    other = table("training_target", [good_row("training_target")], title="2020年培训任务", unit="单位：人")
    assert spans([*one, *other]) == [[1, 4], [5, 8]]
    assert spans([*one, ["合计", 7], ["注：含市本级"], *other]) == [[1, 6], [7, 10]]
    assert spans([*one, [""], ["2020年培训任务"], [""], *other[2:]]) == [[1, 5], [6, 9]]


def test_a_header_of_two_merged_rows_begins_with_its_upper_one() -> None:
    one = table("rescue", [good_row("rescue")])
    other: Table = [["县区", "采集", "", "体检"], ["", "1月", "2月", "1月"], ["隆安县", 1, 2, 3]]
    assert spans([*one, *other], [(4, 0, 5, 0), (4, 1, 4, 2)]) == [[1, 4], [5, 7]]


def test_the_same_headings_again_to_the_right_are_a_table_beside() -> None:
    head = ["县区", "阶段", "月", "人数"]
    body = ["隆安县", "采集", "1月", 3]
    assert spans([["2020年造干月报"], [*head, *head], [*body, *body]]) == [[1, 3], [1, 3]]
    assert spans([["2020年造干月报"], [*head, "", *head], [*body, "", *body]]) == [[1, 3], [1, 3]]
    # 场次 and 人数 under each type of training are one crosstab, not many tables of two columns.
    assert spans([["任务"], ["场次", "人数", "场次", "人数"], [1, 2, 3, 4]]) == [[1, 3]]
    assert spans([["2020年"], [*head[:2], "", *head[2:]], [*body[:2], "", *body[2:]]]) == [[1, 3]]


def test_a_sheet_of_nothing_but_headers_is_read_as_one() -> None:
    rows = [
        row
        for number in range(80)
        for row in ([f"{number}号"], ["县区", "月", "阶段", "人数"], ["隆安县", 1, "采集", 2])
    ]
    assert spans(rows) == [[1, 240]]
