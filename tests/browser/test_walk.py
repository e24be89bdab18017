"""One walk over all pages in both languages in Chromium: no page error, no console error, no request off this host."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.walking import Watch, go, scrolls_sideways
from views.language import Words
from views.page import STEMS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [1400, 390])
def test_walk(address: str, browser: Browser, language: str, width: int) -> None:
    say = Words("zh" if language == "zh" else "en")
    page = browser.new_page(viewport={"width": width, "height": 900}, locale="zh-CN")
    watch = Watch(page)
    page.goto(f"{address}/?year=2020&as_of=2020-12-04" + ("&lang=EN" if language == "en" else ""))
    for stem in STEMS:
        if stem != "overview":
            go(page, say(f"nav.{stem}"), narrow=width < 768)
        expect(page.get_by_text(say(f"nav.{stem}"), exact=True).locator("visible=true").first).to_be_visible(
            timeout=30_000
        )
        expect(page.get_by_test_id("page-foot")).to_be_visible(timeout=30_000)
        expect(page.locator(".mz-eyebrow")).to_have_text(say(f"nav.{stem}"), timeout=30_000)
        page.wait_for_timeout(400)
        assert page.get_by_test_id("stException").count() == 0, stem
        assert not scrolls_sideways(page), f"{stem} scrolls sideways at {width} px"
    assert watch.seen == []
    page.close()


def test_a_copied_link_shows_another_person_the_same(address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900}, locale="zh-CN")
    page.goto(f"{address}/training?year=2019&as_of=2019-06-30&lang=EN")
    expect(page.get_by_test_id("page-foot")).to_be_visible(timeout=30_000)
    expect(page.locator(".mz-eyebrow")).to_have_text(Words("en")("nav.training"))
    expect(page.get_by_test_id("page-scope")).to_contain_text("30 June 2019")
    page.close()


def test_the_year_moves_the_cut_off_along_and_both_hold_on_the_next_page(address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900}, locale="zh-CN")
    page.goto(f"{address}/?year=2020&as_of=2020-09-30")
    expect(page.get_by_test_id("page-scope")).to_contain_text("2020年9月30日", timeout=30_000)
    page.locator(".st-key-year input").click()
    page.get_by_role("option", name="2019").click()
    expect(page.get_by_test_id("page-scope")).to_contain_text("2019年9月30日")
    go(page, Words("zh")("nav.relief"), narrow=False)
    expect(page.locator(".mz-eyebrow")).to_have_text(Words("zh")("nav.relief"))
    expect(page.get_by_test_id("page-scope")).to_contain_text("2019年9月30日")
    page.close()
