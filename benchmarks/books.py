"""The figures workbook, the slides and the disclosure pack as the command line writes them: whole processes."""

from __future__ import annotations

from pathlib import Path

from benchmarks.measurement import Measurement, median_seconds, process

# What is written, with the seconds it may take on the sample.
_BOUNDS = {"workbook.xlsx": 5, "slides.pptx": 10, "disclosure.xlsx": None}


def measure(warehouse: Path, folder: Path) -> list[Measurement]:
    """Each document of 2020 at the cut-off of the published summary."""
    scope = ["--year", "2020", "--as-of", "2020-12-04", "--warehouse", str(warehouse)]
    folder.mkdir(parents=True, exist_ok=True)
    return [_measured(folder / name, most, scope) for name, most in _BOUNDS.items()]


def _measured(out: Path, most: float | None, scope: list[str]) -> Measurement:
    seconds = median_seconds(lambda: process(["reports", out.stem, *scope, "--out", str(out)]), 3)
    remark = f"{out.stat().st_size // 1024} kB, whole process, median of 3"
    return Measurement(f"reports {out.stem}", seconds, "s", most, remark)
