"""Generations: published whole or not at all, ten kept, a damaged one stepped over."""

from __future__ import annotations

import datetime as dt
import gc
import os
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from etl import publish as publishing
from etl import warehouse as reading
from etl.publish import KEPT, building, next_name, prune, publish
from etl.warehouse import (
    NoWarehouse,
    WarehouseError,
    current_pointer,
    default_warehouse,
    generation_file,
    generations,
    manifest_file,
    open_current,
    point_to,
    undo,
)
from tests.etl.numbered import number_in, published

NOW = dt.datetime(2020, 12, 4, 12)


def test_before_the_first_load_it_says_what_to_do(warehouse: Path) -> None:
    with pytest.raises(NoWarehouse) as raised:
        open_current(warehouse)
    assert "python -m etl load" in raised.value.zh
    assert "python -m etl load" in raised.value.en
    assert current_pointer(warehouse) is None
    assert generations(warehouse) == []


def test_readers_turn_to_the_new_generation(warehouse: Path) -> None:
    published(warehouse, 1)
    running = open_current(warehouse).connection.cursor()
    assert number_in(warehouse) == 1
    second = published(warehouse, 2)
    assert number_in(warehouse) == 2
    gc.collect()
    assert open_current(warehouse).generation == second
    # A page that still runs goes on with the generation it began with.
    assert running.execute("select number from load_info").fetchone() == (1,)


def test_one_connection_for_each_process_and_generation(warehouse: Path) -> None:
    published(warehouse, 1)
    assert open_current(warehouse).connection is open_current(warehouse).connection


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def scribble(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 64] = b"x" * 64
    file.write_bytes(bytes(content))


@pytest.mark.parametrize("damage", [cut, scribble, Path.unlink, lambda file: file.write_bytes(b"")])
def test_the_one_before_serves_when_the_newest_is_damaged(warehouse: Path, damage: Callable[[Path], None]) -> None:
    first, second = published(warehouse, 1), published(warehouse, 2)
    damage(generation_file(warehouse, second))
    opened = open_current(warehouse)
    assert opened.generation == first
    assert opened.notice is not None
    assert second in opened.notice.zh
    assert first in opened.notice.en
    assert number_in(warehouse) == 1


def test_all_damaged_is_said_plainly(warehouse: Path) -> None:
    cut(generation_file(warehouse, published(warehouse, 1)))
    with pytest.raises(WarehouseError, match="python -m etl load"):
        open_current(warehouse)


def test_without_a_manifest_a_generation_still_opens(warehouse: Path) -> None:
    manifest_file(warehouse, published(warehouse, 1)).unlink()
    assert number_in(warehouse) == 1


@pytest.mark.parametrize("pointer", ["", "../../etc/passwd", "g999999-gone"])
def test_a_broken_pointer_falls_back_to_the_newest(warehouse: Path, pointer: str) -> None:
    name = published(warehouse, 1)
    (warehouse / "CURRENT").write_text(pointer)
    assert open_current(warehouse).generation == name


@pytest.mark.parametrize(
    "statement",
    [
        "create table mine (x int)", "insert into load_info values ('x', 1)", "set enable_external_access = true",
        "select * from read_text('/etc/hostname')", "copy load_info to 'out.csv'", "attach 'other.duckdb'",
        "install httpfs", "load httpfs", "set lock_configuration = false", "from 'https://example.org/a.parquet'",
    ],
)  # fmt: skip
def test_a_reader_can_do_nothing_but_read(warehouse: Path, statement: str) -> None:
    published(warehouse, 1)
    with pytest.raises(duckdb.Error):
        open_current(warehouse).connection.cursor().execute(statement)


def test_a_failed_build_leaves_everything_as_it_was(warehouse: Path) -> None:
    first = published(warehouse, 1)
    with pytest.raises(duckdb.Error), building(warehouse) as (con, _):
        con.execute("create table half as select 1 as x; select no_such_function()")
    assert (current_pointer(warehouse), generations(warehouse)) == (first, [first])
    assert not (warehouse / "building").exists()


def test_undo_moves_the_pointer_and_no_more(warehouse: Path) -> None:
    first, second = published(warehouse, 1), published(warehouse, 2)
    assert undo(warehouse) == first
    assert number_in(warehouse) == 1
    assert generations(warehouse) == [second, first]
    with pytest.raises(WarehouseError):
        undo(warehouse)
    assert published(warehouse, 3) > second


def test_the_last_ten_stay(warehouse: Path) -> None:
    names = [published(warehouse, number) for number in range(KEPT + 3)]
    prune(warehouse)
    assert generations(warehouse) == names[: -KEPT - 1 : -1]
    assert {file.stem for file in (warehouse / "generations").iterdir()} == set(names[-KEPT:])


def test_the_current_generation_is_never_pruned(warehouse: Path) -> None:
    names = [published(warehouse, number) for number in range(KEPT + 3)]
    point_to(warehouse, names[0])
    prune(warehouse)
    assert names[0] in generations(warehouse)
    assert names[1] not in generations(warehouse)


def test_an_open_file_that_cannot_go_is_left_for_next_time(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [published(warehouse, number) for number in range(KEPT + 1)]

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "used by another process")

    with monkeypatch.context() as windows:
        windows.setattr(Path, "unlink", refused)
        prune(warehouse)
    assert names[0] in generations(warehouse)
    prune(warehouse)
    assert names[0] not in generations(warehouse)


def test_old_readings_leave_the_cache(warehouse: Path) -> None:
    held, recent, old = "a" * 64, "b" * 64, "c" * 64
    name = next_name(warehouse, NOW)
    with building(warehouse) as (con, file):
        con.execute("create table load_info as select 1 as generation")
        publish(con, file, warehouse, name, {"inputs": [["x.xlsx", held]]})
    for sha in (held, recent, old):
        (warehouse / "cache" / "now" / f"{sha}.xlsx").mkdir(parents=True)
    (warehouse / "cache" / "before").mkdir()
    long_ago = time.time() - publishing.CACHE_SECONDS - 60
    for folder in (f"now/{held}.xlsx", f"now/{old}.xlsx", "before"):
        os.utime(warehouse / "cache" / folder, (long_ago, long_ago))
    prune(warehouse)
    left = {folder.name[:1] for folder in (warehouse / "cache" / "now").iterdir()}
    assert left == {"a", "b"}
    assert not (warehouse / "cache" / "before").exists()


def test_a_clock_set_back_changes_no_order(warehouse: Path) -> None:
    first = published(warehouse, 1)
    assert next_name(warehouse, NOW - dt.timedelta(days=365)) > first


def test_where_the_warehouse_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MINGZHANG_WAREHOUSE", str(tmp_path))
    assert default_warehouse() == tmp_path
    monkeypatch.delenv("MINGZHANG_WAREHOUSE")
    assert default_warehouse() == Path(reading.__file__).parents[1] / "data" / "warehouse"
