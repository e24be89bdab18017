"""The place of frozen sets: each a folder that is written once, named in a journal, tied to the one before by hash.

<frozen>/0001-<name>/manifest.json     what the set is, and the hash of every file in it
<frozen>/chain.jsonl                   one line for each set: its number, folder and the hash of its manifest
<frozen>/secret                        the key under which rows of restricted kinds are fingerprinted, kept apart
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from metrics import journal
from metrics.refusal import RefusedError, unreadable, unwritable
from reports.frozen import naming

FORMAT, VERSION = "mingzhang-frozen-set", 1
MANIFEST, CHAIN, SECRET = "manifest.json", "chain.jsonl", "secret"
_SET = re.compile(r"(\d{4,})-.+")
_BUILDING = ".building-"


@dataclass(frozen=True)
class Kept:
    """One set as it lies there: its folder, the hash of its manifest, and the manifest ({} when it can't be read)."""

    folder: Path
    sha256: str
    manifest: Mapping[str, Any]

    @property
    def number(self) -> int:
        """Its place in the chain, by its folder."""
        return int(self.folder.name.partition("-")[0])

    @property
    def name(self) -> str:
        """Its name; by its folder where the manifest can't be read."""
        return str(self.manifest.get("name") or self.folder.name.partition("-")[2])


def root() -> Path:
    """Where frozen sets lie: $MINGZHANG_FROZEN, else data/frozen beside the code."""
    chosen = os.environ.get("MINGZHANG_FROZEN")
    return Path(chosen) if chosen else Path(__file__).parents[2] / "data" / "frozen"


def kept(place: Path) -> list[Kept]:
    """All sets by number. RefusedError where the folder can't be read."""
    try:
        folders = [path for path in place.iterdir() if path.is_dir() and _SET.fullmatch(path.name)]
    except FileNotFoundError:
        return []
    except OSError as fault:
        raise unreadable(place, fault) from fault
    return sorted(map(_kept, folders), key=lambda one: (one.number, one.folder.name))


def find(place: Path, name: str) -> Kept:
    """The set of a name, or of a number; RefusedError names those there are."""
    sets = kept(place)
    wanted = naming.folded(name.strip())
    for one in sets:
        if wanted in (naming.folded(one.name), str(one.number), naming.folded(one.folder.name)):
            return one
    known = "、".join(one.name for one in sets) or "—"
    raise RefusedError(f"没有名为“{name}”的定稿，现有：{known}", f"no frozen set is called {name!r}; there is {known}")


def check_free(place: Path, name: str) -> None:
    """RefusedError where a name won't do, or is taken."""
    _refuse_twice(naming.checked(name), kept(place))


def add(place: Path, name: str, fill: Callable[[Path, bytes], dict[str, Any]]) -> Kept:
    """Write a new set under a name that no other has: `fill` puts its files into an empty folder and describes it.

    `fill` gets the folder and the secret of the place. Either the whole set is there afterwards, or nothing of it.
    """
    name = naming.checked(name)
    with clear_errors(place):
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        with journal.alone(place / "freezing.lock"):
            _enter_what_was_interrupted(place)
            _refuse_twice(name, kept(place))
            number, previous = _next(place)
            with _building(place) as folder:
                told = fill(folder, secret(place))
                told |= {"format": FORMAT, "version": VERSION, "number": number, "name": name}
                _write_manifest(folder, told | {"previous": previous, "files": _files(folder)})
                target = place / naming.folder_of(number, name)
                folder.replace(target)
            try:
                _enter(place, _kept(target))
            except RefusedError:
                shutil.rmtree(target, ignore_errors=True)
                raise
    return _kept(target)


def secret(place: Path) -> bytes:
    """The key of this place for fingerprints of restricted rows; made when it is first needed."""
    file = place / SECRET
    if not file.exists():
        with tempfile.NamedTemporaryFile(dir=place, prefix=".secret-", delete=False) as fresh:
            fresh.write(secrets.token_hex(32).encode())
        Path(fresh.name).chmod(0o600)
        Path(fresh.name).replace(file)
    return file.read_bytes().strip()


def secret_id(key: bytes) -> str:
    """What a set says of the key it was fingerprinted under, without giving it away."""
    return hashlib.sha256(b"mingzhang" + key).hexdigest()[:12]


def sha256_of(file: Path) -> str:
    """The hash of a file."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextmanager
def clear_errors(place: Path) -> Iterator[None]:
    """Whatever the disk refuses within is said in one line."""
    try:
        yield
    except OSError as fault:
        raise unwritable(fault.filename or place, fault) from fault


def _kept(folder: Path) -> Kept:
    try:
        data = (folder / MANIFEST).read_bytes()
        manifest = json.loads(data)
    except (OSError, ValueError):
        return Kept(folder, "", {})
    return Kept(folder, hashlib.sha256(data).hexdigest(), manifest if isinstance(manifest, dict) else {})


def entered(place: Path) -> journal.Journal:
    """The journal of the chain: one entry for each set ever frozen here."""
    return journal.read(place / CHAIN)


def _next(place: Path) -> tuple[int, str | None]:
    """The number of the set to come, and the hash of the manifest before it, as it was entered when it was new."""
    entries = entered(place).entries
    numbers = [int(entry["number"]) for entry in entries] + [one.number for one in kept(place)]
    return max(numbers, default=0) + 1, str(entries[-1]["manifest_sha256"]) if entries else None


def _refuse_twice(name: str, sets: list[Kept]) -> None:
    for one in sets:
        if naming.folded(one.name) == naming.folded(name):
            raise RefusedError(
                f"已有名为“{one.name}”的定稿（第{one.number}号），定稿不能覆盖，请换一个名称",
                f"a frozen set is called {one.name!r} already (number {one.number}); none is ever replaced:"
                " choose another name",
            )


@contextmanager
def _building(place: Path) -> Iterator[Path]:
    """A folder to build in; what isn't moved away by the end is removed. What a killed process left goes too."""
    for left in place.glob(f"{_BUILDING}*"):
        shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=place))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _files(folder: Path) -> list[dict[str, Any]]:
    """Every file of a set with its size and hash; each is on the disk and closed to writing when this returns."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())
        path.chmod(0o440)
        name = path.relative_to(folder).as_posix()
        found.append({"file": name, "size_bytes": path.stat().st_size, "sha256": sha256_of(path)})
    return found


def _write_manifest(folder: Path, told: Mapping[str, Any]) -> None:
    file = folder / MANIFEST
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        json.dump(told, stream, ensure_ascii=False, indent=1, sort_keys=True)
        stream.flush()
        os.fsync(stream.fileno())
    file.chmod(0o440)


def _enter(place: Path, one: Kept) -> None:
    journal.add(place / CHAIN, {"number": one.number, "folder": one.folder.name, "manifest_sha256": one.sha256})


def _enter_what_was_interrupted(place: Path) -> None:
    """A set that follows the chain but isn't in the journal was moved into place just before its process was killed."""
    known = {entry.get("folder") for entry in entered(place).entries}
    for one in kept(place):
        number, previous = _next(place)
        new = one.folder.name not in known and one.sha256
        if new and one.manifest.get("previous") == previous and one.number == number - 1:
            _enter(place, one)
