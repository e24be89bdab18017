"""Where notes are kept: a small SQLite file of entries. Entries are added, never changed, never removed.

The file lies beside the warehouse, not in it, so that no load touches it. It keeps its rollback journal (no WAL): one
file on a disk or a share, on every system, and nothing beside it while nobody writes.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from metrics.notes.note import (
    About,
    Action,
    Entry,
    Note,
    NoteRefusedError,
    checked,
    checked_author,
    checked_text,
)

FILE = "notes.sqlite"
# How long a writer waits for another one.
BUSY_SECONDS = 10.0
_SCHEMA = """
begin immediate;
create table if not exists entry (
    number integer primary key, note integer not null, action text not null, at text not null, author text not null,
    metric text, county_id text, first_month text, last_month text, text text not null
);
create trigger if not exists entry_stays before update on entry
begin select raise(abort, 'an entry is never changed'); end;
create trigger if not exists entry_is_kept before delete on entry
begin select raise(abort, 'an entry is never removed'); end;
commit;
"""
_COLUMNS = "number, note, action, at, author, metric, county_id, first_month, last_month, text"


def default_folder() -> Path:
    """Where notes lie: $MINGZHANG_NOTES, else data/notes beside the code."""
    chosen = os.environ.get("MINGZHANG_NOTES")
    return Path(chosen) if chosen else Path(__file__).parents[2] / "data" / "notes"


def read(folder: Path) -> tuple[Note, ...]:
    """All notes, also withdrawn ones, oldest first; none where nobody has written any. Raises NoteRefusedError."""
    if not (folder / FILE).exists():
        return ()
    with _open(folder) as con:
        rows = con.execute(f"select {_COLUMNS} from entry order by number").fetchall()
    by_note: dict[int, list[Entry]] = {}
    for entry in map(_entry, rows):
        by_note.setdefault(entry.note, []).append(entry)
    return tuple(Note(tuple(entries)) for entries in by_note.values())


def write(folder: Path, about: About, text: str, author: str, *, now: dt.datetime | None = None) -> int:
    """Keep a new note and return its number; raises NoteRefusedError."""
    kept = (checked(about), checked_text(text), checked_author(author))
    with _writing(folder) as con:
        return _append(con, None, "written", *kept, now)


def change(
    folder: Path, number: int, seen: int, about: About, text: str, author: str, *, now: dt.datetime | None = None
) -> None:
    """Let a note say something else from now on; `seen` is its newest entry that the author knows. The old stays."""
    kept = (checked(about), checked_text(text), checked_author(author))
    with _writing(folder) as con:
        _standing(con, number, seen)
        _append(con, number, "changed", *kept, now)


def withdraw(folder: Path, number: int, seen: int, reason: str, author: str, *, now: dt.datetime | None = None) -> None:
    """Let a note hold no longer. It leaves the charts and stays in the history; raises NoteRefusedError."""
    kept = (checked_text(reason, needed=False), checked_author(author))
    with _writing(folder) as con:
        about = _standing(con, number, seen).about
        _append(con, number, "withdrawn", about, *kept, now)


def _standing(con: sqlite3.Connection, number: int, seen: int) -> Entry:
    """The newest entry of a note; raises NoteRefusedError where it isn't the one that was seen, or is a withdrawal."""
    found = con.execute(
        f"select {_COLUMNS} from entry where note = ? order by number desc limit 1", [number]
    ).fetchone()
    if found is None:
        raise NoteRefusedError("没有这条备注。", "There is no such note.")
    entry = _entry(found)
    if entry.number != seen or entry.action == "withdrawn":
        raise NoteRefusedError(
            "这条备注刚刚被别人改过或撤回了，请看过新的内容再改。",
            "Somebody has just changed or withdrawn this note; look at it again.",
        )
    return entry


def _append(
    con: sqlite3.Connection,
    note: int | None,
    action: Action,
    about: About,
    text: str,
    author: str,
    now: dt.datetime | None,
) -> int:
    number = int(con.execute("select coalesce(max(number), 0) + 1 from entry").fetchone()[0])
    at = (now or dt.datetime.now(dt.UTC)).astimezone(dt.UTC).isoformat(timespec="seconds")
    months = (day and day.isoformat() for day in (about.first_month, about.last_month))
    con.execute(
        f"insert into entry ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [number, note or number, action, at, author, about.metric, about.county_id, *months, text],
    )
    return number


def _entry(row: tuple[object, ...]) -> Entry:
    number, note, action, at, author, metric, county_id, first, last, text = row
    about = About(
        None if metric is None else str(metric), None if county_id is None else str(county_id), _day(first), _day(last)
    )
    done: Action = "withdrawn" if action == "withdrawn" else "changed" if action == "changed" else "written"
    return Entry(
        int(str(number)), int(str(note)), done, dt.datetime.fromisoformat(str(at)), str(author), about, str(text)
    )


def _day(text: object) -> dt.date | None:
    return None if text is None else dt.date.fromisoformat(str(text))


@contextmanager
def _writing(folder: Path) -> Iterator[sqlite3.Connection]:
    """A connection within one transaction: everything is kept when it ends, nothing when it fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise _unusable(folder, fault) from fault
    with _open(folder, create=True) as con:
        con.executescript(_SCHEMA)
        con.execute("begin immediate")
        try:
            yield con
        except BaseException:
            con.execute("rollback")
            raise
        con.execute("commit")


@contextmanager
def _open(folder: Path, *, create: bool = False) -> Iterator[sqlite3.Connection]:
    """The file, open for one question or one transaction; raises NoteRefusedError where it can't be used."""
    file = (folder / FILE).resolve()
    try:
        address = f"{file.as_uri()}?mode={'rwc' if create else 'rw'}"
        con = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            con.execute("pragma synchronous = full")
            yield con
        finally:
            con.close()
    except (sqlite3.Error, ValueError, OSError) as fault:
        raise _unusable(folder, fault) from fault


def _unusable(folder: Path, fault: Exception) -> NoteRefusedError:
    if isinstance(fault, sqlite3.OperationalError) and "locked" in str(fault):
        return NoteRefusedError("别人正在写备注，请稍后再试。", "Somebody else is writing a note; try again.")
    return NoteRefusedError(
        f"备注文件读写不了（文件夹 {folder.name}），请检查权限和磁盘，或用备份恢复；数字不受影响。",
        f"The file of notes can't be used (folder {folder.name}): check permissions and disk, or restore a backup; "
        "the figures are not affected.",
    )
