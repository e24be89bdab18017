"""One dashboard on the sample and one browser for all browser tests that change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import chromium, dashboard


@pytest.fixture(scope="session")
def address(sample_warehouse: Path) -> Iterator[str]:
    """Where a dashboard on the sample answers."""
    with dashboard({"MINGZHANG_WAREHOUSE": str(sample_warehouse)}) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser; each test opens pages of its own."""
    with chromium() as found:
        yield found
