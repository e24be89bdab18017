"""The part of `make screenshots` that needs Playwright: pages × looks, each picture the whole page."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tools.pictures import keep

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("[a-z]*.py"))
# Pages whose first screen the READMEs show; whole pages would be too long there.
TOPS = {"overview", "training"}
# Streamlit gives the first page no address of its own.
FIRST = "overview"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
READY_MILLISECONDS = 60_000
# Charts draw themselves a moment after the script has ended.
SETTLE_MILLISECONDS = 1_500


@dataclass(frozen=True)
class Look:
    """One way of looking at every page: the ending of the file's name, address, colours, width."""

    ending: str
    query: str
    colours: Literal["light", "dark"]
    width: int
    language: str


LOOKS = (
    Look("zh", "", "light", 1400, "zh-CN"),
    Look("en-dark", "&lang=EN", "dark", 1400, "en-GB"),
    Look("zh-narrow", "", "light", 390, "zh-CN"),
)


def settle(page: Page) -> None:
    """Wait until the script has run and everything is drawn; a page with an error ends the photographing."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=READY_MILLISECONDS)
    page.wait_for_timeout(SETTLE_MILLISECONDS)
    if page.locator('[data-testid="stException"]').count():
        raise SystemExit(f"{page.url} shows an error")


def show_everything(page: Page, width: int) -> None:
    """Make the window as high as the page's contents, for they scroll inside it."""
    height = page.locator('[data-testid="stMain"]').evaluate("main => main.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(900, min(int(height), 12_000))})
    page.wait_for_timeout(SETTLE_MILLISECONDS)


def photograph(browser: Browser, address: str, scope: str, look: Look, folder: Path) -> None:
    """Every page in one look."""
    context = browser.new_context(
        viewport={"width": look.width, "height": 900},
        color_scheme=look.colours,
        locale=look.language,
    )
    page = context.new_page()
    for name in PAGES:
        page.set_viewport_size({"width": look.width, "height": 900})
        page.goto(f"{address}/{'' if name == FIRST else name}?{scope}{look.query}")
        settle(page)
        if name in TOPS:
            keep(page.screenshot(), folder / f"{name}-{look.ending}-top.png")
        show_everything(page, look.width)
        keep(page.screenshot(), folder / f"{name}-{look.ending}.png")
        print(f"{name}-{look.ending}.png", flush=True)
    context.close()


def main(address: str, scope: str, folder: Path) -> None:
    """All pages in all looks."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=FLAGS)
        for look in LOOKS:
            photograph(browser, address, scope, look, folder)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
