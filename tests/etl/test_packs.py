"""Packs: many small workbooks are opened as a few files, and the figures stay those of the workbooks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from etl import packs
from etl.pipeline import load
from etl.warehouse import let_go, open_current
from tests.etl.loading import gifts

Codes = list[tuple[str, str]]
QUERY = """
select file, donation_code
from fact_donation_income join origin using (row_id) join source_file using (file_id)
order by all
"""


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "LOOSE", 2)


def _loaded(inbox: Path, warehouse: Path) -> Codes:
    load([inbox], warehouse, say=lambda _: None)
    return open_current(warehouse).connection.cursor().execute(QUERY).fetchall()


def _inbox(folder: Path, *numbers: int) -> Path:
    for number in numbers:
        gifts(folder, f"D{number}", f"E{number}", file=f"{number}.xlsx")
    return folder


def _expected(*numbers: int) -> Codes:
    return [(f"{number}.xlsx", f"{letter}{number}") for number in numbers for letter in "DE"]


def _packed(warehouse: Path) -> list[Path]:
    return list(warehouse.glob("cache/*/packs/*.parquet"))


def test_packed_files_and_a_new_one(tmp_path: Path, warehouse: Path) -> None:
    inbox = _inbox(tmp_path / "in", 1, 2, 3)
    assert _loaded(inbox, warehouse) == _expected(1, 2, 3)
    [pack] = _packed(warehouse)
    _inbox(inbox, 4)
    assert _loaded(inbox, warehouse) == _expected(1, 2, 3, 4)
    assert _packed(warehouse) == [pack]  # one loose file beside it is no reason to write it again


def test_a_pack_is_read_in_place_of_the_files_it_was_made_of(tmp_path: Path, warehouse: Path) -> None:
    inbox = _inbox(tmp_path / "in", 1, 2, 3)
    _loaded(inbox, warehouse)
    for file in warehouse.glob("cache/*/*/donation_income.parquet"):
        if file.parent.name != packs.FOLDER:
            file.unlink()
    _inbox(inbox, 4)
    assert _loaded(inbox, warehouse) == _expected(1, 2, 3, 4)


def test_what_left_the_inbox_leaves_the_figures_and_in_the_end_the_pack(tmp_path: Path, warehouse: Path) -> None:
    inbox = _inbox(tmp_path / "in", *range(10))
    _loaded(inbox, warehouse)
    [pack] = _packed(warehouse)
    for number in range(1, 10):
        (inbox / f"{number}.xlsx").unlink()
    assert _loaded(inbox, warehouse) == _expected(0)
    assert _packed(warehouse) != [pack]
    assert len(_packed(warehouse)) == 1


def test_one_content_under_two_names(tmp_path: Path, warehouse: Path) -> None:
    inbox = _inbox(tmp_path / "in", 1, 2, 3)
    shutil.copy(inbox / "1.xlsx", inbox / "9.xlsx")
    assert _loaded(inbox, warehouse) == _expected(1, 2, 3)  # its rows stand twice, and count once
    _inbox(inbox, 4)
    assert _loaded(inbox, warehouse) == _expected(1, 2, 3, 4)


@pytest.mark.parametrize("damaged", ["*.parquet", "*.json"])
def test_a_damaged_pack_is_done_without(damaged: str, tmp_path: Path, warehouse: Path) -> None:
    inbox = _inbox(tmp_path / "in", 1, 2, 3)
    _loaded(inbox, warehouse)
    [file] = warehouse.glob(f"cache/*/packs/{damaged}")
    file.write_bytes(file.read_bytes()[:40])
    _inbox(inbox, 4)
    assert _loaded(inbox, warehouse) == _expected(1, 2, 3, 4)
    let_go(warehouse)
