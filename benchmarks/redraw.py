"""What a viewer waits for in a real browser: a filter change until the last chart is drawn, and the first page.

Times on a busy machine say little by themselves; so the plainest page with one chart is measured between the others,
and each is given as a multiple of it too.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measurement import ROOT, Measurement
from tools.browser import first_working
from tools.run import HOST, end, free_port, start, wait_until_up

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserType, Page

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
CHANGES, FIRSTS = 8, 5
MOST_MS, MOST_FIRST_S = 300, 3
SCOPE = "year=2020&as_of=2020-12-04"
# From the click until nothing of ours changes any more: texts, cards, tables and the drawings of charts.
WATCH = """() => {
  const seen = window.seen = { clicked: 0, last: 0 };
  document.addEventListener('click', () => { seen.clicked = performance.now(); seen.last = 0; }, true);
  const ours = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest(
    '.mz, [data-testid="stPlotlyChart"], [data-testid="stHtml"]');
  new MutationObserver((changes) => {
    if (changes.some((change) => ours(change.target))) seen.last = performance.now();
  }).observe(document.body, { childList: true, subtree: true, attributes: true, characterData: true });
}"""
QUIET = """() => seen.last && performance.now() - seen.last > 500
  && document.querySelector('[data-testid="stApp"]').dataset.testScriptState === 'notRunning'"""
DRAWN = """() => document.querySelector('[data-testid="page-foot"]')
  && document.querySelectorAll('[data-testid="stPlotlyChart"]').length > 0
  && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every((chart) => chart.querySelector('.main-svg'))
  && document.querySelector('[data-testid="stApp"]').dataset.testScriptState === 'notRunning'"""


def measure(warehouse: Path) -> list[Measurement]:
    """The median change of every page with charts, the first page, and both as multiples of the plainest page."""
    browser = first_working()
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        browser = None
    if browser is None:
        print("redrawing: not measured, no Chromium or no Playwright here (make test fetches both)")
        return []
    with (
        served({"MINGZHANG_WAREHOUSE": str(warehouse)}) as ours,
        served({}, "benchmarks/plain.py") as plain,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=browser, args=FLAGS)
        changes = changes_of(chromium, ours, plain)
        chromium.close()
        firsts = [first_page(playwright.chromium, browser, f"{ours}/?{SCOPE}") for _ in range(FIRSTS)]
        plains = [first_page(playwright.chromium, browser, plain) for _ in range(FIRSTS)]
    return [*changes, *_first(firsts, plains)]


@contextmanager
def served(environment: dict[str, str], script: str = "dashboard.py") -> Iterator[str]:
    """The address of a server for a script, ended afterwards."""
    port = free_port(8620)
    server = start(sys.executable, port, environment, script=str(ROOT / script))
    try:
        if not wait_until_up(server, port):
            raise SystemExit(f"{script} did not start")
        yield f"http://{HOST}:{port}"
    finally:
        end(server)


def changes_of(browser: Browser, ours: str, plain: str) -> list[Measurement]:
    """Each page's median change in milliseconds, and as a multiple of the plain page measured just before it."""
    found, multiples = [], []
    for stem in ("", "counties", "fundraising", "relief", "training", "donation", "response", "organisation"):
        base = statistics.median(change(browser, plain))
        took = statistics.median(change(browser, f"{ours}/{stem}?{SCOPE}"))
        multiples.append(took / base)
        remark = f"{took / base:.1f} times the plain page ({base:.0f} ms); median of {CHANGES}"
        found.append(Measurement(f"filter change, {stem or 'overview'}", took, "ms", MOST_MS, remark))
    middle = statistics.median(each.value for each in found)
    remark = f"{statistics.median(multiples):.1f} times the plain page; median of the pages"
    return [*found, Measurement("filter change, all pages", middle, "ms", MOST_MS, remark)]


def change(browser: Browser, address: str) -> list[float]:
    """Milliseconds from the click on another year until the last chart is drawn, with what is remembered warm."""
    page = browser.new_page(viewport={"width": 1400, "height": 900}, locale="zh-CN")
    page.goto(address)
    page.wait_for_function(DRAWN)
    page.evaluate(WATCH)
    took = [_one_change(page, "2019" if at % 2 == 0 else "2020") for at in range(CHANGES + 4)]
    page.close()
    return took[4:]


def _one_change(page: Page, year: str) -> float:
    page.locator(".st-key-year input").click()
    option = page.get_by_role("option", name=year, exact=True)
    option.wait_for()
    page.wait_for_timeout(200)
    option.click()
    page.wait_for_function(QUIET)
    return float(page.evaluate("seen.last - seen.clicked"))


def first_page(chromium: BrowserType, executable: str, address: str) -> float:
    """Seconds until a page is complete in a browser that was just started and has nothing in its cache."""
    browser = chromium.launch(executable_path=executable, args=FLAGS)
    page = browser.new_page(viewport={"width": 1400, "height": 900}, locale="zh-CN")
    page.goto(address, wait_until="commit")
    page.wait_for_function(DRAWN, polling="raf")
    took = float(page.evaluate("performance.now()")) / 1000
    browser.close()
    return took


def _first(firsts: list[float], plains: list[float]) -> list[Measurement]:
    took, base = statistics.median(firsts), statistics.median(plains)
    remark = f"{took / base:.1f} times the plain page ({base:.2f} s); cold browser cache, median of {FIRSTS}"
    return [Measurement("first page complete", took, "s", MOST_FIRST_S, remark)]
