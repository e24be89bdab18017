"""The workbooks in LibreOffice: formulas come to the values written with them, checks notice, no column is narrow."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.documents.calculating import calculated, without_values

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.documents
WORKBOOKS = {
    "workbook-zh": ["workbook"],
    "workbook-en": ["workbook", "--lang", "en"],
    "disclosure-zh": ["disclosure", "--from", "2020-11-01"],
}


@pytest.fixture(scope="module")
def written(sample_warehouse, tmp_path_factory) -> dict[str, Path]:
    """The sample's workbooks as the commands write them."""
    folder = tmp_path_factory.mktemp("workbooks")
    scope = ["--year", "2020", "--as-of", "2020-12-04", "--warehouse", str(sample_warehouse)]
    for name, words in WORKBOOKS.items():
        command = [sys.executable, "-m", "reports", *words, *scope, "--out", str(folder / f"{name}.xlsx")]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=180, check=False)
        assert done.returncode < 2, done.stderr.decode()
    return {name: folder / f"{name}.xlsx" for name in WORKBOOKS}


def formulas(book: openpyxl.Workbook) -> Iterator[tuple[str, str]]:
    """Sheet and address of every formula."""
    for sheet in book:
        for row in sheet.iter_rows():
            yield from ((sheet.title, cell.coordinate) for cell in row if cell.data_type == "f")


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_formula_comes_to_the_value_written_with_it(written, tmp_path, name):
    path = written[name]
    (tmp_path / "bare").mkdir()
    bare = without_values(path, tmp_path / "bare")
    found = list(formulas(openpyxl.load_workbook(path)))
    # openpyxl gives the place that a link leads to for a cell without a value.
    assert not [value for value in values_of(bare, found) if isinstance(value, int | float)]
    values, again = openpyxl.load_workbook(path, data_only=True), calculated(bare, tmp_path)
    assert len(found) > (10 if name.startswith("disclosure") else 4000)
    wrong = [
        (sheet, at, values[sheet][at].value, again[sheet][at].value)
        for sheet, at in found
        if not same(values[sheet][at].value, again[sheet][at].value)
    ]
    assert wrong == []


def values_of(path: Path, places: list[tuple[str, str]]) -> set[object]:
    """The values that a file has in some cells."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {book[sheet][at].value for sheet, at in places}


def same(one: object, other: object) -> bool:
    """Whether two values are the same text, or the same number but for the last bits."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one == pytest.approx(other, rel=1e-9, abs=1e-9)
    return one == other


def test_a_number_that_is_changed_is_noticed_everywhere(written, tmp_path):
    """One county's sessions with one more: its total, its completion, the checks and the contents follow."""
    book = openpyxl.load_workbook(written["workbook-zh"])
    sheet = book["应急救护培训"]
    row = next(row for row in sheet.iter_rows(min_row=5) if row[1].value == "★ 万人培训完成场次")
    row[4].value += 1
    changed = tmp_path / "changed.xlsx"
    book.save(changed)
    again = calculated(changed, tmp_path)
    assert again["应急救护培训"].cell(row[0].row, len(row) - 1).value == 447
    assert again["应急救护培训"].cell(row[0].row, len(row)).value == "不符"
    county = next(cells for cells in again[sheet["E4"].value].iter_rows(min_row=5) if cells[1].value == row[1].value)
    assert county[7].value == pytest.approx(37 / 32)
    results = [cells[5].value for cells in again["核对"].iter_rows(min_row=5)]
    assert results.count("不符") == 1
    contents = {cells[0].value: cells[1].value for cells in again["目录"].iter_rows(max_row=14)}
    assert contents["核对不符"] == 1


@pytest.mark.parametrize("name", ["workbook-zh", "disclosure-zh"])
def test_on_paper_no_number_is_too_wide_for_its_column(written, draw, name):
    drawn = draw(written[name])
    assert {(round(page.width), round(page.height)) for page in drawn.pages} == {(297, 210)}
    assert [(page.number, word.text) for page in drawn.pages for word in page.words if "###" in word.text] == []
    beyond = [
        (page.number, word.text)
        for page in drawn.pages
        for word in page.words
        if word.left < 5 or word.right > page.width - 5 or word.bottom > page.height - 2
    ]
    assert beyond == []
