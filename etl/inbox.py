"""Which files a load takes, under which names, and a fingerprint of all that decides what it yields."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.warehouse import WarehouseError

ROOT = Path(__file__).parents[1]
# Beside the workbooks in a folder; a workbook that is open leaves a ~$ file.
NOT_DATA = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
NOT_DATA_ENDINGS = frozenset({".md", ".toml", ".tmp"})


@dataclass(frozen=True)
class InputFile:
    """A file to load: where it lies (links followed), its name below the loaded folder, and its content's hash."""

    path: Path
    name: str
    sha256: str

    @property
    def modified_at(self) -> float:
        """When it was last changed, in seconds since 1970."""
        return self.path.stat().st_mtime


def inbox_folder() -> Path:
    """Where an office's own workbooks lie: $MINGZHANG_INBOX, else data/inbox beside the code."""
    chosen = os.environ.get("MINGZHANG_INBOX")
    return Path(chosen) if chosen else ROOT / "data" / "inbox"


def default_paths() -> list[Path]:
    """The inbox, or data/sample where the inbox holds nothing."""
    inbox = inbox_folder()
    return [inbox] if holds_files(inbox) else [ROOT / "data" / "sample"]


def holds_files(folder: Path) -> bool:
    """Whether a folder is there and has anything to load."""
    return folder.is_dir() and any(_below(folder))


def find_files(paths: Sequence[Path]) -> list[InputFile]:
    """All files of the given files and folders, by name; raises WarehouseError when a path or every file is missing."""
    found: dict[Path, str] = {}
    folders: dict[Path, Path] = {}
    for path in paths:
        for file, name in _named(path):
            found.setdefault(_resolved(file, folders), name)
    if not found:
        listed = "、".join(str(path) for path in paths)
        raise WarehouseError(f"{listed} 中没有可导入的文件。", f"There is no file to load in {listed}.")
    names = _distinct(found)
    files = [InputFile(file, _readable(names[file]), _digest(file)) for file in found]
    return sorted(files, key=lambda file: file.name)


def inputs_fingerprint(files: Sequence[InputFile], strict: bool) -> str:
    """A hash over the files' names and contents, the code of this room and the reference data."""
    from etl.layout import own_layouts_folder
    from etl.sheets.headers.places import reference_folder

    digest = hashlib.sha256(str(strict).encode())
    for input_file in files:
        digest.update(f"{input_file.name}\0{input_file.sha256}\0".encode())
    room = Path(__file__).parent
    code = [file for ending in ("py", "toml", "sql") for file in sorted(room.rglob(f"*.{ending}"))]
    folders = (reference_folder(), own_layouts_folder())
    for file in (*code, *(file for folder in folders for file in sorted(folder.glob("*")) if file.is_file())):
        digest.update(f"{file.name}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _named(path: Path) -> Iterator[tuple[Path, str]]:
    if path.is_dir():
        for file in sorted(_below(path), key=str):
            yield file, file.relative_to(path).as_posix()
    elif path.exists():
        yield path, path.name
    else:
        raise WarehouseError(f"找不到 {path}，请检查路径。", f"{path} does not exist; check the path.")


def _resolved(file: Path, folders: dict[Path, Path]) -> Path:
    """The file with links followed; those of its folder once for all files in it, which `folders` remembers."""
    if file.is_symlink():
        return file.resolve()
    if file.parent not in folders:
        folders[file.parent] = file.parent.resolve()
    return folders[file.parent] / file.name


def _below(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            ignored = name.startswith((".", "~$")) or name.lower() in NOT_DATA
            if not ignored and Path(name).suffix.lower() not in NOT_DATA_ENDINGS:
                yield Path(parent, name)


def _distinct(found: dict[Path, str]) -> dict[Path, str]:
    """Names that tell the files apart: where two folders hold the same name, the folders' names go before it."""
    names = dict(found)
    for depth in range(1, 50):
        times = Counter(names.values())
        if all(count == 1 for count in times.values()):
            break
        for file, name in found.items():
            if times[names[file]] > 1:
                names[file] = "/".join([*file.parts[: -len(Path(name).parts)][-depth:], name])
    return names


def _readable(name: str) -> str:
    """The name as text that can be stored: bytes that are no UTF-8 are replaced."""
    return os.fsencode(name).decode("utf-8", errors="replace")


def _digest(file: Path) -> str:
    """The hash of a file's content; blank when it can't be read, which reading then reports as a problem."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
