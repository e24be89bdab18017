"""A journal: what people say of figures, one JSON line an entry, only ever added to, each line tied to the one before.

It lies apart from the warehouse and outlives every load. A line that was changed, put in or taken out breaks the tie of
the line after it, and reading says where; a cut end shows to whoever kept the number of lines and the last hash.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from metrics.refusal import RefusedError, unreadable, unwritable

LOCK_SECONDS = 120.0
_FOLLOWS = "follows"


@dataclass(frozen=True)
class Journal:
    """The entries that can be read, in order, and the numbers (from 1) of lines at which the ties don't hold.

    `ties` are the hashes of all lines, readable or not.
    """

    entries: tuple[Mapping[str, Any], ...] = ()
    broken: tuple[int, ...] = ()
    ties: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        """The hash of the last line; empty for an empty journal."""
        return self.ties[-1] if self.ties else ""

    def held(self, lines: int, head: str) -> bool:
        """Whether the journal still begins with so many lines that end in this hash."""
        return lines == 0 or (len(self.ties) >= lines and self.ties[lines - 1] == head)


def folder() -> Path:
    """Where journals lie: $MINGZHANG_JOURNAL, else data/journal beside the code."""
    chosen = os.environ.get("MINGZHANG_JOURNAL")
    return Path(chosen) if chosen else Path(__file__).parents[1] / "data" / "journal"


def read(file: Path) -> Journal:
    """A journal as it stands; an empty one where there is none. RefusedError where it can't be read."""
    try:
        lines = file.read_bytes().split(b"\n")[:-1]
    except FileNotFoundError:
        return Journal()
    except OSError as fault:
        raise unreadable(file, fault) from fault
    entries, broken, ties = [], [], [""]
    for number, line in enumerate(lines, start=1):
        entry = _entry(line)
        if entry is None or entry.get(_FOLLOWS) != ties[-1]:
            broken.append(number)
        if entry is not None:
            entries.append(entry)
        ties.append(hashlib.sha256(line).hexdigest())
    return Journal(tuple(entries), tuple(broken), tuple(ties[1:]))


def add(file: Path, said: Mapping[str, Any]) -> None:
    """Add one entry, with the time (`at`); it is on the disk when this returns. RefusedError otherwise."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with alone(file.with_suffix(".lock")), file.open("a+b") as stream:
            _drop_torn_end(file, stream.fileno())
            entry = {"at": now(), **said, _FOLLOWS: read(file).head}
            stream.write(json.dumps(entry, ensure_ascii=False).encode() + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as fault:
        raise unwritable(file, fault) from fault


def now() -> str:
    """This moment in local time, with its offset."""
    return dt.datetime.now().astimezone().isoformat(timespec="seconds")


@contextmanager
def alone(lock: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Nobody else who asks for the same lock is within; RefusedError after waiting so long."""
    from filelock import FileLock, Timeout

    held = FileLock(lock)
    try:
        held.acquire(timeout=seconds)
    except Timeout as fault:
        raise RefusedError(
            f"另一个程序正在写（已等待{seconds:.0f}秒），请稍后再试",
            f"another program is writing (waited {seconds:.0f} s): try again later",
        ) from fault
    try:
        yield
    finally:
        held.release()


def _entry(line: bytes) -> dict[str, Any] | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) else None


def _drop_torn_end(file: Path, handle: int) -> None:
    """Cut off a line without its end: whoever wrote it was stopped, and was never told that it is kept."""
    whole = file.read_bytes()
    end = whole.rfind(b"\n") + 1
    if end < len(whole):
        os.ftruncate(handle, end)
