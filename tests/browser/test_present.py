"""The view for the meeting room: larger, without controls, every text whole; arrow keys turn its pages, Esc ends it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.seen import faults
from tests.browser.walking import Watch, open_page, scrolls_sideways, settled
from views.language import Words
from views.page import STEMS

pytestmark = pytest.mark.browser
ZH = Words("zh")


def height_of(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["height"]


def test_a_link_leads_in_keys_turn_pages_and_esc_leads_out(address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1920, "height": 1080}, locale="zh-CN")
    watch = Watch(page)
    open_page(page, address, "overview")
    settled(page)
    usual = height_of(page, ".mz-eyebrow")
    page.get_by_role("link", name=ZH("present.begin"), exact=True).click()
    expect(page).to_have_url(re.compile("present=1"))
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.locator(".st-key-topbar")).to_be_hidden()
    assert height_of(page, ".mz-eyebrow") > 1.25 * usual
    page.keyboard.press("ArrowRight")
    expect(page.locator(".mz-eyebrow")).to_have_text(ZH("nav.counties"), timeout=30_000)
    settled(page)
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".mz-eyebrow")).to_have_text(ZH("nav.overview"), timeout=30_000)
    settled(page)
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("present=1"))
    expect(page.get_by_test_id("stSidebar")).to_be_visible()
    assert watch.seen == []
    page.close()


@pytest.mark.parametrize("stem", STEMS)
def test_everything_fits_the_wall(address: str, browser: Browser, stem: str) -> None:
    page = browser.new_page(viewport={"width": 1920, "height": 1080}, locale="zh-CN")
    open_page(page, address, stem, more="&present=1")
    settled(page)
    found = {}
    for width in (1920, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        settled(page)
        found[width] = faults(page)
        assert not scrolls_sideways(page)
    page.close()
    assert found == {1920: [], 1024: []}
