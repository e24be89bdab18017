"""A page's script with warm caches: what a click costs on the server."""

from __future__ import annotations

import os
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.measurement import ROOT, Measurement, median_seconds


def measure(warehouse: Path) -> list[Measurement]:
    """Every page, run once to warm up and then five times."""
    os.environ["MINGZHANG_WAREHOUSE"] = str(warehouse)
    return [measure_page(path) for path in sorted((ROOT / "pages").glob("[a-z]*.py"))]


def measure_page(path: Path) -> Measurement:
    """One page's median; a page that fails ends the measuring, for a failure is quick."""
    page = AppTest.from_file(str(path), default_timeout=60).run()
    if page.exception:
        raise SystemExit(f"pages/{path.name} failed: {page.exception[0].message}")
    milliseconds = 1000 * median_seconds(page.run, 5)
    return Measurement(f"page {path.stem}", milliseconds, "ms", 100, "script with warm caches, median of 5")
