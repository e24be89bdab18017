"""Hostile files end as a clear problem of their own; whatever else is loaded beside them is unharmed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from etl.read import SourceFile, read_files
from etl.report import FileResult
from tests.etl.hostile import GOOD, HOSTILE, KIND, package, sheet_xml
from tests.etl.reading_books import Table, codes, column_of, read_here, write_book

NAMES = ["=cmd|'/C calc'!A0", "<img src=x onerror=alert(1)>", "![x](http://x.invalid/a.png)", "a\u202egpj.exe\u200b",
         "+SUM(A1)", "[bold]**x**", "{field_zh}", "%s %(x)s"]  # fmt: skip


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FileResult]:
    """All hostile files in one run of real children, a good one between every two."""
    folder = tmp_path_factory.mktemp("hostile")
    files, names = [], []
    for number, (name, (maker, _)) in enumerate(HOSTILE.items()):
        (own := folder / str(number)).mkdir()
        files.append(SourceFile(maker(own), f"{number}.bad"))
        names.append(name)
        if number % 2:
            rows = [*GOOD[:3], [f"G{number}", *GOOD[3][1:]]]
            files.append(SourceFile(write_book(own / "fine.xlsx", {"表": rows}), f"{number}.good"))
            names.append(f"good {number}")
    found = read_files(files, folder / "cache")
    return dict(zip(names, found, strict=True))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_ends_as_its_problem(name: str, results: dict[str, FileResult]) -> None:
    result = results[name]
    assert codes(result) == [HOSTILE[name][1]]
    assert result.tables == {}


def test_files_beside_hostile_ones_load(results: dict[str, FileResult]) -> None:
    good = [result for name, result in results.items() if name.startswith("good ")]
    assert len(good) == len(HOSTILE) // 2
    assert all(result.sheets[0].rows.loaded == 1 and not codes(result) for result in good)


def wide(rows: Table) -> Table:
    """The table with as many columns as a sheet can have."""
    return [[*row, *[f"x{number}" for number in range(16_384 - len(row))]] for row in rows]


def test_a_sheet_of_sixteen_thousand_columns(tmp_path: Path) -> None:
    result = read_here(write_book(tmp_path / "wide.xlsx", {"表": [*GOOD[:2], *wide(GOOD[2:])]}))
    [sheet] = result.sheets
    assert sheet.rows.loaded == 3 or codes(sheet)
    assert len(codes(sheet)) < 300
    assert len(json.dumps(result.to_dict())) < 4_000_000


@pytest.mark.parametrize("row", [0, 2, 4])
def test_cells_of_a_megabyte(row: int, tmp_path: Path) -> None:
    """In the title, in the header, among the data: read, and never repeated whole."""
    rows = [list(cells) for cells in GOOD]
    column = 0 if row == 0 else column_of(KIND, "location")
    rows[row][column] = "长=<b>" * 200_000
    lines = ["".join(_inline(cell) for cell in cells) for cells in rows]
    path = package(tmp_path / "long.xlsx", sheet_xml("".join(f"<row>{line}</row>" for line in lines)))
    result = read_here(path)
    assert result.sheets[0].rows.loaded < 4
    assert len(json.dumps(result.to_dict(), ensure_ascii=False)) < 100_000
    if row == 4:
        assert codes(result) == ["text_too_long"]


def _inline(cell: object) -> str:
    text = str(cell).replace("&", "&amp;").replace("<", "&lt;")
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


@pytest.mark.parametrize("name", NAMES)
def test_names_and_texts_are_data(name: str, tmp_path: Path) -> None:
    """In a cell, a header and a sheet's name: kept or named as written, invisible characters spelt out in messages."""
    rows = [list(cells) for cells in GOOD]
    rows[2].append(name)
    for cells in rows[3:]:
        cells.append(name)
    rows[3][column_of(KIND, "location")] = name
    rows[4][column_of(KIND, "attended_count")] = name
    sheet = name.replace("[", "").replace("]", "").replace("/", "").replace("*", "")[:20].replace(":", "")
    result = read_here(write_book(tmp_path / "book.xlsx", {sheet.strip("'"): rows}))
    [report] = result.sheets
    assert set(codes(report)) == {"unknown_column", "bad_number"}
    for problem in report.problems:
        assert re.sub("⟨U[^⟩]*⟩|[\u202e\u200b]", "", problem.found) == re.sub("[\u202e\u200b]", "", name)
        assert problem.found.isprintable()
        assert problem.message_zh.isprintable()
