"""No page has a serious or critical fault that axe-core finds, in either theme; everything is reached by keyboard."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.walking import open_page, settled
from views.page import STEMS

pytestmark = pytest.mark.browser
GRAVE = {"serious", "critical"}
# The classes and test ids of the focused element and of all that it stands in.
AROUND = """() => {
  const classes = [];
  for (let one = document.activeElement; one; one = one.parentElement)
    classes.push(...one.classList, one.dataset.testid);
  return classes;
}"""


def faults(page: Page) -> list[str]:
    """What axe-core finds that is serious or critical, each with the first element that has it."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in GRAVE]


@pytest.mark.parametrize(("colours", "language"), [("light", "zh"), ("dark", "en")])
def test_no_page_has_a_grave_fault(address: str, browser: Browser, colours: str, language: str) -> None:
    context = browser.new_context(viewport={"width": 1400, "height": 900}, color_scheme=colours, locale="zh-CN")  # type: ignore[arg-type]  # one of two words
    page = context.new_page()
    for stem in STEMS:
        open_page(page, address, stem, language)
        settled(page)
        assert faults(page) == [], stem
    context.close()


def test_a_grave_fault_would_be_found(address: str, browser: Browser) -> None:
    page = browser.new_page()
    open_page(page, address, "training")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<button></button>')")
    assert any(one.startswith("button-name") for one in faults(page))
    page.close()


def test_the_keyboard_reaches_choices_pages_cards_and_pictures(address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900}, locale="zh-CN")
    open_page(page, address, "training")
    settled(page)
    wanted = {"year", "as_of", "lang", "nav", "card-training_sessions", "chart-county-sessions"}
    reached: set[str] = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        around = page.evaluate(AROUND)
        reached |= {key for key in wanted if f"st-key-{key}" in around or key in around}
        if reached == wanted:
            break
    assert reached == wanted
    expect(page.locator(":focus")).to_be_visible()
    page.close()
