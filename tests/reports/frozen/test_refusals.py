"""What can't be frozen is one clear line and leaves nothing; two at once and a killed process do no harm."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from metrics import journal
from reports.frozen import chain, naming, plain, store
from tests.reports.frozen.conftest import Office

ROOT = Path(__file__).parents[3]


def test_the_same_name_twice_is_refused_in_any_spelling(office: Office) -> None:
    assert office.freeze("Final A") == 0
    office.said()
    before = sorted(office.frozen.rglob("*"))
    for name in ("Final A", "final a", "Ｆinal A", " Final A "):
        assert office.freeze(name) == 2
        (line,) = office.said()
        assert "never replaced" in line or "none is ever replaced" in line or "can't hold" in line
    assert sorted(office.frozen.rglob("*")) == before


@pytest.mark.parametrize(
    "name",
    ["", "  ", "..", "a/b", "a\\b", "../up", "a:b", "a*", "a\x00b", "a\nb", "a\u202eb", "a\u200bb", "定稿😀", "x" * 41,
     "a..b", "end.", "<b>", "a|b", '"a"', "a\ud800"],
)  # fmt: skip
def test_a_name_that_wont_do_is_one_line_and_leaves_nothing(office: Office, name: str) -> None:
    assert office.freeze(name) == 2
    (line,) = office.said()
    assert " / " in line
    assert store.kept(office.frozen) == []


@pytest.mark.parametrize("name", ["2020年终总结（定稿）", "CON", "nul", "a.b", "é", "年终·总结-1_2", "x" * 40])
def test_a_name_becomes_a_folder_that_every_system_takes(name: str) -> None:
    folder = naming.folder_of(1, naming.checked(name))
    assert not set(folder) & set('<>:"/\\|?*')
    assert folder.rstrip(". ") == folder
    assert len(folder.encode()) < 200
    assert folder.partition(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}


def test_a_source_that_isnt_as_it_was_loaded_is_named_and_nothing_is_frozen(office: Office) -> None:
    file = "2020/武鸣区培训台账.xlsx"
    for people in (50, 60):  # loaded with 50, then changed
        with office.editing(file, "培训班台账") as sheet:
            sheet["L4"].value = people
        if people == 50:
            office.load()
    assert office.freeze("定稿") == 2
    (line,) = office.said()
    assert "武鸣区培训台账.xlsx" in line
    assert store.kept(office.frozen) == []
    assert [path.name for path in office.frozen.iterdir() if path.is_dir()] == []


def test_a_full_disk_leaves_nothing_half_written(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "rows.jsonl.gz")

    with monkeypatch.context() as patched:
        patched.setattr(plain, "write_lines", full)
        assert office.freeze("定稿") == 2
    (line,) = office.said()
    assert "No space left" in line
    assert [path for path in office.frozen.iterdir() if path.is_dir()] == []
    assert office.freeze("定稿") == 0


def test_a_place_that_cant_be_written_is_one_line(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("MINGZHANG_FROZEN", str(tmp_path / "file"))
    assert office.freeze("定稿") == 2
    assert len(office.said()) == 1
    monkeypatch.setenv("MINGZHANG_FROZEN", str(tmp_path / "file" / "below"))
    assert office.freeze("定稿") == 2
    assert len(office.said()) == 1


def test_a_document_that_cant_be_read_is_one_line(office: Office, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"not a package")
    (tmp_path / "b.txt").write_bytes(b"\xff\xfe\x00")
    for file in ("none.txt", "a.docx", "b.txt", "c.pdf"):
        assert office.freeze("定稿", "--document", tmp_path / file) == 2
        assert len(office.said()) == 1
    assert store.kept(office.frozen) == []


def test_a_set_that_was_moved_into_place_but_not_entered_is_entered_by_the_next(office: Office) -> None:
    """A process killed between the two leaves a whole set; nothing of it is lost and the chain goes on."""
    office.freeze("一")
    book = office.frozen / "chain.jsonl"
    book.unlink()
    assert [fault.number for fault in chain.verify(office.frozen)] == [1]
    office.freeze("二")
    assert chain.verify(office.frozen) == []
    assert [entry["number"] for entry in journal.read(book).entries] == [1, 2]


def test_two_processes_at_once_freeze_two_sets_in_one_chain(office: Office) -> None:
    command = [sys.executable, "-m", "reports", "freeze"]
    scope = ["--year", "2020", "--as-of", "2020-12-04", "--warehouse", str(office.warehouse)]
    names = ("甲", "乙", "乙")
    running = [
        subprocess.Popen([*command, name, *scope], cwd=ROOT, env=os.environ, stderr=subprocess.PIPE) for name in names
    ]
    said = [process.communicate(timeout=120)[1].decode() for process in running]
    codes = [process.returncode for process in running]
    assert sorted(codes) == [0, 0, 2], said
    assert sorted(one.name for one in store.kept(office.frozen)) == ["乙", "甲"]
    assert chain.verify(office.frozen) == []
    assert [one.number for one in store.kept(office.frozen)] == [1, 2]
