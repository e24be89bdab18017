"""A page's script with warm caches: what a click costs on the server, the frame around the page included."""

from __future__ import annotations

import os
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.measurement import ROOT, Measurement, median_seconds

SCOPE = {"year": "2020", "as_of": "2020-12-04"}


def measure(warehouse: Path) -> list[Measurement]:
    """Every page, run twice to warm up and then five times."""
    os.environ["MINGZHANG_WAREHOUSE"] = str(warehouse)
    dashboard = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    dashboard.query_params.update(SCOPE)
    dashboard.run()
    return [measure_page(dashboard, path.stem) for path in sorted((ROOT / "pages").glob("[a-z]*.py"))]


def measure_page(dashboard: AppTest, stem: str) -> Measurement:
    """One page's median; a page that fails ends the measuring, for a failure is quick."""
    dashboard.switch_page(f"pages/{stem}.py")
    for _ in range(2):
        dashboard.run()
    if dashboard.exception:
        raise SystemExit(f"pages/{stem}.py failed: {dashboard.exception[0].message}")
    milliseconds = 1000 * median_seconds(dashboard.run, 5)
    return Measurement(f"page {stem}", milliseconds, "ms", 100, "script with warm caches, median of 5")
