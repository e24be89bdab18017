"""A page's script with warm caches: what a click costs on the server, the frame around the page included."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest, app_test

from benchmarks.measurement import ROOT, Measurement, median_seconds

SCOPE = {"year": "2020", "as_of": "2020-12-04"}


class NavigatedPages(PagesManager):
    """As on a server that has drawn the dashboard once. AppTest would run the file of a page alone each time."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - Streamlit's own signature
        super().__init__(*arguments, **named)
        PagesManager.uses_pages_directory = False


def measure(warehouse: Path) -> list[Measurement]:
    """Every page, run twice to warm up and then five times."""
    os.environ["MINGZHANG_WAREHOUSE"] = str(warehouse)
    setattr(app_test, "PagesManager", NavigatedPages)  # noqa: B010 - AppTest offers no other way, nor a typed name
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
