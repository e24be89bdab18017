"""A bad cell of a crosstab keeps out itself alone, and the accounts of the sheet's rows still hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from etl.address import address
from etl.report import runs
from etl.warehouse import open_current
from tests.etl.crosstabs import MERGES, STEM, STEM_LIST, TRAINING, Crosstab, book, crosstabs, training_book
from tests.etl.loading import Captured, run
from tests.etl.reading_books import Table, read_sheet_of, rows_of

_RANDOM = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@_RANDOM
@given(made=crosstabs(), data=st.data())
def test_whatever_cells_are_bad_all_others_load(tmp_path: Path, made: Crosstab, data: st.DataObject) -> None:
    assume(made.rows)
    bad = set(data.draw(st.lists(st.sampled_from(made.places), max_size=4)))
    for row, column in bad:
        made.cells[row][column] = "待核"
    path = book(tmp_path, made.cells, merges=made.merges)
    sheet = read_sheet_of(path)
    assume(sheet.kind == made.kind and not {"repeated_month", "cumulative_months"} & {p.code for p in sheet.problems})
    told = [(p.code, p.cell) for p in sheet.problems if p.severity == "reject"]
    good = [place for place in made.places if place not in bad]
    if not good and [code for code, _ in told] == ["unsure_sheet"]:
        # Without a single figure it isn't sure that this is a crosstab: the whole sheet is asked about then.
        assert sheet.rows.loaded == 0
        return
    assert sorted(told) == sorted(("bad_number", address(*place)) for place in bad)
    found = rows_of(path, made.kind) if good else []
    assert [row["key_cell"] for row in found] == [address(*place) for place in good]
    out, some = {row for row, _ in bad}, {row for row, _ in good}
    assert (sheet.rows.loaded, sheet.rows.rejected) == (made.lines - len(out), len(out))
    assert sheet.in_part == runs(row + 1 for row in out & some)


def test_a_cell_with_text_keeps_out_itself_alone(tmp_path: Path) -> None:
    rows = [list(row) for row in STEM]
    rows[3][3] = "待定"
    path = book(tmp_path, rows, merges=MERGES)
    sheet = read_sheet_of(path)
    assert (sheet.rows.loaded, sheet.rows.rejected, sheet.in_part) == (1, 1, ["4"])
    assert [(one.code, one.cell) for one in sheet.problems] == [("bad_number", "D4")]  # and none of its three totals
    assert "只退回这一格" in sheet.problems[0].message_zh
    assert sheet.sums == {"stage_people_count": "8"}
    assert [row["key_cell"] for row in rows_of(path, "stem_cell_monthly")] == ["B4", "E4", "C5", "D5"]


def test_a_row_rejected_in_part_is_counted_once_whatever_later_rules_say(capsys: Captured, tmp_path: Path) -> None:
    rows = [list(row) for row in STEM]
    rows[3][3] = "待定"
    crossed = book(tmp_path, rows, "交叉", merges=MERGES)
    other = book(tmp_path, [*STEM_LIST[:2], ["2020-01-31", "隆安县", "采集", 7]], "列")
    _, report = run(capsys, "load", crossed, other, "--warehouse", tmp_path / "warehouse")
    entry = next(one for one in report["files"] if one["file"].startswith("交叉"))
    assert (entry["rows"]["loaded"], entry["rows"]["rejected"], entry["in_part"]) == (1, 1, ["4"])
    told = [(one["code"], one["cell"]) for one in entry["problems"] if one["severity"] == "reject"]
    assert told == [("bad_number", "D4"), ("duplicate_key", "B4")]
    assert entry["sums"] == {"stage_people_count": "7"}  # E4, C5 and D5
    con = open_current(tmp_path / "warehouse").connection.cursor()
    assert con.execute("select sum(people_count) from fact_stem_cell_stage").fetchone() == (7,)


def test_a_row_of_which_nothing_loads_is_no_row_in_part(capsys: Captured, tmp_path: Path) -> None:
    rows = [["2020年造干月报"], ["县区", "阶段", "1月", "2月"], ["隆安县", "采集", "待定", 2], ["横县", "采集", 1, 1]]
    crossed = book(tmp_path, rows, "交叉")
    other = book(tmp_path, [*STEM_LIST[:2], ["2020-02-29", "隆安县", "采集", 7]], "列")
    _, report = run(capsys, "load", crossed, other, "--warehouse", tmp_path / "warehouse")
    entry = next(one for one in report["files"] if one["file"].startswith("交叉"))
    assert (entry["rows"]["loaded"], entry["rows"]["rejected"], entry["in_part"]) == (1, 1, [])


def test_figures_of_one_record_wait_for_each_other(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_LAYOUTS", str(tmp_path / "layouts"))
    lacking = ["口径=≥", "文号=红发〔2020〕1号", "下达日=2020-01-10", "期限=2020-12-31", "版本=1"]
    path = training_book(tmp_path, "2020年培训任务分解表")
    run(capsys, "confirm", path, *(part for one in lacking for part in ("--all", one)))
    rows = [["2020年培训任务分解表"], *(list(row) for row in TRAINING)]
    rows[3][2] = "待定"
    sheet = read_sheet_of(book(tmp_path, rows, "坏", merges=[(1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4)]))
    [problem] = [one for one in sheet.problems if one.severity == "reject"]
    assert (problem.cell, "B4" in problem.message_zh, "B4" in problem.message_en) == ("C4", True, True)
    assert (sheet.in_part, sheet.sums) == (["4"], {"planned_sessions": "3", "planned_people": "150"})


def test_many_cells_that_contradict_another_table_are_one_problem_a_table(capsys: Captured, tmp_path: Path) -> None:
    months = [f"{number}月" for number in range(1, 7)]
    head, counties = ["县区", "阶段", *months], ["隆安县", "马山县", "上林县"]
    one: Table = [["2020年造干月报"], head, *([county, "采集", *range(1, 7)] for county in counties)]
    other: Table = [["2020年造干月报（改）"], head, *([county, "采集", *range(2, 8)] for county in counties)]
    paths = [book(tmp_path, one, "甲"), book(tmp_path, other, "乙")]
    _, report = run(capsys, "load", *paths, "--warehouse", tmp_path / "warehouse")
    assert (report["published"], report["rows"]["rejected"]) == (False, 6)
    for entry, there in zip(sorted(report["files"], key=lambda entry: str(entry["file"])), ("甲", "乙"), strict=True):
        [problem] = [one for one in entry["problems"] if one["code"] == "duplicate_key"]
        assert problem["cell"] == "C3"
        assert f"有 18 条记录另见于 {there}.xlsx · Sheet1" in problem["message_zh"]
        assert "C3 ↔ C3、D3 ↔ D3" in problem["message_zh"]
    few = book(tmp_path, [other[0], head, other[2]], "丙")
    _, report = run(capsys, "load", paths[0], few, "--warehouse", tmp_path / "warehouse")
    told = [one["cell"] for one in report["files"][0]["problems"] if one["code"] == "duplicate_key"]
    assert (report["published"], len(told)) == (True, 6)
