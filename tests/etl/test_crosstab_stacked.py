"""Several crosstabs on one sheet, and what stands around their figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.etl.crosstabs import MERGES, STEM, book
from tests.etl.loading import Captured, run
from tests.etl.reading_books import Table, codes, read_here, read_sheet_of, rows_of


def _organs(word: str, people: int) -> Table:
    months = [*range(1, 13)]
    return [[f"2020年{word}捐献月报"], ["单位：人"], ["县区", "环节", *months], ["隆安县", "登记", *[people] * 12]]


def test_crosstabs_about_two_things_are_answered_one_by_one(
    capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGZHANG_LAYOUTS", str(tmp_path / "layouts"))
    path = book(tmp_path, [*_organs("遗体", 1), [""], *_organs("器官", 2)])
    sheets = read_here(path).sheets
    assert [(one.block, one.missing, codes(one)) for one in sheets] == [
        (1, ["donation_type"], ["unsure_sheet"]), (2, ["donation_type"], ["unsure_sheet"]),
    ]  # fmt: skip
    run(capsys, "confirm", path, "--table", 1, "--all", "类型=遗体")
    code, entries = run(capsys, "confirm", path, "--table", 2, "--all", "类型=器官")
    assert (code, [one["sums"]["donation_count"] for one in entries]) == (0, ["12", "24"])
    found = {row["donation_type"]: row["key_cell"] for row in reversed(rows_of(path, "organ_body_donation"))}
    assert found == {"遗体": "C4", "器官": "C9"}


def test_notes_and_signatures_below_a_crosstab_are_notes(tmp_path: Path) -> None:
    signed: Table = [["注：含开发区。"], ["制表人：某某", "", "", "", "2020年12月31日"]]
    sheet = read_sheet_of(book(tmp_path, [*STEM, *signed], merges=MERGES))
    assert (sheet.rows.loaded, sheet.rows.rejected, sheet.rows.ignored["note"]) == (2, 0, 2)
    assert sheet.rows.ignored["blank"] == 1  # 横县 without a figure


def test_a_word_below_the_total_alone_is_not_passed_over(tmp_path: Path) -> None:
    rows = [list(row) for row in STEM]
    rows[5][5] = "未报"
    sheet = read_sheet_of(book(tmp_path, rows, merges=MERGES))
    assert (sheet.rows.rejected, [(one.code, one.cell) for one in sheet.problems]) == (
        1, [("row_not_understood", "A6")],
    )  # fmt: skip
