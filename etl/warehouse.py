"""The warehouse: generations beside each other and a pointer to the current one. Readers open it here, read-only.

<warehouse>/generations/<name>.duckdb   one published load        <name>.json   what it was loaded from
<warehouse>/CURRENT                     the name of the current generation
<warehouse>/cache/                      what reading each file yielded
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

# A page can ask anything of its own data, and nothing of the machine.
LOCKED_DOWN: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}


class WarehouseError(Exception):
    """Something about the warehouse stops the work; `zh` and `en` say what and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.zh, self.en = zh, en


class NoWarehouse(WarehouseError):  # noqa: N818 (a state that readers ask about, not a fault)
    """There is no generation to read yet."""


@dataclass(frozen=True)
class Notice:
    """What a reader should know about the generation it got."""

    zh: str
    en: str


@dataclass(frozen=True)
class OpenWarehouse:
    """An open generation. Take one `connection.cursor()` for each run: a connection is not for several threads."""

    connection: duckdb.DuckDBPyConnection
    generation: str
    notice: Notice | None = None


def default_warehouse() -> Path:
    """$MINGZHANG_WAREHOUSE, else data/warehouse beside the code."""
    chosen = os.environ.get("MINGZHANG_WAREHOUSE")
    return Path(chosen) if chosen else Path(__file__).parents[1] / "data" / "warehouse"


def generation_file(warehouse: Path, name: str) -> Path:
    """Where a generation lies."""
    return warehouse / "generations" / f"{name}.duckdb"


def manifest_file(warehouse: Path, name: str) -> Path:
    """Where it is written what a generation was loaded from, and its report."""
    return warehouse / "generations" / f"{name}.json"


def generations(warehouse: Path) -> list[str]:
    """The names of all generations, newest first."""
    return sorted((file.stem for file in (warehouse / "generations").glob("g*.duckdb")), reverse=True)


def current_pointer(warehouse: Path) -> str | None:
    """The generation that is to be read, or None before the first load."""
    try:
        name = (warehouse / "CURRENT").read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as fault:
        raise _unreadable(warehouse, fault) from fault
    return name if name and Path(name).name == name else None


def manifest(warehouse: Path, name: str) -> dict[str, Any] | None:
    """What a generation was loaded from; None when that can't be read."""
    try:
        found = json.loads(manifest_file(warehouse, name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


_lock = threading.Lock()
_open: dict[Path, duckdb.DuckDBPyConnection] = {}


def open_current(warehouse: Path | None = None) -> OpenWarehouse:
    """The current generation, read-only and locked down; the one before it, with a notice, when it is damaged.

    One connection is kept for each process and generation, the newest only. Raises NoWarehouse before the first load
    and WarehouseError when no generation can be read.
    """
    folder = (warehouse or default_warehouse()).resolve()
    current = current_pointer(folder)
    known = generations(folder)
    if current is None and not known:
        raise NoWarehouse(
            f"还没有数据：{folder} 中没有任何一代仓库。请先运行 python -m etl load，或在“数据来源”页导入。",
            f"No data yet: {folder} holds no generation. Run python -m etl load first, or load on the sources page.",
        )
    wanted = current or known[0]
    for name in [wanted, *(name for name in known if name < wanted)]:
        connection = _connection(generation_file(folder, name), manifest(folder, name))
        if connection is not None:
            return OpenWarehouse(connection, name, None if name == wanted else _fallback(wanted, name))
    raise WarehouseError(
        f"{folder} 中的仓库都已损坏，请重新运行 python -m etl load。",
        f"No generation in {folder} can be read. Run python -m etl load again.",
    )


def undo(warehouse: Path) -> str:
    """Point to the generation before the current one and return its name; raises WarehouseError when there is none."""
    target = generation_before(warehouse)
    if target is None:
        raise WarehouseError("没有更早的一代仓库可以恢复。", "There is no earlier generation to go back to.")
    point_to(warehouse, target)
    return target


def generation_before(warehouse: Path) -> str | None:
    """The generation that the current one followed; one that was undone meanwhile is left out. None without one."""
    current = current_pointer(warehouse)
    known = [name for name in generations(warehouse) if current and name < current]
    follows = (manifest(warehouse, current) or {}).get("follows") if current else None
    return follows if follows in known else next(iter(known), None)


def let_go(warehouse: Path) -> None:
    """Close this process's connection to a warehouse, so that its files can be removed."""
    with _lock:
        for file in [path for path in _open if path.parent.parent == warehouse.resolve()]:
            _open.pop(file).close()


def point_to(warehouse: Path, name: str) -> None:
    """Make a generation the current one, at once for every reader."""
    fresh = warehouse / "CURRENT.new"
    with fresh.open("w", encoding="utf-8") as stream:
        stream.write(f"{name}\n")
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(warehouse / "CURRENT")


def is_whole(file: Path, described: dict[str, Any] | None) -> bool:
    """Whether a generation's file is what was published, byte for byte; without a manifest, whether it is there.

    Blocks that nobody has read yet may be damaged unseen, so the whole file is hashed: some milliseconds a process.
    """
    if not file.is_file() or described is None:
        return file.is_file()
    if file.stat().st_size != described.get("size_bytes"):
        return False
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == described.get("database_sha256")


def _connection(file: Path, described: dict[str, Any] | None) -> duckdb.DuckDBPyConnection | None:
    """The process's connection to a generation; None when the file is missing or damaged."""
    with _lock:
        if file in _open:
            return _open[file]
        if not is_whole(file, described):
            return None
        connection = _connect(file)
        if connection is not None:
            for old in [path for path in _open if path.parent == file.parent]:
                # Let go of, not closed: closing would end the cursors of pages that still run.
                del _open[old]
            _open[file] = connection
        return connection


def _connect(file: Path) -> duckdb.DuckDBPyConnection | None:
    import duckdb

    try:
        connection = duckdb.connect(str(file), read_only=True, config=LOCKED_DOWN)
        connection.execute("select generation from load_info").fetchone()
    except duckdb.Error:
        return None
    return connection


def _fallback(wanted: str, served: str) -> Notice:
    return Notice(
        f"最新一代仓库（{wanted}）已损坏，现在显示的是上一代（{served}）。请重新导入。",
        f"The newest generation ({wanted}) is damaged; the one before ({served}) is shown. Please load again.",
    )


def _unreadable(warehouse: Path, fault: Exception) -> WarehouseError:
    return WarehouseError(
        f"读不了仓库文件夹 {warehouse}，请检查权限：{fault}",
        f"The warehouse folder {warehouse} can't be read; check its permissions: {fault}",
    )
