"""Every faulty workbook of the reading tests gets an answer in which each of its cells is marked, or clearly none."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import openpyxl
import pytest

from etl.answer import AnswerError, write_answer
from etl.answer.styles import COLOURS
from etl.answer.work import answer_file
from etl.read import sha256_of
from tests.etl.faulty import MAKERS
from tests.etl.rich_books import SHEET, parts, rich_book
from tests.etl.test_answer import colour, problem, problems_of

UNANSWERED = {
    "damaged_file", "empty_file", "no_sheet", "file_unavailable", "password_protected", "too_large", "unknown_encoding",
    "unknown_format", "unsafe_file", "wrong_extension", "reading_failed",
}  # fmt: skip


@pytest.mark.parametrize("code", sorted(MAKERS.keys() - UNANSWERED))
def test_every_fault_is_marked_where_it_stands(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_LAYOUTS", str(tmp_path / "layouts"))
    path = MAKERS[code](tmp_path)
    problems = problems_of(path)
    book = openpyxl.load_workbook(write_answer(path, path.name, problems, tmp_path / "out"))
    copied = path.suffix not in {".xlsx", ".xlsm"}
    for one in problems:
        sheet = book.worksheets[1] if copied else book[one["sheet"]]
        place = one["cell"].partition(":")[0]
        merge = next((merge for merge in sheet.merged_cells.ranges if place and place in merge), None)
        cell = sheet[merge.start_cell.coordinate if merge and not copied else place] if place else None
        if cell is not None:
            assert colour(cell) in COLOURS.values()
            assert one["message_zh"] in cell.comment.text


@pytest.mark.parametrize(
    "code", sorted(UNANSWERED & MAKERS.keys() - {"file_unavailable", "reading_failed", "too_large"})
)
def test_what_cannot_be_read_has_no_answer(code: str, tmp_path: Path) -> None:
    path = MAKERS[code](tmp_path)
    with pytest.raises(AnswerError):
        write_answer(path, path.name, [problem("Sheet1", "A1")], tmp_path / "out")


@pytest.mark.parametrize("seed", range(60))
def test_damaged_parts_end_in_an_answer_or_in_none(seed: int, tmp_path: Path) -> None:
    """Bytes of one part are changed at random; whatever is written opens."""
    chance = random.Random(seed)
    path = rich_book(tmp_path / "a.xlsx")
    entries = parts(path)
    name = chance.choice([name for name in sorted(entries) if name.endswith((".xml", ".rels", ".vml"))])
    data = bytearray(entries[name])
    for _ in range(chance.choice((1, 1, 3, 40))):
        at = chance.randrange(len(data))
        data[at : at + chance.randrange(3)] = bytes(chance.choices(b"<>/\"'=:&x0 \xff", k=chance.randrange(3)))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in {**entries, name: bytes(data)}.items():
            archive.writestr(part, content)
    problems = [problem(SHEET, place) for place in ("A4", "C5", "Z9")]
    written = answer_file(path, ".xlsx", sha256_of(path), "a.xlsx", problems, tmp_path)
    if written:
        with zipfile.ZipFile(tmp_path / written) as archive:
            assert archive.testzip() is None
