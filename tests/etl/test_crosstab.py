"""A crosstab loads as the list that it was made of: the same rows, figures and totals, each led to its own cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from etl.address import address
from etl.excerpt import read_excerpt
from etl.forms import MASKED
from etl.warehouse import open_current
from metrics.catalog import METRICS
from metrics.measure import measure_many
from metrics.metric import Scope
from tests.etl.crosstabs import MERGES, STEM, STEM_LIST, YEAR, Crosstab, book, crosstabs, training_book
from tests.etl.loading import Captured, run
from tests.etl.reading_books import Table, codes, read_here, read_sheet_of, rows_of, write_book

_RANDOM = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
MONTHS = [f"{month}月" for month in range(1, 13)]


@_RANDOM
@given(made=crosstabs())
def test_a_crosstab_reads_as_its_list(tmp_path: Path, made: Crosstab) -> None:
    assume(made.rows)
    path = book(tmp_path, made.cells, merges=made.merges)
    sheet = read_sheet_of(path)
    waiting = {"repeated_month", "cumulative_months"} & set(codes(sheet))  # asked about in a list too
    assume(not waiting)
    assert (sheet.kind, sheet.rows.loaded, sheet.rows.rejected) == (made.kind, made.lines, 0), sheet.problems
    found = rows_of(path, made.kind)
    assert [{name: row[name] for name in made.rows[0]} for row in found] == made.rows
    assert [row["key_cell"] for row in found] == [address(*place) for place in made.places]
    assert [row["row_number"] for row in found] == [row + 1 for row, _ in made.places]
    assert len({row["own_number"] for row in found}) == len(found)
    assert [total.agrees for total in sheet.stated_totals] == [True] * made.stated
    assert int(sheet.sums[made.figure]) == sum(row[made.figure] for row in made.rows)
    plain = read_sheet_of(book(tmp_path, made.as_list(), "列"))
    assert plain.sums == sheet.sums


def _figures(paths: list[Path], warehouse: Path, capsys: Captured) -> dict[str, Any]:
    _, report = run(capsys, "load", *paths, "--warehouse", warehouse)
    assert report["published"], report
    readings = measure_many(open_current(warehouse).connection.cursor(), list(METRICS), Scope(YEAR))
    return {key: one.value for key, one in readings.items()}


def test_figures_are_those_of_the_list_and_lead_to_the_cells(capsys: Captured, tmp_path: Path) -> None:
    crossed, plain = book(tmp_path, STEM, "交叉", merges=MERGES), book(tmp_path, STEM_LIST, "列")
    figures = _figures([crossed], tmp_path / "one", capsys)
    assert figures == _figures([plain], tmp_path / "other", capsys)
    assert (figures["hsc_donated"], figures["hsc_examined"]) == (3, 10)
    con = open_current(tmp_path / "one").connection.cursor()
    asked = "select key_cell, row_number, cells ->> 'stage', cells ->> 'month' from origin order by row_id"
    assert con.execute(asked).fetchall() == [
        ("B4", 4, "B2", "B3"), ("D4", 4, "D2", "D3"), ("E4", 4, "D2", "E3"), ("C5", 5, "B2", "C3"),
        ("D5", 5, "D2", "D3"),
    ]  # fmt: skip


def test_the_form_of_a_restricted_crosstab_names_its_total(capsys: Captured, tmp_path: Path) -> None:
    run(capsys, "load", book(tmp_path, STEM, merges=MERGES), "--warehouse", tmp_path / "warehouse")
    drawn = read_excerpt(open_current(tmp_path / "warehouse"), tmp_path / "warehouse", "表.xlsx", "Sheet1", 0)
    assert drawn.form
    assert drawn.rows[drawn.header[-1]][5] == "合计"
    assert drawn.rows[4][5] == MASKED


def test_rows_are_those_of_the_sheet(tmp_path: Path) -> None:
    sheet = read_sheet_of(book(tmp_path, STEM, merges=MERGES))
    assert (sheet.rows.present, sheet.rows.loaded, sheet.rows.rejected) == (7, 2, 0)
    ignored = {name: count for name, count in sheet.rows.ignored.items() if count}
    assert ignored == {"title": 1, "header": 2, "total": 1, "blank": 1}


def test_an_unknown_county_rejects_its_row_once(capsys: Captured, tmp_path: Path) -> None:
    rows = [list(row) for row in STEM]
    rows[3][0] = "某某县"
    _, report = run(capsys, "load", book(tmp_path, rows, merges=MERGES), "--warehouse", tmp_path / "warehouse")
    assert (report["rows"]["loaded"], report["rows"]["rejected"]) == (1, 1)
    [entry] = report["files"]
    unknown = [one["cell"] for one in entry["problems"] if one["code"] == "county_unknown"]
    assert (unknown, entry["sums"]["stage_people_count"]) == (["A4"], "5")


def test_a_column_that_is_no_county_is_asked_about(tmp_path: Path) -> None:
    rows: Table = [["2020年造干月报"], ["阶段", "月份", "隆安县", "某某县", "横县"], ["采集", "1月", 1, 2, 3]]
    sheet = read_sheet_of(book(tmp_path, rows))
    assert (sheet.kind, sheet.rows.loaded) == ("stem_cell_monthly", 0)
    assert {"unsure_sheet", "unknown_column"} == set(codes(sheet))


def test_a_month_that_is_none_is_named_and_no_total_is_blamed_for_it(tmp_path: Path) -> None:
    rows: Table = [
        ["2020年造干月报", "", "", "", "", ""],
        ["县区", "1月", "", "13月", "", "合计"],
        ["", "体检", "采集", "体检", "采集", ""],
        ["隆安县", 1, 2, 3, 4, 10],
        ["横县", 1, 1, 1, 1, 4],
        ["合计", 2, 3, 4, 5, 14],
    ]
    merges = [(0, 0, 0, 5), (1, 0, 2, 0), (1, 1, 1, 2), (1, 3, 1, 4), (1, 5, 2, 5)]
    sheet = read_sheet_of(book(tmp_path, rows, merges=merges))
    assert (sheet.kind, sheet.rows.loaded) == ("stem_cell_monthly", 0)
    assert [(one.code, one.found) for one in sheet.problems] == [
        ("unsure_sheet", ""), ("unknown_column", "13月 体检"), ("unknown_column", "13月 采集"),
    ]  # fmt: skip


def test_a_crosstab_that_says_little_is_guessed_as_what_needs_fewest_answers(tmp_path: Path) -> None:
    rows: Table = [["2020年造血干细胞捐献征求意愿人数统计表"], ["县区", "1月", "2月"], ["隆安县", 1, 2], ["横县", 3, 4]]
    sheet = read_sheet_of(book(tmp_path, rows))
    assert (sheet.kind, sheet.missing, sheet.rows.loaded) == ("stem_cell_monthly", ["stage"], 0)


def test_totals_that_disagree_are_named_in_row_and_column(tmp_path: Path) -> None:
    rows = [list(row) for row in STEM]
    rows[3][5], rows[6][1] = 9, 7
    sheet = read_sheet_of(book(tmp_path, rows, merges=MERGES))
    assert [(one.code, one.cell) for one in sheet.problems] == [("total_disagrees", "F4"), ("total_disagrees", "B7")]
    assert (sheet.rows.loaded, sheet.rows.rejected) == (2, 0)


def test_what_was_done_is_no_list_of_classes_and_no_target(tmp_path: Path) -> None:
    sheet = read_sheet_of(training_book(tmp_path, "2020年应急救护培训完成情况"))
    assert (sheet.kind, sheet.rows.loaded, codes(sheet)) == ("training_class", 0, ["counts_not_rows"])
    assert "一个班次一行" in sheet.problems[0].message_zh


def test_targets_are_asked_about_once_and_never_taken_from_another_title(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_LAYOUTS", str(tmp_path / "layouts"))
    path = training_book(tmp_path, "2020年培训任务分解表")
    assert codes(read_sheet_of(path)) == ["unsure_sheet"]
    lacking = ["口径=≥", "文号=红发〔2020〕1号", "下达日=2020-01-10", "期限=2020-12-31", "版本=1"]
    _, [entry] = run(capsys, "confirm", path, *(part for one in lacking for part in ("--all", one)))
    assert (entry["confidence"], entry["rows"]["loaded"]) == (1.0, 2)
    assert entry["sums"] == {"planned_sessions": "6", "planned_people": "300"}
    assert [row["planned_people"] for row in rows_of(path, "training_target")] == [150, 100, 50]
    # Next year's table of the same shape, with one type more, is read so too; one of what was done is not.
    later = read_sheet_of(training_book(tmp_path, "2021年培训任务分解表", "后", "师资"))
    assert (later.rows.loaded, later.sums["planned_people"]) == (2, "360")
    assert read_sheet_of(training_book(tmp_path, "2020年培训完成情况", "完成")).rows.loaded == 0


def test_the_same_crosstab_twice_counts_once(capsys: Captured, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write_book(folder / "表.xlsx", {"一": STEM, "二": [["2020年造干月报（二）"], *STEM[1:]]}, merges=MERGES)
    write_book(folder / "列.xlsx", {"列": STEM_LIST[:4]})
    _, report = run(capsys, "load", folder, "--warehouse", tmp_path / "warehouse")
    rows = report["rows"]
    assert rows["present"] == rows["loaded"] + rows["rejected"] + rows["ignored"]
    con = open_current(tmp_path / "warehouse").connection.cursor()
    assert con.execute("select sum(people_count) from fact_stem_cell_stage").fetchone() == (13,)


def test_the_row_of_a_crosstab_is_read_in_any_format(tmp_path: Path) -> None:
    lines = [",".join(str(cell) for cell in row) for row in STEM]
    path = tmp_path / "表.csv"
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    [sheet] = read_here(path).sheets
    assert (sheet.kind, sheet.rows.loaded, sheet.sums) == ("stem_cell_monthly", 2, {"stage_people_count": "13"})
