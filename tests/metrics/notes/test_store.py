"""The store of notes: every entry stays, two writers don't lose one, and faults are one clear line."""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule

from metrics.notes import store
from metrics.notes.note import About, Entry, NoteRefusedError
from tests.conftest import ROOT

PEOPLE = About("training_people")
NOW = dt.datetime(2020, 12, 4, 8, 30, tzinfo=dt.UTC)
ABOUTS = st.sampled_from(
    [PEOPLE, About(county_id="450123"), About(first_month=dt.date(2020, 2, 1), last_month=dt.date(2020, 4, 1)), About()]
)
TEXTS = st.text(max_size=12)


def entries(folder: Path) -> list[Entry]:
    return sorted((entry for note in store.read(folder) for entry in note.entries), key=lambda entry: entry.number)


def test_before_the_first_note_there_are_none_and_no_file(tmp_path: Path) -> None:
    assert store.read(tmp_path / "none") == ()
    assert not (tmp_path / "none").exists()


def test_a_note_is_written_changed_and_withdrawn_with_its_history(tmp_path: Path) -> None:
    number = store.write(tmp_path, PEOPLE, "疫情停训", "张主任", now=NOW)
    about = About("training_people", "450123", dt.date(2020, 2, 1), dt.date(2020, 4, 1))
    store.change(tmp_path, number, 1, about, "疫情停训，改线上", "办公室", now=NOW)
    (note,) = store.read(tmp_path)
    assert (note.said.text, note.said.about, note.said.author) == ("疫情停训，改线上", about, "办公室")
    assert note.said.at == NOW
    store.withdraw(tmp_path, number, note.seen, "写错了", "办公室")
    (note,) = store.read(tmp_path)
    assert note.is_withdrawn
    assert note.said.text == "疫情停训，改线上"
    assert [(entry.action, entry.text) for entry in note.entries] == [
        ("written", "疫情停训"), ("changed", "疫情停训，改线上"), ("withdrawn", "写错了"),
    ]  # fmt: skip


def test_who_looked_at_an_older_text_is_told(tmp_path: Path) -> None:
    number = store.write(tmp_path, PEOPLE, "一", "甲")
    store.change(tmp_path, number, 1, PEOPLE, "二", "乙")
    for late in (
        lambda: store.change(tmp_path, number, 1, PEOPLE, "三", "甲"),
        lambda: store.withdraw(tmp_path, number, 1, "", "甲"),
        lambda: store.change(tmp_path, 99, 1, PEOPLE, "三", "甲"),
    ):
        with pytest.raises(NoteRefusedError):
            late()
    store.withdraw(tmp_path, number, 2, "", "乙")
    with pytest.raises(NoteRefusedError):
        store.withdraw(tmp_path, number, 3, "", "乙")
    assert [entry.text for entry in entries(tmp_path)] == ["一", "二", ""]


@pytest.mark.parametrize(
    "statement",
    ["delete from entry", "update entry set text = 'x'", "insert or replace into entry select * from entry"],
)
def test_the_file_itself_refuses_to_change_or_remove_an_entry(tmp_path: Path, statement: str) -> None:
    store.write(tmp_path, PEOPLE, "一", "甲")
    before = entries(tmp_path)
    with contextlib.closing(sqlite3.connect(tmp_path / store.FILE)) as con:
        con.execute("pragma recursive_triggers = on")
        with pytest.raises(sqlite3.IntegrityError):
            con.execute(statement)
    assert entries(tmp_path) == before


WRITER = """
import sys
from pathlib import Path
from metrics.notes import store
from metrics.notes.note import About
for number in range(40):
    store.write(Path(sys.argv[1]), About("training_people"), f"{sys.argv[2]}{number}", sys.argv[2])
"""


def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    commands = [[sys.executable, "-c", WRITER, str(tmp_path), name] for name in ("甲", "乙")]
    writers = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for command in commands]
    assert [writer.communicate(timeout=120)[1].decode() for writer in writers] == ["", ""]
    found = entries(tmp_path)
    assert [entry.number for entry in found] == [*range(1, 81)]
    for name in ("甲", "乙"):
        assert [entry.text for entry in found if entry.author == name] == [f"{name}{number}" for number in range(40)]


