"""What an eye would find wrong with a page, asked of the browser: texts that are cut, covered or beyond the edge."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

_FAULTS = (Path(__file__).parent / "seen.js").read_text(encoding="utf-8")


def faults(page: Page) -> list[str]:
    """Texts of the page and its navigation that are cut, covered or beyond the edge, each with where it stands."""
    found: list[str] = page.evaluate(_FAULTS)
    return found


def stretch(page: Page, width: int) -> None:
    """Make the window this wide, and as high as the page, so that everything is drawn and nothing is scrolled away."""
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_timeout(300)
    height = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(int(height) + 50, 16_000)})
    page.wait_for_timeout(500)
