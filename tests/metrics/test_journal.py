"""A journal: only ever added to, changes noticed, two writers at once, one line when it can't be written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from metrics import journal
from metrics.refusal import RefusedError, typed, unwritable

ROOT = Path(__file__).parents[2]
ADD = """
import sys
from pathlib import Path
from metrics import journal
for n in range(25):
    journal.add(Path(sys.argv[1]), {"by": sys.argv[2], "n": n})
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "new" / "notes.jsonl"
    for word in ("一", "二", "三"):
        journal.add(file, {"said": word})
    return file


def test_entries_come_back_in_order_with_their_time(file: Path) -> None:
    found = journal.read(file)
    assert [entry["said"] for entry in found.entries] == ["一", "二", "三"]
    assert all(entry["at"] for entry in found.entries)
    assert found.broken == ()


def test_a_journal_that_isnt_there_is_empty(tmp_path: Path) -> None:
    assert journal.read(tmp_path / "none.jsonl") == journal.Journal()


@pytest.mark.parametrize(
    ("before", "after", "broken"),
    [("一", "壹", (2,)), ("二", "贰", (3,)), ('{"at"', "xx", (1, 2))],
)
def test_a_changed_line_breaks_the_tie_of_the_next(file: Path, before: str, after: str, broken: tuple[int]) -> None:
    file.write_text(file.read_text("utf-8").replace(before, after, 1), "utf-8")
    assert journal.read(file).broken == broken


def test_a_line_taken_out_or_put_in_is_noticed(file: Path) -> None:
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(lines[0] + lines[2])
    assert journal.read(file).broken == (2,)
    file.write_bytes(lines[0] + b'{"said": "x", "follows": ""}\n' + lines[1] + lines[2])
    assert journal.read(file).broken == (2, 3)


def test_a_cut_end_shows_to_whoever_kept_the_last_hash(file: Path) -> None:
    whole = journal.read(file)
    assert whole.held(3, whole.head)
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:2]))
    cut = journal.read(file)
    assert cut.broken == ()
    assert not cut.held(3, whole.head)
    assert cut.held(0, "")


def test_a_torn_last_line_is_dropped_by_the_next_writer(file: Path) -> None:
    with file.open("ab") as stream:
        stream.write(b'{"said": "half')
    assert len(journal.read(file).entries) == 3
    journal.add(file, {"said": "四"})
    found = journal.read(file)
    assert [entry["said"] for entry in found.entries] == ["一", "二", "三", "四"]
    assert found.broken == ()


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonl"
    writers = [subprocess.Popen([sys.executable, "-c", ADD, str(file), by], cwd=ROOT) for by in ("a", "b")]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    found = journal.read(file)
    assert found.broken == ()
    for by in ("a", "b"):
        assert [entry["n"] for entry in found.entries if entry["by"] == by] == list(range(25))


def test_what_cant_be_written_or_read_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file, not a folder")
    with pytest.raises(RefusedError, match="can't write") as refused:
        journal.add(tmp_path / "folder" / "notes.jsonl", {})
    assert "\n" not in str(refused.value)
    with pytest.raises(RefusedError, match="can't read"):
        journal.read(tmp_path)


def test_a_file_that_another_program_has_open_is_said_to_be_so() -> None:
    """As Windows denies it; there is nothing to deny a superuser here."""
    said = unwritable("总结.docx", PermissionError(13, "Permission denied"))
    assert "关闭打开着它的程序" in said.zh
    assert "close the program" in said.en
    assert "关闭" not in unwritable("x", OSError(28, "No space left on device")).zh


@pytest.mark.parametrize(
    ("text", "kept"),
    [(" 王 \n 某\t", "王 某"), ("a\u202eb\u200bc\x00", "abc"), ("张😀", "张😀"), ("x" * 40, "x" * 40)],
)
def test_what_is_typed_becomes_one_visible_line(text: str, kept: str) -> None:
    assert typed(text, 40, ("姓名", "name")) == kept


def test_what_is_typed_has_an_end() -> None:
    with pytest.raises(RefusedError, match="at most 40"):
        typed("x" * 41, 40, ("姓名", "name"))
