"""An empty warehouse, and an inbox with one workbook of two gifts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.etl.loading import gifts


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    return tmp_path / "warehouse"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    gifts(folder, "D1", "D2")
    return folder
