"""`make bench`: measure everything once, whole processes where people wait for whole processes, and print a table."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import books, documents, figures, hostile, loading, pages, reading, redraw, server, workbooks
from benchmarks.measurement import Measurement, machine


def as_table(measurements: Sequence[Measurement]) -> str:
    """The measurements as a Markdown table, which is readable as it stands."""
    lines = ["| measured | value | bound | | remark |", "|---|---:|---:|---|---|"]
    for m in measurements:
        most = "" if m.most is None else f"≤ {m.most:g} {m.unit}"
        value = f"{m.value:.0f}" if m.value >= 100 else f"{m.value:.2f}"
        lines.append(f"| {m.name} | {value} {m.unit} | {most} | {m.verdict} | {m.remark} |")
    return "\n".join(lines)


def main() -> None:
    """Run every benchmark against one warehouse made on the way."""
    with tempfile.TemporaryDirectory(prefix="mingzhang-bench-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        warehouse = folder / "warehouse"
        steps: tuple[tuple[str, Callable[[], list[Measurement]]], ...] = (
            ("loading", lambda: loading.measure(folder, warehouse)),
            ("reading", lambda: reading.measure(folder)),
            ("workbooks", lambda: workbooks.measure(folder / "workbooks")),
            ("hostile files", lambda: hostile.measure(folder / "hostile")),
            ("figures", lambda: figures.measure(warehouse)),
            ("books", lambda: books.measure(warehouse, folder / "books")),
            ("documents", lambda: documents.measure(warehouse)),
            ("server", lambda: server.measure(warehouse)),
            ("pages", lambda: pages.measure(warehouse)),
            ("redrawing", lambda: redraw.measure(warehouse)),
        )
        measurements: list[Measurement] = []
        for name, measure in steps:
            print(f"measuring {name} ...", flush=True)
            measurements += measure()
    busy = f"load average {os.getloadavg()[0]:.1f}"
    print(f"\n{dt.date.today().isoformat()}: {machine()}, {busy}\n\n{as_table(measurements)}")


if __name__ == "__main__":
    main()
