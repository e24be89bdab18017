"""Answers by editing the package: marked cells, a list in front, and everything else as it came."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from etl.answer import AnswerError, write_answer
from etl.answer.findings import MARK
from etl.answer.styles import COLOURS
from etl.answer.write import answer_path
from etl.read import sha256_of
from tests.etl.reading_books import column_of
from tests.etl.rich_books import MACROS, OTHER, SHEET, parts, problems_of, rewritten, rich_book

COUNT, TEAM = (column_of("rescue", name) for name in ("deployments_count", "team"))
SHEETS = {f"xl/worksheets/{part}" for n in (1, 2) for part in (f"sheet{n}.xml", f"_rels/sheet{n}.xml.rels")}
BOOK = {"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
TOUCHED = BOOK | SHEETS | {"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}


def problem(sheet: str, cell: str, severity: str = "reject", **words: str) -> dict[str, str]:
    said = {"code": "x", "found": "所见", "message_zh": "原因", "repair_zh": "改法"} | words
    return {**said, "sheet": sheet, "cell": cell, "severity": severity}


def answered(path: Path, problems: list[dict[str, Any]] | None = None) -> Path:
    return write_answer(path, path.name, problems if problems is not None else problems_of(path), path.parent / "out")


def colour(cell: Any) -> str:
    return str(cell.fill.fgColor.rgb) if cell.fill.patternType else ""


@pytest.mark.parametrize("ending", ["xlsx", "xlsm"])
def test_every_problem_is_marked_and_the_rest_is_untouched(tmp_path: Path, ending: str) -> None:
    path = rich_book(tmp_path / f"救援.{ending}")
    problems = problems_of(path)
    assert {problem["cell"] for problem in problems} >= {f"{chr(65 + COUNT)}4", f"{chr(65 + TEAM)}5"}
    answer = answered(path, problems)
    before, after = parts(path), parts(answer)
    assert {name for name in before if before[name] != after[name]} <= TOUCHED
    assert after.get("xl/vbaProject.bin", MACROS) == MACROS
    assert any("charts/chart" in name for name in after)
    book = openpyxl.load_workbook(answer, keep_vba=ending == "xlsm")
    assert book.sheetnames == ["需要更正", OTHER, SHEET]
    assert book.active is not None
    assert book.active.title == "需要更正"
    assert [bool(sheet.sheet_view.tabSelected) for sheet in book.worksheets] == [True, False, False]
    for one in problems:
        if one["sheet"]:
            cell = book[one["sheet"]][one["cell"]]
            assert colour(cell) == COLOURS[one["severity"]]
            assert one["message_zh"] in cell.comment.text
            assert one["repair_zh"] in cell.comment.text
    assert CalamineWorkbook.from_path(str(answer)).sheet_names == book.sheetnames


def test_a_marked_cell_keeps_its_own_look(tmp_path: Path) -> None:
    path = rich_book(tmp_path / "a.xlsx")
    old, new = openpyxl.load_workbook(path)[SHEET], openpyxl.load_workbook(answered(path))[SHEET]
    before, after = old.cell(4, COUNT + 1), new.cell(4, COUNT + 1)
    for name in ("font", "border", "number_format", "alignment", "protection"):
        assert repr(getattr(before, name)) == repr(getattr(after, name))
    assert before.value == after.value
    # The blank cell isn't there in the file: it shows the style of its column.
    assert new.cell(5, TEAM + 1).font.b
    assert new.conditional_formatting
    assert new.data_validations.dataValidation
    assert [str(merge) for merge in new.merged_cells.ranges] == ["A1:D1"]


def test_comments_of_others_stay(tmp_path: Path) -> None:
    path = rich_book(tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(answered(path))[SHEET]
    assert sheet["A1"].comment.text == "别人写的批注"
    both = sheet.cell(4, COUNT + 1).comment.text
    assert both.startswith("他人在此也有话")
    assert MARK in both
    boxes = parts(answered(path))["xl/drawings/vmlDrawing1.vml"].decode()
    assert len(re.findall("<v:shape ", boxes)) == 3
    assert len(set(re.findall(r'id="(_x0000_s\d+)"', boxes))) == 3


def test_names_of_single_sheets_move_on_with_them(tmp_path: Path) -> None:
    path = rich_book(tmp_path / "a.xlsx")
    before, after = openpyxl.load_workbook(path), openpyxl.load_workbook(answered(path))
    for sheet in (OTHER, SHEET):
        assert after[sheet].print_area == before[sheet].print_area
        assert after[sheet].print_title_rows == before[sheet].print_title_rows
        assert after[sheet].auto_filter.ref == before[sheet].auto_filter.ref
    assert after.defined_names["总数"].value == before.defined_names["总数"].value


def test_the_list_leads_to_each_cell(tmp_path: Path) -> None:
    path = rich_book(tmp_path / "a.xlsx")
    problems = problems_of(path)
    listed = openpyxl.load_workbook(answered(path, problems)).worksheets[0]
    rows = [[cell.value for cell in row] for row in listed.iter_rows(min_row=5)]
    assert rows[0] == ["序号", "工作表", "单元格", "内容", "问题", "处理", "程度"]
    assert [row[0] for row in rows[1:]] == list(range(1, len(problems) + 1))
    for row, one in zip(rows[1:], problems, strict=True):
        told = [one[name] for name in ("sheet", "cell", "found", "message_zh", "repair_zh")]
        assert [value or "" for value in row[1:6]] == told
        if one["sheet"]:
            link = listed[f"C{rows.index(row) + 5}"].hyperlink
            assert link.location == f"'{one['sheet']}'!{one['cell']}"


def test_cells_and_rows_that_are_not_there_are_made_in_order(tmp_path: Path) -> None:
    path = rich_book(tmp_path / "a.xlsx")
    places = ["A3", "Z3", "AA3", "B9", "A9", "C2000", "XFD4", "A1048576"]
    answer = answered(path, [problem(SHEET, place) for place in places])
    sheet = openpyxl.load_workbook(answer)[SHEET]
    assert all(colour(sheet[place]) == COLOURS["reject"] and sheet[place].comment for place in places)
    written = parts(answer)["xl/worksheets/sheet2.xml"].decode()
    rows = [int(row) for row in re.findall(r'<row r="(\d+)"', written)]
    assert rows == sorted(set(rows))
    for line in re.findall(r"<row .*?</row>", written):
        columns = [openpyxl.utils.column_index_from_string(name) for name in re.findall(r'<c r="([A-Z]+)', line)]
        assert columns == sorted(set(columns))
    # Row 9 has nothing of its own: the style of column D shows there, and stays under the colour.
    bold = openpyxl.load_workbook(answered(path, [problem(SHEET, "D9")]))[SHEET]["D9"]
    assert bold.font.b
    assert colour(bold) == COLOURS["reject"]


def test_problems_inside_a_merged_range_show_on_its_first_cell(tmp_path: Path) -> None:
    path = rich_book(tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(answered(path, [problem(SHEET, "C1", "warn"), problem(SHEET, "A1")]))[SHEET]
    assert colour(sheet["A1"]) == COLOURS["reject"]
    assert sheet["A1"].comment.text.count("原因") == 2


def test_ranges_are_coloured_whole(tmp_path: Path) -> None:
    path = rich_book(tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(answered(path, [problem(SHEET, "C4:C6", "block")]))[SHEET]
    assert [colour(sheet[f"C{row}"]) for row in (4, 5, 6)] == [COLOURS["block"]] * 3
    assert [bool(sheet[f"C{row}"].comment) for row in (4, 5, 6)] == [True, False, False]


def test_text_never_acts(tmp_path: Path) -> None:
    path = rich_book(tmp_path / "a.xlsx")
    bad = "=cmd|' /C calc'!A0 <b>&amp;\x00\x1b\u202e\ud800 _x0041_ \ufffe]]>"
    answer = answered(path, [problem(SHEET, "A4", found=bad, message_zh=bad, repair_zh="@SUM(1)")])
    listed = openpyxl.load_workbook(answer).worksheets[0]
    assert [cell.data_type for cell in listed[6]][1:] == ["s"] * 6
    # Between found and sheet nothing but invisible signs is lost.
    shown = CalamineWorkbook.from_path(str(answer)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert shown[5][3] == "=cmd|' /C calc'!A0 <b>&amp; _x0041_ ]]>"
    assert b"<f>" not in parts(answer)["xl/worksheets/sheet3.xml"]


def test_places_that_are_none_are_only_listed(tmp_path: Path) -> None:
    path = rich_book(tmp_path / "a.xlsx")
    places = ["", "A0", "XFE1", "A1048577", "1A", "'x'!A1", "A1:B", "<x>"]
    problems = [problem(SHEET, place) for place in places] + [problem("没有的表", "A1"), problem("", "")]
    book = openpyxl.load_workbook(answered(path, problems))
    assert book.worksheets[0].max_row == 5 + len(problems)
    assert book.worksheets[0]["C14"].hyperlink is None
    assert not any(colour(cell) for row in book[SHEET].iter_rows() for cell in row)


def test_answers_are_the_same_every_time(tmp_path: Path) -> None:
    path = rich_book(tmp_path / "a.xlsx")
    assert sha256_of(answered(path)) == sha256_of(answered(path))


def test_prefixed_xml_and_rows_without_addresses(tmp_path: Path) -> None:
    path = rich_book(tmp_path / "a.xlsx")

    def prefixed(data: bytes) -> bytes:
        text = re.sub(r'<row r="\d+"', "<row", data.decode())
        text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text).replace("<?x:xml", "<?xml")
        return text.replace("xmlns=", "xmlns:x=", 1).encode()

    rewritten(path, {"xl/worksheets/sheet2.xml": prefixed})
    answer = answered(path, [problem(SHEET, "B5"), problem(SHEET, "ZZ6"), problem(SHEET, "A8")])
    sheet = openpyxl.load_workbook(answer)[SHEET]
    assert all(colour(sheet[place]) for place in ("B5", "ZZ6", "A8"))
    assert b"<x:worksheet" in parts(answer)["xl/worksheets/sheet2.xml"]


def test_books_of_another_maker(tmp_path: Path) -> None:
    path = tmp_path / "openpyxl.xlsx"
    book = openpyxl.load_workbook(rich_book(tmp_path / "a.xlsx"))
    book.save(path)
    sheet = openpyxl.load_workbook(answered(path, [problem(SHEET, "A4"), problem(OTHER, "B2")]))
    assert colour(sheet[SHEET]["A4"]) == colour(sheet[OTHER]["B2"]) == COLOURS["reject"]
    assert sheet[SHEET]["A1"].comment.text.strip() == "别人写的批注"


@pytest.mark.parametrize(
    "change",
    [
        {"xl/styles.xml": lambda _: b"<styleSheet/>"},
        {"xl/worksheets/sheet2.xml": lambda data: data.replace(b"spreadsheetml/2006/main", b"other", 1)},
        {"xl/comments1.xml": lambda _: b"<comments/>"},
        {"xl/drawings/vmlDrawing1.vml": lambda _: b"<html>"},
    ],
)
def test_a_package_of_an_unknown_build_comes_back_as_values(tmp_path: Path, change: Any) -> None:
    path = rewritten(rich_book(tmp_path / "a.xlsx"), change)
    book = openpyxl.load_workbook(answered(path, [problem(SHEET, "B5")]))
    assert colour(book[SHEET]["B5"]) == COLOURS["reject"]
    assert "副本" in str(book.worksheets[0]["A2"].value)


def test_entities_are_refused_and_damage_is_said(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "boom">]>'
    path = rich_book(tmp_path / "a.xlsx")
    late = {"xl/worksheets/sheet2.xml": lambda data: data.replace(b"?>", b"?>" + b" " * 5000 + bomb[21:], 1)}
    for hostile in (rewritten(path, {"xl/comments1.xml": lambda data: bomb + data[56:]}), rewritten(path, late)):
        with pytest.raises(AnswerError, match="无法生成"):
            answered(hostile, [problem(SHEET, "A4")])
    (tmp_path / "cut.xlsx").write_bytes(path.read_bytes()[:2000])
    with pytest.raises(AnswerError, match=r"No answer could be made to cut\.xlsx"):
        answered(tmp_path / "cut.xlsx", [problem(SHEET, "A4")])
    assert not list((tmp_path / "out").glob("*"))


def test_two_parts_of_one_name_are_no_workbook(tmp_path: Path) -> None:
    path = rich_book(tmp_path / "a.xlsx")
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/workbook.xml", parts(path)["xl/workbook.xml"])
    with pytest.raises(AnswerError, match=r"a\.xlsx"):
        answered(path, [problem(SHEET, "A4")])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.xlsx", "a-更正.xlsx"), ("县/b.xls", "县/b.xls-更正.xlsx"), ("a-更正.xlsx", "a-更正2.xlsx"),
        ("a-更正2.xlsx", "a-更正3.xlsx"), ("../../etc/x.xlsx", "etc/x-更正.xlsx"), ("/abs.xlsx", "abs-更正.xlsx"),
        ("a\nb<c>:|?*.xlsx", "a⏎b_c_____-更正.xlsx"), ("..", "更正-更正.xlsx"),
        ("长" * 300 + ".xlsx", "长" * 60 + "-更正.xlsx"),
    ],
)  # fmt: skip
def test_the_answer_is_called_like_its_file(name: str, expected: str) -> None:
    assert answer_path(Path("out"), name, ".xlsx").as_posix() == f"out/{expected}"
