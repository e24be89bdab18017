"""`python -m reports workbook`: the whole file or one clear line; text of data is text."""

from __future__ import annotations

import openpyxl
import pytest

from metrics.metric import Text
from reports.__main__ import main
from reports.evidence import Problem
from reports.sheets import Book, text
from reports.workbook.build import workbook


def words(warehouse, out, year="2020"):
    return ["workbook", "--year", year, "--warehouse", str(warehouse), "--out", str(out)]


@pytest.mark.parametrize("name", ["table.xls", "table", "in/a/file.xlsx"])
def test_a_name_that_cant_be_written_is_one_line(sample_warehouse, tmp_path, capsys, name):
    (tmp_path / "in").write_text("a file, not a folder")
    assert main(words(sample_warehouse, tmp_path / name)) == 2
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert " / " in err
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_year_without_data_writes_nothing(sample_warehouse, tmp_path, capsys):
    assert main(words(sample_warehouse, tmp_path / "x.xlsx", "2031")) == 2
    assert list(tmp_path.iterdir()) == []
    assert "2031" in capsys.readouterr().err


@pytest.mark.parametrize("as_of", ["2020-01-01", "2020-02-29", "2020-12-31"])
def test_other_cut_offs_are_written_too(sample_warehouse, tmp_path, capsys, as_of):
    out = tmp_path / "x.xlsx"
    assert main([*words(sample_warehouse, out), "--as-of", as_of]) == 0
    book = openpyxl.load_workbook(out, data_only=True, read_only=True)
    assert {row[5] for row in book["核对"].iter_rows(min_row=5, values_only=True)} == {"相符"}
    capsys.readouterr()


HOSTILE = ('=cmd|"/c calc"!A1', "+1+1", "@SUM(1)", "http://example.org/", "a\x00b\x0bc\ud800", "'</t></si>&amp;")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_of_data_is_text(evidence, tmp_path, hostile):
    evidence.problems = [
        Problem("warn", hostile, hostile, "A1", hostile, Text(hostile, hostile), Text(hostile, hostile))
    ]
    evidence.society = Text(hostile, hostile)
    try:
        (tmp_path / "x.xlsx").write_bytes(workbook(evidence, "zh"))
    finally:
        del evidence.problems, evidence.society
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["问题与保留"]
    last = list(sheet.iter_rows())[-1]
    plain = "".join(sign for sign in hostile if sign.isprintable() or sign == " ").replace("\x0b", " ")
    assert last[2].data_type == "s"
    assert last[2].value.replace(" ", "") == plain.replace(" ", "").replace("\ud800", "")
    assert last[2].hyperlink is None


def test_names_of_sheets_are_allowed_ones(tmp_path):
    book = Book("zh", "", "")
    names = [book.name(wanted) for wanted in ("a/b[c]:*?", "a/b[c]:*?", "", "x" * 40, "'")]
    for name in names:
        text(book.sheet(name, [10]), 0, 0, "=1", book.style("text"))
    (tmp_path / "x.xlsx").write_bytes(book.closed())
    assert openpyxl.load_workbook(tmp_path / "x.xlsx").sheetnames == names
    assert len(set(names)) == 5
