"""A folder for each problem class between a file and its corrections; one file in it is called by the fault."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from etl.answer import write_answer
from tests.etl.faulty_books import MAKERS, Maker
from tests.etl.reading_books import column_of, read_here

FOLDERS: dict[str, Maker] = {}
_CELL = (5, column_of("training_class", "attended_count") + 1)


def _answered(original: Path) -> Path:
    """The answer to a workbook, as `etl load` writes it, in a folder beside it."""
    problems = [problem for sheet in read_here(original).sheets for problem in sheet.problems]
    return write_answer(original, original.name, problems, original.parent.parent / "answers")


def _original(folder: Path, code: str) -> Path:
    """A workbook with one cell to correct."""
    (folder / code).mkdir()
    return MAKERS["missing_value"](folder / code)


def _corrected(answer: Path, path: Path, people: int) -> Path:
    """The answer with the cell corrected, and one more changed, saved by another program."""
    book = openpyxl.load_workbook(answer)
    book.worksheets[1]["A5"] = "K002"
    book.worksheets[1].cell(*_CELL).value = people
    book.save(path)
    return path


def _superseded(folder: Path) -> Path:
    original = _original(folder, "superseded")
    _corrected(_answered(original), original.with_name("更正件.xlsx"), 8)
    return original.rename(original.with_name("superseded.xlsx"))


def _uncorrected_answer(folder: Path) -> Path:
    original = _original(folder, "uncorrected_answer")
    return _answered(original).rename(original.with_name("uncorrected_answer.xlsx"))


def _competing_corrections(folder: Path) -> Path:
    original = _original(folder, "competing_corrections")
    answer = _answered(original)
    _corrected(answer, original.with_name("另一份.xlsx"), 9)
    return _corrected(answer, original.with_name("competing_corrections.xlsx"), 8)


FOLDERS |= {
    "superseded": _superseded, "uncorrected_answer": _uncorrected_answer,
    "competing_corrections": _competing_corrections,
}  # fmt: skip
