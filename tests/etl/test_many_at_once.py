"""Two loads at the same moment wait or are told; many readers go on while generations are published."""

from __future__ import annotations

import threading
from pathlib import Path

from etl.publish import one_load_at_a_time
from etl.warehouse import WarehouseError
from tests.etl.numbered import number_in, published


def test_a_second_load_waits_and_is_told(warehouse: Path) -> None:
    said: list[str] = []
    order: list[str] = []
    told = threading.Event()

    def say(line: str) -> None:
        said.append(line)
        told.set()

    def second() -> None:
        with one_load_at_a_time(warehouse, say):
            order.append("second")

    with one_load_at_a_time(warehouse, say):
        waiting = threading.Thread(target=second)
        waiting.start()
        assert told.wait(timeout=10)
        order.append("first")
    waiting.join(timeout=10)
    assert order == ["first", "second"]
    assert len(said) == 1


def test_a_second_load_gives_up_with_a_clear_line(warehouse: Path) -> None:
    failed: list[str] = []

    def second() -> None:
        try:
            with one_load_at_a_time(warehouse, lambda _: None, seconds=0.05):
                failed.append("held twice")
        except WarehouseError as fault:
            failed.append(fault.en)

    with one_load_at_a_time(warehouse, lambda _: None):
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(timeout=10)
    assert len(failed) == 1
    assert "still running" in failed[0]


def test_many_readers_while_generations_are_published(warehouse: Path) -> None:
    published(warehouse, 0)
    stop = threading.Event()
    faults: list[BaseException] = []
    reads: list[int] = []

    def reader() -> None:
        while not stop.is_set():
            try:
                reads.append(number_in(warehouse))
            except Exception as fault:
                faults.append(fault)

    readers = [threading.Thread(target=reader) for _ in range(4)]
    for thread in readers:
        thread.start()
    for number in range(1, 9):
        published(warehouse, number)
    stop.set()
    for thread in readers:
        thread.join(timeout=10)
    assert faults == []
    assert reads
    assert number_in(warehouse) == 8
