"""Moving about in the dashboard, and watching for what must not happen on a page."""

from __future__ import annotations

from urllib.parse import urlparse

from playwright.sync_api import Page, expect

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
# The cut-off at which the sample gives the published figures.
SCOPE = "year=2020&as_of=2020-12-04"


# Resolves when every chart is drawn and nothing on the page has changed for a while. A first visit in the dark theme
# is drawn twice: the browser tells of its theme with the second run.
QUIET = """() => new Promise(resolve => {
  const main = document.querySelector('[data-testid="stMain"]');
  const charts = () => [...main.querySelectorAll('[data-testid="stPlotlyChart"]')];
  const drawn = () => charts().every(one => one.querySelector('.main-svg'))
    && !main.querySelector('[data-testid="stSkeleton"]')
    && document.querySelector('[data-testid="stApp"]').dataset.testScriptState === 'notRunning';
  let last = performance.now();
  const watcher = new MutationObserver(() => { last = performance.now(); });
  watcher.observe(main, { childList: true, subtree: true, attributes: true });
  const look = setInterval(() => {
    if (performance.now() - last < 600 || !drawn()) return;
    clearInterval(look);
    watcher.disconnect();
    resolve();
  }, 50);
})"""


class Watch:
    """Collects what must not happen on a page."""

    def __init__(self, page: Page) -> None:
        self.seen: list[str] = []
        page.on("pageerror", lambda error: self.seen.append(f"page error: {error}"))
        page.on("console", lambda line: self.seen.append(f"console: {line.text}") if line.type == "error" else None)
        page.on("request", lambda request: self._request(request.url))

    def _request(self, url: str) -> None:
        parts = urlparse(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in LOOPBACK:
            self.seen.append(f"request beyond loopback: {url}")


def open_page(page: Page, address: str, stem: str, language: str = "zh", more: str = "") -> None:
    """Go to a page in the scope of the published figures, and wait until its foot is there."""
    lang = "&lang=EN" if language == "en" else ""
    page.goto(f"{address}/{'' if stem == 'overview' else stem}?{SCOPE}{lang}{more}")
    expect(page.get_by_test_id("page-foot")).to_be_visible(timeout=60_000)


def settled(page: Page) -> None:
    """Wait until the script has run and the charts have drawn themselves."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=60_000)
    page.evaluate(QUIET)


def go(page: Page, title: str, *, narrow: bool) -> None:
    """Follow the navigation to the page of a title."""
    if narrow:
        page.get_by_test_id("stExpandSidebarButton").click()
    page.locator(".st-key-nav").get_by_role("link", name=title, exact=True).click()


def scrolls_sideways(page: Page) -> bool:
    """Whether something on the page is wider than the screen."""
    main = page.get_by_test_id("stMain")
    return bool(main.evaluate("element => element.scrollWidth > element.clientWidth + 1"))
