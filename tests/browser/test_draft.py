"""In Chromium: a draft is dropped, what differs is seen, its link lights the cell, the Word copy is taken."""

from __future__ import annotations

import io

import docx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.walking import Watch, open_page, scrolls_sideways, settled
from views.language import Words

pytestmark = pytest.mark.browser
DRAFT = "各县区万人应急救护培训累计完成培训464场，累计培训人数47496人，超额完成任务。"


@pytest.mark.parametrize(("language", "width"), [("zh", 1400), ("en", 390)])
def test_drop_a_draft_and_follow_what_differs(address: str, browser: Browser, language: str, width: int) -> None:
    say = Words("zh" if language == "zh" else "en")
    tab = browser.new_page(viewport={"width": width, "height": 900}, locale="zh-CN", color_scheme="dark")
    watch = Watch(tab)
    open_page(tab, address, "annual_summary", language, "&part=draft")
    settled(tab)  # a first visit in the dark theme is drawn twice
    file = {"name": "送审稿.txt", "mimeType": "text/plain", "buffer": DRAFT.encode()}
    tab.locator("input[type=file]").set_input_files(file)
    wrong = tab.get_by_test_id("draft-wrong")
    expect(wrong.locator("mark")).to_have_text("464场", timeout=60_000)
    settled(tab)
    assert not scrolls_sideways(tab)

    with tab.expect_download(timeout=60_000) as download:
        tab.get_by_role("button", name=say("draft.take")).click()
    copy = docx.Document(io.BytesIO(download.value.path().read_bytes()))
    assert copy.paragraphs[0].text == DRAFT
    assert "446" in next(iter(copy.comments)).text

    wrong.get_by_role("link").first.click()
    expect(tab.get_by_test_id("figure-value")).to_contain_text("446", timeout=30_000)
    expect(tab.get_by_test_id("lit-cell")).to_be_visible(timeout=30_000)
    assert [line for line in watch.seen if "404" not in line] == []
    tab.close()
