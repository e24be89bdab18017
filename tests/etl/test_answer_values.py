"""Answers to formats that aren't edited in place: an .xlsx of the values, marked the same way."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from etl.answer import write_answer
from etl.answer.book import Request
from etl.answer.styles import COLOURS
from etl.answer.values import copy_values
from etl.files.origins import from_properties
from etl.pipeline import inspect
from etl.values.cells import CellFault
from etl.workbook import Grid
from tests.etl.test_answer import colour, problem, problems_of

ROWS = "救援编号,日期,类型,队伍,出动人次\nK1,2020-03-02,救援,水上队,许多\nK2,2020-03-03,救援,,=1+1\n"


@pytest.mark.parametrize(("ending", "encoding"), [("csv", "utf-8-sig"), ("csv", "gb18030"), ("tsv", "utf-16")])
def test_a_text_file_comes_back_as_a_marked_workbook(tmp_path: Path, ending: str, encoding: str) -> None:
    path = tmp_path / f"救援.{ending}"
    path.write_text(ROWS if ending == "csv" else ROWS.replace(",", "\t"), encoding=encoding)
    problems = problems_of(path)
    answer = write_answer(path, f"县/{path.name}", problems, tmp_path / "out")
    assert answer == tmp_path / "out" / "县" / f"救援.{ending}-更正.xlsx"
    book = openpyxl.load_workbook(answer)
    assert book.sheetnames == ["需要更正", "数据"]
    assert "副本" in str(book.worksheets[0]["A2"].value)
    marked = {one["cell"]: one for one in problems if one["cell"]}
    assert marked
    for place, one in marked.items():
        assert colour(book["数据"][place]) == COLOURS[one["severity"]]
        assert one["repair_zh"] in book["数据"][place].comment.text
    assert book["数据"]["E3"].value == "=1+1"
    assert book["数据"]["E3"].data_type == "s"


def test_its_sheets_are_read_as_the_original_was(tmp_path: Path) -> None:
    path = tmp_path / "救援.csv"
    path.write_text(ROWS.replace("许多", "3").replace(",,", ",水上队,").replace("=1+1", "2"), encoding="utf-8")
    answer = write_answer(path, path.name, [problem("", "A1", "warn")], tmp_path / "out")
    [first], [again] = inspect([path]), inspect([answer])
    assert [sheet.rows.loaded for sheet in first.sheets] == [2]
    assert {sheet.sheet: sheet.rows.loaded for sheet in again.sheets} == {"需要更正": 0, "数据": 2}
    assert again.sheets[0].rows.ignored["note"] == again.sheets[0].rows.present - again.sheets[0].rows.ignored["blank"]
    assert again.corrects is not None
    assert again.corrects.chain == (first.sha256,)


def test_every_value_and_every_name_of_a_sheet(tmp_path: Path) -> None:
    day = dt.datetime(2020, 3, 2)
    values = [1, 2.5, True, "=A1", "文字\x00", day, dt.datetime(2020, 3, 2, 8, 30), dt.date(1890, 1, 1), dt.time(9, 5),
              dt.timedelta(hours=30), float("nan"), CellFault("error", "#REF!"), CellFault("formula"),
              None, ""]  # fmt: skip
    names = ["a/b:c", "需要更正", "History", "长" * 40, "长" * 40 + "2", ""]
    grids = [Grid(name, [list(values), ["x"] * len(values)], merges=[(1, 0, 1, 1)]) for name in names]
    grids[1].hidden = True
    out = tmp_path / "answer.xlsx"
    problems = [problem(name, "O1") for name in names] + [problem("a/b:c", "Z9")]
    copy_values(grids, Request("x.ods", ("a" * 64,), problems, copied=True), out)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames[0] == "需要更正(2)"
    assert len(set(book.sheetnames)) == len(names) + 1
    assert book["需要更正"].sheet_state == "hidden"
    sheet = book.worksheets[1]
    assert [cell.value for cell in sheet[1]][:7] == [1, 2.5, True, "=A1", "文字", day, dt.datetime(2020, 3, 2, 8, 30)]
    assert [cell.value for cell in sheet[1]][7:13] == ["1890-01-01", dt.time(9, 5), dt.timedelta(hours=30), "nan",
                                                      "#REF!", "（公式没有结果）"]  # fmt: skip
    assert colour(sheet["Z9"]) == colour(sheet["O1"]) == COLOURS["reject"]
    origin = from_properties(out.read_bytes())
    assert origin is not None
    assert origin.untouched


def test_an_old_workbook_by_another_name(tmp_path: Path) -> None:
    """A workbook called .et is copied as values too, and comes back as .xlsx."""
    from tests.etl.rich_books import SHEET, rich_book

    path = rich_book(tmp_path / "a.xlsx").rename(tmp_path / "a.et")
    answer = write_answer(path, "a.et", problems_of(path), tmp_path / "out")
    assert answer.name == "a.et-更正.xlsx"
    assert openpyxl.load_workbook(answer)[SHEET].max_row == 6
