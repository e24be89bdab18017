"""Publishing: a generation is built aside, closed and moved into place; then the pointer moves. Or nothing happens."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.packs import FOLDER as PACKS
from etl.said import Said
from etl.warehouse import (
    WarehouseError,
    current_pointer,
    generation_file,
    generations,
    manifest,
    manifest_file,
    point_to,
)
from etl.warehouse import undo as step_back

if TYPE_CHECKING:
    import duckdb

KEPT = 10
# Beside the lock while a load runs: when it began. The lock alone decides.
BEGUN = ".loading"
LOCK_SECONDS = 300.0
# An upload is inspected before it is loaded: what was read lately stays although no generation holds it yet.
CACHE_SECONDS = 7 * 24 * 3600.0


@contextmanager
def one_load_at_a_time(warehouse: Path, say: Callable[[str], None], seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Hold the warehouse for one load; another one waits, is told so, and gives up with WarehouseError."""
    begun = warehouse / BEGUN
    from filelock import FileLock, Timeout

    try:
        warehouse.mkdir(parents=True, exist_ok=True)
        lock = FileLock(warehouse / ".lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            say(_waiting(begun))
            lock.acquire(timeout=seconds)
        begun.write_text(f"{dt.datetime.now():%H:%M:%S}", encoding="utf-8")
    except Timeout as fault:
        raise WarehouseError(
            f"另一次导入还没有结束（已等待{seconds:.0f}秒），请稍后再试。",
            f"Another load is still running (waited {seconds:.0f} s); try again later.",
        ) from fault
    except OSError as fault:
        raise not_writable(warehouse, fault) from fault
    try:
        yield
    finally:
        begun.unlink(missing_ok=True)
        lock.release()


def _waiting(begun: Path) -> Said:
    """What somebody is told who has to wait: since when the other load runs, where that is known."""
    try:
        since = begun.read_text(encoding="utf-8")
    except OSError:
        return Said("另一次导入正在进行，等待它结束…", "Another load is running; waiting for it to end…")
    return Said(
        f"另一次导入正在进行（{since}开始），等待它结束…",
        f"Another load is running (it began at {since}); waiting for it to end…",
    )


def not_writable(folder: Path, fault: OSError) -> WarehouseError:
    """The error for a folder in which nothing can be written."""
    reason = fault.strerror or type(fault).__name__
    return WarehouseError(
        f"不能在文件夹 {folder} 中写入（{reason}），请检查路径、权限和磁盘空间。",
        f"The folder {folder} can't be written ({reason}); check path, permissions and disk space.",
    )


@contextmanager
def building(warehouse: Path) -> Iterator[tuple[duckdb.DuckDBPyConnection, Path]]:
    """A connection to a fresh database beside the generations; what isn't published is removed again."""
    import duckdb

    folder = warehouse / "building"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{os.getpid()}-{time.time_ns()}.duckdb"
    # A generation has many small tables: small blocks keep it small.
    con = duckdb.connect(str(file), config={"default_block_size": "16384"})
    try:
        yield con, file
    finally:
        con.close()
        shutil.rmtree(folder, ignore_errors=True)


def publish(con: duckdb.DuckDBPyConnection, file: Path, warehouse: Path, name: str, described: dict[str, Any]) -> None:
    """Close a finished database, move it into place as generation `name`, and point to it."""
    con.execute("checkpoint")
    con.close()
    _flush(file)
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    follows = current_pointer(warehouse)
    described = {**described, "follows": follows, "size_bytes": file.stat().st_size, "database_sha256": digest}
    target = generation_file(warehouse, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    manifest_file(warehouse, name).write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")
    file.replace(target)
    _flush(target.parent)
    point_to(warehouse, name)
    _flush(warehouse)


def undo(warehouse: Path, *, say: Callable[[str], None] = print) -> str:
    """Go back to the generation before the current one and return its name; raises WarehouseError without one."""
    if not warehouse.is_dir():
        raise WarehouseError(f"没有仓库 {warehouse}。", f"There is no warehouse {warehouse}.")
    with one_load_at_a_time(warehouse, say):
        return step_back(warehouse)


def next_name(warehouse: Path, now: dt.datetime) -> str:
    """The name of the generation to come: numbered, so that a clock set back changes no order."""
    names = [*generations(warehouse), current_pointer(warehouse) or "g000000"]
    number = max(int(name[1:7]) for name in names if name[1:7].isdigit()) + 1
    return f"g{number:06d}-{now:%Y%m%d-%H%M%S}"


def prune(warehouse: Path) -> None:
    """Keep the last ten generations and what they were read from. A file that is still open is left for next time."""
    current = current_pointer(warehouse)
    names = generations(warehouse)
    for name in names[KEPT:]:
        if name != current:
            with contextlib.suppress(OSError):
                generation_file(warehouse, name).unlink()
                manifest_file(warehouse, name).unlink(missing_ok=True)
    _prune_cache(warehouse, names[:KEPT])


def _held(warehouse: Path, names: list[str]) -> set[str]:
    """The content hashes of all files that the kept generations were loaded from."""
    described = [manifest(warehouse, name) or {} for name in names]
    return {sha for one in described for _, sha in one.get("inputs", [])}


def _prune_cache(warehouse: Path, names: list[str]) -> None:
    """Leave out what other reading code yielded, and files that none of these generations holds."""
    cache = warehouse / "cache"
    folders = [folder for folder in cache.iterdir() if folder.is_dir()] if cache.is_dir() else []
    newest = max(folders, key=lambda folder: folder.stat().st_mtime, default=None)
    long_ago = time.time() - CACHE_SECONDS
    for folder in folders:
        if folder != newest and folder.stat().st_mtime < long_ago:
            shutil.rmtree(folder, ignore_errors=True)
    old = [folder for folder in newest.iterdir() if folder.stat().st_mtime < long_ago] if newest else []
    held = _held(warehouse, names) if old else set()
    for folder in old:
        if folder.name != PACKS and folder.name[:64] not in held:
            shutil.rmtree(folder, ignore_errors=True)


def _flush(path: Path) -> None:
    """Have the system write a file or folder to the disk. Windows can't do that for folders, nor needs it."""
    if path.is_dir() and os.name == "nt":
        return
    # A file is flushed through a handle that may write; a folder only through one that reads.
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
