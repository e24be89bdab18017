"""Whether frozen sets are what they were: every file, every manifest, every link of the chain; what isn't is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from metrics import journal
from metrics.refusal import RefusedError
from reports import signing
from reports.frozen import store
from reports.frozen.store import CHAIN, MANIFEST, Kept


@dataclass(frozen=True)
class Fault:
    """One thing that isn't as it was: of which set (None: the chain itself), and what, in both languages."""

    number: int | None
    zh: str
    en: str


def verify(place: Path) -> list[Fault]:
    """All faults of all sets and of the chain; none when everything is as it was frozen."""
    sets, book = store.kept(place), store.entered(place)
    return [
        *_book_faults(book, sets),
        *(fault for one in sets for fault in verify_one(place, one)),
    ]


def verify_one(place: Path, one: Kept) -> list[Fault]:
    """The faults of one set and of its link to the one before."""
    return [*_link_faults(one, store.entered(place)), *_file_faults(one), *_signing_faults(one)]


def inside(folder: Path, name: object) -> Path:
    """A file that a manifest names, which must lie within the set; RefusedError where it would lead out of it."""
    path = PurePosixPath(str(name))
    if path.is_absolute() or ".." in path.parts or "\\" in str(name) or ":" in str(name):
        raise RefusedError(f"{MANIFEST} 指向定稿之外：{name}", f"{MANIFEST} points out of its set: {name}")
    return folder / path


def _book_faults(book: journal.Journal, sets: list[Kept]) -> Iterator[Fault]:
    """Lines of the journal that were changed, sets that it names and that are gone."""
    for line in book.broken:
        yield Fault(
            None, f"{CHAIN} 第{line}行或它的前一行被改动过", f"{CHAIN}: line {line} or the one before was changed"
        )
    there = {one.folder.name for one in sets}
    for entry in book.entries:
        if entry.get("folder") not in there:
            folder = entry.get("folder")
            yield Fault(
                _number(entry), f"定稿文件夹 {folder} 不见了或已改名", f"the folder {folder} is gone or renamed"
            )


def _link_faults(one: Kept, book: journal.Journal) -> Iterator[Fault]:
    entry = next((entry for entry in book.entries if entry.get("folder") == one.folder.name), None)
    if not one.manifest:
        yield Fault(one.number, f"{MANIFEST} 不见了或读不了", f"{MANIFEST} is gone or can't be read")
    elif entry is None:
        yield Fault(one.number, f"{CHAIN} 中没有登记这份定稿", f"{CHAIN} doesn't name this set")
    elif entry.get("manifest_sha256") != one.sha256:
        yield Fault(one.number, f"{MANIFEST} 被改动过", f"{MANIFEST} was changed")
    if one.manifest and entry is not None:
        place = book.entries.index(entry)
        before = book.entries[place - 1].get("manifest_sha256") if place else None
        if one.manifest.get("previous") != before:
            yield Fault(one.number, "与前一份定稿的链接断了", "the link to the set before is broken")


def _file_faults(one: Kept) -> Iterator[Fault]:
    if not one.manifest:
        return
    named = {str(entry.get("file")): entry for entry in one.manifest.get("files", [])}
    for name, entry in named.items():
        yield from _file_fault(one, name, entry)
    there = {path.relative_to(one.folder).as_posix() for path in one.folder.rglob("*") if path.is_file()}
    for name in sorted(there - named.keys() - {MANIFEST}):
        yield Fault(one.number, f"多出文件 {name}", f"{name} was put in")


def _file_fault(one: Kept, name: str, entry: Mapping[str, Any]) -> Iterator[Fault]:
    try:
        path = inside(one.folder, name)
        if not path.is_file():
            yield Fault(one.number, f"文件 {name} 不见了", f"{name} is gone")
        elif store.sha256_of(path) != entry.get("sha256"):
            yield Fault(one.number, f"文件 {name} 被改动过", f"{name} was changed")
    except RefusedError as fault:
        yield Fault(one.number, fault.zh, fault.en)
    except OSError:
        yield Fault(one.number, f"文件 {name} 读不了", f"{name} can't be read")


def _signing_faults(one: Kept) -> Iterator[Fault]:
    """The journal of sign-offs as the set knew it: what was signed then can't be taken out of it unseen."""
    known = one.manifest.get("signed", {}).get("journal", {})
    if known and not journal.read(signing.journal_file()).held(int(known["lines"]), str(known["head"])):
        zh = "定稿之后，核对记录中当时已有的部分被改动过"
        yield Fault(one.number, zh, "the journal of sign-offs was changed where it stood when this set was frozen")


def _number(entry: Mapping[str, Any]) -> int | None:
    return entry["number"] if isinstance(entry.get("number"), int) else None
