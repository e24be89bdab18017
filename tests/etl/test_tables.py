"""Several tables on one sheet: each read under its own header, and every row of the sheet counted once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.excerpt import read_excerpt
from etl.report import SheetReport
from etl.warehouse import open_current
from metrics.catalog import METRICS
from metrics.measure import measure_many
from metrics.metric import Scope
from tests.etl.loading import Captured, run
from tests.etl.reading_books import Table, codes, good_row, read_here, rows_of, table, write_book

KINDS = (
    "training_class",
    "training_target",
    "rescue",
    "blood_award",
    "publicity",
    "base",
    "campaign",
    "goods_movement",
)
_RANDOM = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def reports(path: Path) -> list[SheetReport]:
    return read_here(path).sheets


def one_table(kind: str, rows: int, total: bool = False) -> Table:
    lines = table(kind, [good_row(kind, number) for number in range(1, rows + 1)], without=["approximations"])
    return [*lines, *([["合计", *[""] * (len(lines[2]) - 1)]] if total else [])]


@_RANDOM
@given(
    parts=st.lists(
        st.tuples(st.sampled_from(KINDS), st.integers(1, 4), st.booleans(), st.integers(0, 2)),
        min_size=2, max_size=4, unique_by=lambda part: part[0],
    )
)  # fmt: skip
def test_tables_below_one_another_read_as_on_sheets_of_their_own(tmp_path: Path, parts: Any) -> None:
    stacked: Table = []
    for kind, rows, total, gap in parts:
        stacked += [*([[""]] * gap if stacked else []), *one_table(kind, rows, total)]
    path = write_book(tmp_path / "叠.xlsx", {"Sheet1": stacked})
    found = reports(path)
    assert [(one.kind, one.rows.loaded, one.rows.rejected) for one in found] == [(k, n, 0) for k, n, _, _ in parts]
    assert sum(one.rows.present for one in found) == len(stacked)
    assert [one.block for one in found] == list(range(1, len(parts) + 1))
    apart = write_book(tmp_path / "分.xlsx", {kind: one_table(kind, rows) for kind, rows, _, _ in parts})
    assert [one.sums for one in found] == [one.sums for one in reports(apart)]
    for one in found:
        for row in rows_of(path, str(one.kind)):
            assert one.holds_row(row["row_number"])


_HEAD = ["班次编号", "举办单位", "类别", "证书", "开始", "结束", "报到人数"]


def _classes(county: str, *people: Any) -> Table:
    return [
        [f"{county}{n}", f"{county}红十字会", "万人培训", "无", "3月2日", "3月2日", p] for n, p in enumerate(people)
    ]


def _total(people: int, word: str = "合计") -> list[Any]:
    return [word, "", "", "", "", "", people]


_COUNTIES: Table = [
    ["2020年万人培训台账"], ["隆安县"], _HEAD, *_classes("隆安县", 10, 20), _total(30),
    ["横县"], _HEAD, *_classes("横县", 5, 6), _total(11), _total(41, "全市合计"),
]  # fmt: skip


def test_lists_of_counties_pasted_below_one_another_are_one_entry(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"Sheet1": _COUNTIES})
    [sheet] = reports(path)
    assert (sheet.kind, sheet.rows.present, sheet.rows.loaded, sheet.rows.rejected) == ("training_class", 12, 4, 0)
    assert {name: n for name, n in sheet.rows.ignored.items() if n} == {"title": 3, "header": 2, "total": 3}
    assert sheet.spans == [[1, 6], [7, 12]]
    assert [(one.cell, one.agrees) for one in sheet.stated_totals] == [("G6", True), ("G11", True), ("G12", True)]
    assert [row["county"] for row in rows_of(path, "training_class")] == ["隆安县"] * 2 + ["横县"] * 2


def test_a_total_of_all_tables_that_disagrees_is_named(tmp_path: Path) -> None:
    rows = [*_COUNTIES[:-1], _total(42, "全市合计")]
    [sheet] = reports(write_book(tmp_path / "a.xlsx", {"Sheet1": rows}))
    assert [(one.code, one.cell) for one in sheet.problems] == [("total_disagrees", "G12")]


def test_a_table_that_waits_keeps_no_other_from_loading(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_LAYOUTS", str(tmp_path / "layouts"))
    targets: Table = [["2020年培训任务"], ["县区", "培训类别", "计划场次", "计划人数"], ["隆安县", "万人培训", 3, 150]]
    path = write_book(tmp_path / "a.xlsx", {"Sheet1": [*_COUNTIES[:6], [""], *targets]})
    classes, waiting = reports(path)
    assert (classes.rows.loaded, waiting.rows.loaded, waiting.rows.rejected) == (2, 0, 1)
    assert waiting.problems[0].cell == "A9"
    lacking = ["口径=≥", "文号=红发〔2020〕1号", "下达日=2020-01-10", "期限=2020-12-31", "版本=1"]
    answers = [part for one in lacking for part in ("--all", one)]
    assert run(capsys, "confirm", path, *answers)[0] == 2  # which of the two?
    _, entries = run(capsys, "confirm", path, "--table", 2, *answers)
    assert [(one["kind"], one["rows"]["loaded"]) for one in entries] == [("training_class", 2), ("training_target", 1)]


_MONTHLY = ["县区", "阶段", "月", "人数"]
_BESIDE: Table = [
    ["2020年造干月报"],
    [*_MONTHLY, "", *_MONTHLY],
    ["隆安县", "采集", "1月", 3, "", "横县", "采集", "1月", 4],
    ["隆安县", "采集", "2月", 1, "", "横县", "采集", "2月", 2],
    ["隆安县", "采集", "3月", 5, "", "", "", "", ""],
]


def test_a_list_in_two_columns_counts_each_row_of_the_sheet_once(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", {"Sheet1": _BESIDE})
    [sheet] = reports(path)
    assert (sheet.rows.present, sheet.rows.loaded, sheet.sums) == (5, 3, {"stage_people_count": "15"})
    found = rows_of(path, "stem_cell_monthly")
    assert len({row["own_number"] for row in found}) == len(found) == 5
    assert '"stage_people_count": "I3"' in found[3]["cells"]


def test_a_row_that_two_tables_share_is_rejected_when_one_of_its_records_is(tmp_path: Path) -> None:
    rows = [list(row) for row in _BESIDE]
    rows[3][8] = "很多"
    path = write_book(tmp_path / "a.xlsx", {"Sheet1": rows})
    [sheet] = reports(path)
    assert (sheet.rows.loaded, sheet.rows.rejected, sheet.in_part) == (2, 1, ["4"])
    assert sheet.sums == {"stage_people_count": "13"}
    found = rows_of(path, "stem_cell_monthly")
    assert [(row["county"], row["row_number"]) for row in found] == [
        ("隆安县", 3), ("隆安县", 4), ("隆安县", 5), ("横县", 3),
    ]  # fmt: skip


def test_different_tables_side_by_side_are_refused(tmp_path: Path) -> None:
    rows = [
        ["2020年"],
        [*_MONTHLY, "", "奖项", "对象", "数量"],
        ["隆安县", "采集", "1月", 3, "", "献血之星", "个人", 5],
    ]
    [sheet] = reports(write_book(tmp_path / "a.xlsx", {"Sheet1": rows}))
    assert (sheet.kind, sheet.rows.rejected, codes(sheet)) == (None, 3, ["tables_side_by_side"])


def test_later_rules_find_the_table_and_the_cell(capsys: Captured, tmp_path: Path) -> None:
    head, unknown = ["对象", "奖项", "县区", "数量"], ["个人", "献血之星", "某某县", 5]
    awards: Table = [["2020年无偿献血表彰"], head, unknown, ["个人", "促进", "横县", 6]]
    path = write_book(tmp_path / "a.xlsx", {"Sheet1": [*_COUNTIES, [""], *awards]})
    _, report = run(capsys, "load", path, "--warehouse", tmp_path / "warehouse")
    classes, found = report["files"]
    assert (classes["rows"]["loaded"], found["rows"]["loaded"], found["rows"]["rejected"]) == (4, 1, 1)
    assert [(one["code"], one["cell"]) for one in found["problems"]] == [("county_unknown", "C16")]
    assert found["sums"] == {"award_count": "6"}
    assert sum(one["rows"]["present"] for one in report["files"]) == 17
    opened = open_current(tmp_path / "warehouse")
    readings = measure_many(opened.connection.cursor(), list(METRICS), Scope(2020))
    assert (readings["training_people"].value, readings["blood_award_people"].value) == (41, 6)
    drawn = read_excerpt(opened, tmp_path / "warehouse", "a.xlsx", "Sheet1", 0)
    assert (drawn.rows[4][6], drawn.rows[17][1:4]) == ("10", ["促进", "横县", "6"])
    assert drawn.headings == [(1, 6, 0), (7, 13, 0), (14, 17, 2)]  # the classes' numbers, the awards' counties


def test_a_column_that_only_another_table_reads_is_not_shown(capsys: Captured, tmp_path: Path) -> None:
    rows = [["姓名电话", "奖项", "对象", "数量"], ["13800001111", "献血之星", "个人", 5]]
    rows = [*_COUNTIES[:6], [""], ["2020年无偿献血表彰"], ["联系电话", *rows[0][1:]], [13800001111, *rows[1][1:]]]
    path = write_book(tmp_path / "a.xlsx", {"Sheet1": rows})
    run(capsys, "load", path, "--warehouse", tmp_path / "warehouse")
    drawn = read_excerpt(open_current(tmp_path / "warehouse"), tmp_path / "warehouse", "a.xlsx", "Sheet1", 0)
    assert drawn.rows[10][0] == "○○○"
