"""What tests of several rooms share: the sample, loaded once for all of them by the command that people use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

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