def test_a_writer_that_is_killed_leaves_whole_entries(tmp_path: Path) -> None:
    store.write(tmp_path, PEOPLE, "一", "甲")
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), "乙"], cwd=ROOT, stderr=subprocess.DEVNULL)
    while len(store.read(tmp_path)) < 4 and writer.poll() is None:
        pass
    writer.kill()
    writer.wait()
    found = entries(tmp_path)
    assert [entry.number for entry in found] == [*range(1, len(found) + 1)]
    assert found[0].text == "一"
    store.write(tmp_path, PEOPLE, "后来", "甲")
    assert entries(tmp_path)[-1].text == "后来"


@pytest.mark.parametrize("content", [b"this is no database", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_damaged_file_is_one_clear_line_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / store.FILE
    file.write_bytes(content)
    for attempt in (lambda: store.read(tmp_path), lambda: store.write(tmp_path, PEOPLE, "一", "甲")):
        with pytest.raises(NoteRefusedError) as refused:
            attempt()
        assert "备注文件读写不了" in refused.value.said.zh
        assert "\n" not in str(refused.value)
        assert str(tmp_path) not in str(refused.value)
    assert file.read_bytes() == content


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NoteRefusedError):
        store.write(tmp_path / "file" / "notes", PEOPLE, "一", "甲")


def test_a_writer_waits_for_another_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.write(tmp_path, PEOPLE, "一", "甲")
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.05)
    with contextlib.closing(sqlite3.connect(tmp_path / store.FILE, isolation_level=None)) as con:
        con.execute("begin immediate")
        with pytest.raises(NoteRefusedError, match="别人正在写备注"):
            store.write(tmp_path, PEOPLE, "二", "乙")
        assert len(store.read(tmp_path)) == 1, "readers aren't kept waiting"


def test_the_folder_is_the_one_that_was_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_NOTES", "somewhere")
    assert store.default_folder() == Path("somewhere")
    monkeypatch.delenv("MINGZHANG_NOTES")
    assert store.default_folder() == ROOT / "data" / "notes"


class History(RuleBasedStateMachine):
    """Whatever is done in whatever order: what stood in the history stands there afterwards, in the same order."""

    numbers = Bundle("numbers")

    def __init__(self) -> None:
        super().__init__()
        self.place = TemporaryDirectory()
        self.folder = Path(self.place.name)
        self.history: list[Entry] = []

    def teardown(self) -> None:
        self.place.cleanup()

    def _attempt(self, act: Callable[[], int | None]) -> int:
        with contextlib.suppress(NoteRefusedError):
            return act() or 0
        assert entries(self.folder) == self.history, "what is refused leaves everything as it was"
        return 0

    @rule(target=numbers, about=ABOUTS, text=TEXTS, author=TEXTS)
    def write(self, about: About, text: str, author: str) -> int:
        return self._attempt(lambda: store.write(self.folder, about, text, author, now=NOW))

    @rule(number=numbers, late=st.integers(0, 1), about=ABOUTS, text=TEXTS, author=TEXTS)
    def change(self, number: int, late: int, about: About, text: str, author: str) -> None:
        self._attempt(lambda: store.change(self.folder, number, self._seen(number) - late, about, text, author))

    @rule(number=numbers, late=st.integers(0, 1), text=TEXTS, author=TEXTS)
    def withdraw(self, number: int, late: int, text: str, author: str) -> None:
        self._attempt(lambda: store.withdraw(self.folder, number, self._seen(number) - late, text, author))

    def _seen(self, number: int) -> int:
        return max((entry.number for entry in self.history if entry.note == number), default=0)

    @invariant()
    def nothing_is_lost(self) -> None:
        now = entries(self.folder)
        assert now[: len(self.history)] == self.history
        assert len(now) - len(self.history) <= 1
        self.history = now


History.TestCase.settings = settings(
    max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=[*HealthCheck]
)
TestHistory = History.TestCase
