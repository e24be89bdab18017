"""A Chinese page says nothing in English and an English one nothing in Chinese, but for what the sheets themselves say.

A drawn sheet speaks the sheet's language, names from sheets stay as they are written.

Streamlit's own labels for those who have a page read out (Open, Help for ...) are said in Chinese by
views/assets/spoken.js. What it can't reach: the canvas of a long table and its menus, and what the browser itself says
of a field.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from etl import warehouse
from tests.browser.walking import open_page, settled
from views.page import STEMS

pytestmark = pytest.mark.browser
SHOWN = """() => {
  const shown = [], unseen = 'style, script, noscript, [data-testid="stIconMaterial"], .mz-sheet';
  for (const root of document.querySelectorAll('[data-testid="stMain"], [data-testid="stSidebar"]')) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
      if (!walker.currentNode.parentElement.closest(unseen)) shown.push(walker.currentNode.textContent.trim());
    for (const field of root.querySelectorAll('[placeholder]')) shown.push(field.placeholder);
  }
  return [...new Set(shown)].filter(text => text);
}"""
# What is said beside our own pieces: labels of controls, lists and calendars, announcements.
SPOKEN = """() => {
  const found = [], ours = '.mz, .js-plotly-plot, style, script, noscript, [data-testid="stIconMaterial"], canvas';
  const names = ['aria-label', 'title', 'alt', 'placeholder'];
  for (const one of document.body.querySelectorAll(names.map(name => `[${name}]`).join()))
    if (!one.closest(ours)) found.push(...names.map(name => one.getAttribute(name)).filter(Boolean));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode())
    if (!walker.currentNode.parentElement.closest(ours)) found.push(walker.currentNode.textContent.trim());
  return found;
}"""
# Names of formats, programs and methods, which Chinese offices write so too; the switch names both languages.
KNOWN = {"EN", "PDF", "PNG", "SVG", "CSV", "Excel", "Word", "XmR", "xlsx", "pptx", "docx", "AED", "Language"}
SWITCH = {"语言 Language", "Language 语言", "中文"}
# The qualifiers of reported figures, told of as they are written, with what they mean beside them.
QUALIFIERS = {"近", "多", "余"}
HAN, LATIN = re.compile(r"[\u4e00-\u9fff]+"), re.compile(r"[A-Za-z]{2,}")
# Codes of records, hashes of files and letters of columns, as sheets and computers write them.
CODE = re.compile(r"\b(?:[A-Z]{1,3}\d*(?:-\d+)+|[0-9a-f]{12}|[A-Z]{1,3}\d*)\b")


@pytest.fixture(scope="module")
def sheet_texts(sample_warehouse: Path) -> list[str]:
    """Every text that the warehouse holds, longest first: names, kinds, file names, cells."""
    texts: set[str] = set()
    connection = warehouse.open_current(sample_warehouse).connection
    columns = connection.execute(
        """SELECT table_name, column_name FROM information_schema.columns
        WHERE data_type = 'VARCHAR' AND (table_name LIKE 'fact%' OR table_name IN ('source_file', 'source_sheet'))"""
    ).fetchall()
    for table, column in columns:
        rows = connection.execute(f'SELECT DISTINCT "{column}" FROM "{table}"').fetchall()
        texts.update(str(value) for (value,) in rows if value)
    parts = {part for text in texts for part in text.split("/")}
    return sorted({text for text in texts | parts if len(text) > 1}, key=len, reverse=True)


def shown(page: Page, address: str, stem: str, language: str) -> list[str]:
    """The distinct texts of a page."""
    open_page(page, address, stem, language)
    settled(page)
    found: list[str] = page.evaluate(SHOWN)
    return found


def english_in(text: str) -> list[str]:
    """The English words of a Chinese page's text."""
    plain = CODE.sub(" ", re.sub(r"\S+\.(?:xlsx|xls|ods|csv)", " ", text))
    return [word for word in LATIN.findall(plain) if word not in KNOWN]


def chinese_in(text: str, sheet_texts: list[str]) -> list[str]:
    """The Chinese of an English page's text that no sheet says."""
    for known in sheet_texts:
        text = text.replace(known, " ")
    return [word for word in HAN.findall(text) if word not in QUALIFIERS]


@pytest.mark.parametrize("stem", STEMS)
def test_a_chinese_page_has_no_english_left(address: str, browser: Browser, stem: str) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900}, locale="zh-CN")
    left = {text: english_in(text) for text in shown(page, address, stem, "zh") if english_in(text)}
    page.close()
    assert left == {}


@pytest.mark.parametrize("stem", STEMS)
def test_an_english_page_has_no_chinese_left(address: str, browser: Browser, stem: str, sheet_texts: list[str]) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900}, locale="en-GB")
    texts = [text for text in shown(page, address, stem, "en") if text not in SWITCH]
    page.close()
    left = {text: found for text in texts if HAN.search(text) and (found := chinese_in(text, sheet_texts))}
    assert left == {}


def spoken(page: Page) -> list[str]:
    """What is read out of the page now, and shown by Streamlit beside our own pieces, in Latin letters alone."""
    found: list[str] = page.evaluate(SPOKEN)
    # The bulleted names of formats are read the same in both languages.
    return sorted(text for text in set(found) if english_in(text) and not HAN.search(text) and text[:1] != "•")


@pytest.mark.parametrize(
    "more", ["overview", "training", "sources&view=upload", "sources&view=files", "annual_summary"]
)
def test_what_streamlit_says_is_chinese_on_a_chinese_page(address: str, browser: Browser, more: str) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900}, locale="zh-CN")
    stem, _, asked = more.partition("&")
    open_page(page, address, stem, "zh", more=f"&{asked}" if asked else "")
    settled(page)
    assert spoken(page) == []
    page.close()


def test_lists_calendars_and_the_drawer_open_in_chinese(address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900}, locale="zh-CN")
    open_page(page, address, "overview", "zh")
    settled(page)
    page.locator(".st-key-county input").click()
    page.keyboard.type("zzz")
    expect(page.get_by_text("没有符合的选项")).to_be_visible()
    assert spoken(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="选择日期").click()
    expect(page.get_by_role("button", name="上个月")).to_be_visible()
    assert spoken(page) == []
    page.keyboard.press("Escape")
    page.get_by_test_id("card-training_people").locator(".mz-value a").click()
    expect(page.get_by_role("button", name="关闭", exact=True)).to_be_visible(timeout=30_000)
    assert spoken(page) == []
    page.close()


def test_an_english_page_says_what_streamlit_says_in_english(address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900}, locale="zh-CN")
    open_page(page, address, "overview", "zh")
    settled(page)
    expect(page.get_by_role("button", name="选择日期")).to_be_visible()
    page.locator(".st-key-lang").get_by_text("EN", exact=True).click()
    expect(page.get_by_role("button", name="Choose date")).to_be_visible(timeout=30_000)
    assert page.get_by_role("button", name="选择日期").count() == 0
    page.close()


def test_leftovers_would_be_found(sheet_texts: list[str]) -> None:
    assert english_in("万人培训 Show more") == ["Show", "more"]
    assert english_in("下载 Word 文档（.docx），HD-2020-003") == []
    assert chinese_in("Sessions held 更正后", sheet_texts) == ["更正后"]
