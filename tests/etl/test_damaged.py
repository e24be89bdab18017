"""Files damaged at random, read in real children: each ends as rows that are accounted for or as a clear problem."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

from etl.read import SourceFile, read_files
from tests.etl.reading_books import good_row, table, write_book

FILES = 40


def _flipped(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.choice([1, 3, 20])):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def _garbled(data: bytes, chance: random.Random) -> bytes:
    """The package whole, the text of its parts cut, repeated and changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = bytearray(old.read(name))
            for _ in range(chance.choice([0, 0, 1, 3])):
                at, size = chance.randrange(len(text)), chance.randrange(1, 40)
                text[at : at + chance.choice([0, size])] = text[:size] if chance.random() < 0.5 else b""
            new.writestr(name, bytes(text))
    return packed.getvalue()


def test_damaged_workbooks_are_accounted_for(tmp_path: Path) -> None:
    rows = [good_row("training_class", number) for number in range(1, 15)]
    whole = write_book(tmp_path / "whole.xlsx", {"表": table("training_class", rows)}).read_bytes()
    chance = random.Random(20201204)
    files = []
    for number in range(FILES):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes((_garbled if number % 2 else _flipped)(whole, chance))
        files.append(SourceFile(path, path.name))
    results = read_files(files, tmp_path / "cache")
    assert len(results) == FILES
    for result in results:
        assert result.sheets or result.problems
        assert "reading_failed" not in [problem.code for problem in result.problems]
        assert all(sheet.rows.holds() for sheet in result.sheets)
