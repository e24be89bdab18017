"""On every page, at four widths, in both languages and themes: no text is cut, covered or beyond the edge."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.seen import faults, stretch
from tests.browser.walking import open_page, scrolls_sideways, settled
from views.page import STEMS

pytestmark = pytest.mark.browser
WIDTHS = (1920, 1400, 1024, 390)
FAULTY = """
<div style="width:60px; overflow:hidden"><span style="white-space:nowrap">123,456,789,012</span></div>
<b style="position:absolute; white-space:nowrap; left:1390px">beyond</b>
<b style="position:absolute; top:0; left:0">above</b><i style="position:absolute; top:4px; left:0">below</i>
"""
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"


@pytest.mark.parametrize(("colours", "language"), [("light", "zh"), ("dark", "en")])
@pytest.mark.parametrize("stem", STEMS)
def test_every_text_is_seen_whole(address: str, browser: Browser, stem: str, colours: str, language: str) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900}, color_scheme=colours, locale="zh-CN")  # type: ignore[arg-type]  # one of two words
    open_page(page, address, stem, language)
    settled(page)
    found = {}
    for width in WIDTHS:
        stretch(page, width)
        settled(page)
        found[width] = faults(page)
        assert not scrolls_sideways(page), f"{stem} scrolls sideways at {width} px"
    page.close()
    assert found == {width: [] for width in WIDTHS}


@pytest.mark.parametrize(("colours", "language"), [("light", "zh"), ("dark", "en")])
@pytest.mark.parametrize("stem", STEMS)
def test_every_text_is_seen_whole_on_a_phone(
    address: str, browser: Browser, stem: str, colours: str, language: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=colours, user_agent=PHONE)  # type: ignore[arg-type]  # one of two words
    page = context.new_page()
    open_page(page, address, stem, language)
    settled(page)
    stretch(page, 390)
    assert faults(page) == []
    assert not scrolls_sideways(page)
    context.close()


def test_a_cut_a_covered_and_a_lost_text_would_be_found(address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    open_page(page, address, "training")
    settled(page)
    page.get_by_test_id("page-title").evaluate("(title, html) => title.insertAdjacentHTML('afterend', html)", FAULTY)
    found = "\n".join(faults(page))
    assert 'cut: "123,456,789,012"' in found
    assert 'beyond the edge: "beyond"' in found
    assert 'covered: "above" by "below"' in found
    page.close()
