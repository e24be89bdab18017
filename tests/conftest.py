"""What tests of several rooms share: the sample, loaded once by the command that people use; a dashboard; a browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser

from tests.browser.serving import chromium, dashboard

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "data" / "sample"


@pytest.fixture(autouse=True)
def own_records(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Journals and frozen sets of a test lie in folders of its own, never beside the office's."""
    folder = tmp_path_factory.mktemp("records")
    monkeypatch.setenv("MINGZHANG_JOURNAL", str(folder / "journal"))
    monkeypatch.setenv("MINGZHANG_FROZEN", str(folder / "frozen"))


@pytest.fixture(scope="session")
def sample_warehouse(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A warehouse with the committed sample, loaded by `python -m etl load`. Read only: who writes makes a copy."""
    base = tmp_path_factory.getbasetemp()
    # Workers have a folder each below a common one; together they load once.
    shared = base if worker_id == "master" else base.parent
    warehouse = shared / "sample_warehouse"
    with FileLock(shared / "sample_warehouse.lock"):
        if not (warehouse / "CURRENT").exists():
            _load_sample(warehouse)
    return warehouse


def _load_sample(warehouse: Path) -> None:
    command = [sys.executable, "-m", "etl", "load", str(SAMPLE), "--warehouse", str(warehouse)]
    environment = {k: v for k, v in os.environ.items() if k != "MINGZHANG_REFERENCE"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    # 1 means that there are warnings to look at, and the sample has some on purpose.
    if done.returncode > 1 or not (warehouse / "CURRENT").exists():
        pytest.fail(f"the sample did not load (exit code {done.returncode}):\n{done.stdout}\n{done.stderr}")


@pytest.fixture(scope="session")
def address(sample_warehouse: Path) -> Iterator[str]:
    """Where a dashboard on the sample answers; for tests that change nothing."""
    nothing = {"MINGZHANG_NOTES": str(sample_warehouse / "no-notes")}
    with dashboard({"MINGZHANG_WAREHOUSE": str(sample_warehouse), **nothing}) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser; each test opens pages of its own."""
    with chromium() as found:
        yield found
