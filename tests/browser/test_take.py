"""Taking a chart along as a picture that says what it shows and where it is from; a page on paper."""

from __future__ import annotations

import io
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.walking import Watch, open_page, settled

pytestmark = pytest.mark.browser


@pytest.fixture(params=["light", "dark"])
def page(address: str, browser: Browser, request: pytest.FixtureRequest) -> Page:
    context = browser.new_context(viewport={"width": 1400, "height": 900}, color_scheme=request.param, locale="zh-CN")
    shown = context.new_page()
    open_page(shown, address, "fundraising")
    settled(shown)
    return shown


def _taken(page: Page, ending: str, number: int) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.locator(f'button[data-take="{ending}"]').nth(number).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_every_chart_is_saved_with_title_source_and_cut_off(page: Page) -> None:
    watch = Watch(page)
    titles = page.locator(".mz-chart-title").all_inner_texts()
    number = page.locator('button[data-take="svg"]').count()
    assert number == page.locator(".js-plotly-plot").count() > 5
    for at in range(number):
        if at % 8 == 7:  # Chromium asks its user before a page's eleventh download
            page.reload()
            settled(page)
            watch.seen.clear()  # Streamlit looks for its own address first, in places where it isn't
        name, content = _taken(page, "svg", at)
        words = "".join(ET.fromstring(content).itertext())
        frame = page.locator('[class*="st-key-chart-"]').filter(has=page.locator('button[data-take="svg"]')).nth(at)
        title = frame.locator(".mz-chart-title").inner_text()
        assert title in titles
        # Lines are broken where the picture is narrow, so blanks at the breaks are left out of the comparison.
        assert title.replace(" ", "") in words.replace(" ", "")
        assert "统计截至2020年12月4日" in words
        assert name.endswith("2020-12-04.svg")
    assert watch.seen == []
    page.context.close()


def test_a_png_is_twice_as_fine_as_the_screen(page: Page) -> None:
    _, content = _taken(page, "png", 0)
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", content[16:24])
    shown = page.locator(".js-plotly-plot").first.bounding_box()
    assert shown is not None
    assert width == 2 * (round(shown["width"]) + 48)
    assert height > 2 * shown["height"] + 120
    assert len(content) > 20_000, "a picture with nothing on it would be smaller"
    page.context.close()


def test_a_table_is_taken_along_typed_and_says_what_it_is(address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900}, locale="zh-CN", accept_downloads=True)
    open_page(page, address, "training")
    settled(page)
    title = page.locator(".st-key-chart-county-sessions .mz-chart-title").inner_text()
    page.get_by_test_id("open-table-county-sessions").click()
    with page.expect_download() as download:
        page.locator(".st-key-table-xlsx-county-sessions button").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert [row[0] for row in rows].count("隆安县") == 1
    assert any(isinstance(value, int | float) for value in rows[1][1:])
    assert "场" in "".join(str(heading) for heading in rows[0]), "the unit stands in the heading"
    about = {row[0]: row[1] for row in book.worksheets[1].iter_rows(values_only=True)}
    assert title in about.values()
    assert "2020年12月4日" in about.values()
    with page.expect_download() as download:
        page.locator(".st-key-table-csv-county-sessions button").click()
    content = Path(download.value.path()).read_bytes()
    assert content.startswith("\ufeff".encode())
    assert len(content.decode("utf-8-sig").splitlines()) == len(rows)
    page.close()


def test_paper_shows_the_page_without_controls_and_charts_as_wide_as_the_paper(page: Page) -> None:
    page.evaluate("window.print = () => { window.printed = true; }")
    page.locator('button[data-take="paper"]').click()
    page.wait_for_function("window.printed")
    drawings = page.locator(".js-plotly-plot .main-svg")
    widths = drawings.evaluate_all("all => all.map(one => one.clientWidth)")
    assert max(widths) <= 700
    page.emulate_media(media="print")
    for hidden in ('[data-testid="stSidebar"]', ".st-key-topbar", 'button[data-take="png"]'):
        assert not page.locator(hidden).first.is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") >= 3
    assert b"595" in pdf or b"594" in pdf, "A4 is 595 points wide"
    page.context.close()
