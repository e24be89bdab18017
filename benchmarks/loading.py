"""Loading the sample as people do, whole processes from start to end: from nothing, and again with nothing changed."""

from __future__ import annotations

from pathlib import Path

from benchmarks.measurement import SAMPLE, Measurement, cpu_seconds, median_seconds, process


def measure(folder: Path, warehouse: Path) -> list[Measurement]:
    """Load into fresh warehouses below `folder`, then three times more into `warehouse`, which later steps read."""

    def load(where: Path) -> None:
        process(["etl", "load", str(SAMPLE), "--warehouse", str(where)])

    fresh = iter([folder / "first", warehouse])
    before = cpu_seconds()
    from_nothing = median_seconds(lambda: load(next(fresh)), 2)
    cpu = (cpu_seconds() - before) / 2
    again = median_seconds(lambda: load(warehouse), 3)
    remark = f"whole process, median of 2; {cpu:.1f} s of processor time over all its processes"
    return [
        Measurement("sample load from nothing", from_nothing, "s", 8, remark),
        Measurement("sample load, nothing changed", again, "s", 1.5, "whole process, median of 3"),
    ]
