"""A table of no known kind among known ones: one problem, an entry of its own, and no other row is kept out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.etl.loading import Captured, run
from tests.etl.reading_books import Table, codes, read_here, write_book

_AWARDS: Table = [["2020年无偿献血表彰"], ["奖项", "对象", "数量"], ["献血之星", "个人", 5], ["促进", "单位", 2]]
_TOTAL: Table = [["合计", "", 7]]
_DEVICES: Table = [["设备", "存放部门", "台数"], ["打印机", "办公室", 2], ["电脑", "财务部", 3], ["合计", "", 5]]
_DUTY: Table = [["值班人员"], ["姓名", "部门", "值班"], ["甲", "办公室", "周一"], ["乙", "财务部", "周二"]]


@pytest.mark.parametrize(
    ("rows", "spans", "cell"),
    [
        ([*_AWARDS, [""], ["办公设备"], *_DEVICES], [[1, 5], [6, 10]], "A7"),
        ([*_AWARDS, [""], *_DEVICES], [[1, 5], [6, 9]], "A6"),
        ([*_AWARDS, *_TOTAL, *_DEVICES], [[1, 5], [6, 9]], "A6"),
        ([*_AWARDS, [""], *_DUTY], [[1, 5], [6, 9]], "A7"),
        ([["办公设备"], *_DEVICES, [""], *_AWARDS], [[1, 6], [7, 10]], "A2"),
        ([*_DEVICES[:3] * 6, [""], *_AWARDS], [[1, 19], [20, 23]], "A1"),
    ],
)
def test_it_is_one_problem_with_an_entry_of_its_own(
    tmp_path: Path, rows: Table, spans: list[list[int]], cell: str
) -> None:
    sheets = read_here(write_book(tmp_path / "a.xlsx", {"Sheet1": rows})).sheets
    assert [one.spans for one in sheets] == [[span] for span in spans]
    assert sum(one.rows.present for one in sheets) == len(rows)
    awards = next(one for one in sheets if one.kind == "blood_award")
    other = next(one for one in sheets if one.kind is None)
    assert (awards.rows.loaded, awards.rows.rejected, codes(awards)) == (2, 0, [])
    assert [(one.code, one.cell) for one in other.problems] == [("unknown_table", cell)]
    assert other.rows.rejected == other.rows.present - other.rows.ignored["blank"]


def test_what_a_title_above_both_says_holds_for_the_known_one(tmp_path: Path) -> None:
    rows = [["隆安县2020年工作情况"], *_DEVICES, [""], *_AWARDS[1:]]
    other, awards = read_here(write_book(tmp_path / "a.xlsx", {"Sheet1": rows})).sheets
    assert (other.kind, awards.kind, awards.rows.loaded, codes(awards)) == (None, "blood_award", 2, [])


def test_it_is_read_once_somebody_says_what_it_is(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_LAYOUTS", str(tmp_path / "layouts"))
    stages: Table = [["哪里", "哪步", "几月", "几个"], ["隆安县", "采集", "1月", 3], ["横县", "采集", "2月", 4]]
    path = write_book(tmp_path / "a.xlsx", {"Sheet1": [*_AWARDS, [""], ["2020年进展"], *stages]})
    columns = ["A7=县区", "B7=阶段", "C7=月", "D7=人数"]
    asked = ["--table", 2, "--kind", "stem_cell_monthly", *(part for one in columns for part in ("--column", one))]
    code, entries = run(capsys, "confirm", path, *asked)
    found = [(one["kind"], one["rows"]["loaded"]) for one in entries]
    assert (code, found) == (0, [("blood_award", 2), ("stem_cell_monthly", 2)])


def test_bad_rows_of_the_table_itself_keep_their_own_messages(tmp_path: Path) -> None:
    bad: Table = [["献血之星", "个人", "很多"], ["献血之星", "团体", 3], ["星", "个人", "x"]]
    [sheet] = read_here(write_book(tmp_path / "a.xlsx", {"Sheet1": [*_AWARDS, [""], *bad]})).sheets
    found = [(one.code, one.cell) for one in sheet.problems]
    assert ("bad_number", "C6") in found
    assert "unknown_table" not in codes(sheet)
