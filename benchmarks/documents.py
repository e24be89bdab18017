"""Documents as people write them: one whole process each."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.measurement import Measurement, cpu_seconds, median_seconds, process

_TIMES = 3


def measure(warehouse: Path) -> list[Measurement]:
    """The year-end summary with proof and charts, as a Word file and as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            _measured("summary with its proof", Path(folder) / "summary.docx", warehouse, 10),
            _measured("the same as Markdown", Path(folder) / "summary.md", warehouse, None),
        ]


def _measured(name: str, out: Path, warehouse: Path, most: float | None) -> Measurement:
    scope = ["--year", "2020", "--as-of", "2020-12-04", "--warehouse", str(warehouse)]
    before = cpu_seconds()
    seconds = median_seconds(lambda: process(["reports", "summary", *scope, "--out", str(out)]), _TIMES)
    cpu = (cpu_seconds() - before) / _TIMES
    remark = f"{out.stat().st_size / 1024:.0f} kB, whole process, median of {_TIMES}, {cpu:.1f} s of a processor"
    return Measurement(name, seconds, "s", most, remark)
