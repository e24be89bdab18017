"""In Chromium: from cards, marks and cells of tables to the lit cell; to a county and back; a link shows the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from metrics.catalog import METRICS
from tests.browser.walking import Watch, go, open_page, scrolls_sideways, settled
from views.language import Words
from views.subjects.overview import CARDS

pytestmark = pytest.mark.browser
# All at one moment, for the drawer slides in: the box, the lit cell, its row's number, the header.
BOXES = """() => {
  const box = document.querySelector('[data-testid="drawn-sheet"]');
  const cell = box.querySelector('[data-testid="lit-cell"]');
  const parts = [box, cell, cell.closest('tr').querySelector('th[scope="row"]'), box.querySelector('thead')];
  return parts.map(part => part.getBoundingClientRect().toJSON());
}"""
# The drawer slides in and widens; a sheet stands still once two looks in a row find it at the same place.
AT_REST = """() => new Promise(resolve => {
  let last = '';
  const look = () => {
    const parts = ['drawn-sheet', 'lit-cell'].map(name => document.querySelector(`[data-testid="${name}"]`));
    const now = JSON.stringify(parts.map(part => part && part.getBoundingClientRect()));
    if (now === last && !now.includes('null')) return resolve();
    last = now;
    setTimeout(look, 250);
  };
  look();
})"""
# Cells at the left of their sheet, in the middle, far right.
IN_THEIR_BOX = ("training_sessions", "training_people", "donations_value", "receipts_issued")
SAY = Words("zh")
LONG_AN = "450123"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    tab = browser.new_page(viewport={"width": 1400, "height": 900}, locale="zh-CN")
    watch = Watch(tab)
    yield tab
    # A page that is opened by its own address is looked for below it at first: Streamlit's 404s are no fault here.
    assert [line for line in watch.seen if "404" not in line] == []
    tab.close()


def lit(page: Page) -> str:
    """Where the lit cell is, once the drawer shows it: workbook › sheet › J23."""
    cell = page.get_by_test_id("lit-cell")
    expect(cell).to_be_visible(timeout=30_000)
    place = page.get_by_test_id("lit-place").inner_text()
    assert place.count(" › ") == 2, place
    return place


def click_mark(page: Page, marks: str, number: int = 0) -> None:
    """Click in the middle of a mark of a chart, as a mouse does."""
    mark = page.locator(marks).nth(number)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_every_card_of_the_overview_leads_to_a_lit_cell(address: str, page: Page) -> None:
    open_page(page, address, "overview")
    settled(page)
    for key in CARDS:
        number = page.get_by_test_id(f"card-{key}").locator(".mz-value a")
        value = number.inner_text()
        number.click()
        expect(page.get_by_test_id("figure-value")).to_be_visible(timeout=30_000)
        assert page.get_by_test_id("figure-value").inner_text().replace(" ", "") == value.replace("\n", ""), key
        lit(page)
        if METRICS[key].restricted:
            # Its sheets hold personal data: the lit cell stands in its form, and nothing of a row is shown.
            assert page.get_by_test_id("lit-cell").inner_text() == "▒▒"
        assert f"figure={key}" in page.url
        page.go_back()
        expect(page.get_by_test_id("figure-value")).to_have_count(0)


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("figure", IN_THEIR_BOX)
def test_the_lit_cell_stands_within_its_box(address: str, page: Page, width: int, figure: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, address, "overview", "en", more=f"&figure={figure}")
    lit(page)
    # The drawer slides in; what stands in it is measured when it has come to rest.
    page.evaluate(AT_REST)
    box, seen, number, head = page.evaluate(BOXES)
    assert number["x"] + number["width"] <= seen["x"] + 1, "the row's number covers the cell"
    assert head["y"] + head["height"] <= seen["y"] + 1, "the header covers the cell"
    assert box["x"] <= seen["x"]
    assert seen["x"] + seen["width"] <= box["x"] + box["width"] + 1
    assert not scrolls_sideways(page)


def test_a_bar_of_a_month_leads_to_a_lit_cell(address: str, page: Page) -> None:
    open_page(page, address, "overview")
    settled(page)
    click_mark(page, ".st-key-plot-months-training_people .barlayer .point path", 4)
    lit(page)
    assert "month" in page.url


def test_a_county_in_the_funnel_leads_to_its_cells(address: str, page: Page) -> None:
    open_page(page, address, "counties")
    settled(page)
    click_mark(page, ".st-key-plot-funnel .scatterlayer .point", 3)
    lit(page)
    assert "county%3A45" in page.url or "county:45" in page.url


def test_a_cell_of_the_table_leads_to_a_lit_cell(address: str, page: Page) -> None:
    open_page(page, address, "counties")
    settled(page)
    page.get_by_test_id("county-table").locator("td .mz-sub a").first.click()
    lit(page)


def test_every_figure_of_the_county_table_opens_on_a_phone(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    open_page(page, address, "counties")
    settled(page)
    cells = page.get_by_test_id("county-table").locator("tbody td")
    shown = [text for text in cells.all_inner_texts() if any(letter.isdigit() for letter in text)]
    figures = cells.locator("a.mz-go:visible")
    assert len(shown) > 40
    assert figures.count() == len(shown)
    figures.nth(5).click()
    lit(page)


def test_the_table_behind_a_chart_leads_to_a_lit_cell(address: str, page: Page) -> None:
    open_page(page, address, "training")
    settled(page)
    page.get_by_test_id("open-table-county-sessions").click()
    cells = page.get_by_test_id("behind-county-sessions").locator("td a.mz-go")
    cells.first.click()
    lit(page)


@pytest.mark.parametrize("chart", ["tiles-training_sessions", "borders-training_sessions"])
def test_a_county_on_a_map_leads_to_its_profile_and_back_returns(address: str, page: Page, chart: str) -> None:
    map_choice = "&map=borders" if chart.startswith("borders") else ""
    open_page(page, address, "training", more=map_choice)
    settled(page)
    if chart.startswith("tiles"):
        click_mark(page, f".st-key-plot-{chart} .barlayer .point path", 2)
    else:
        drag = page.locator(f".st-key-plot-{chart} .nsewdrag").first
        drag.scroll_into_view_if_needed()
        box = drag.bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".mz-eyebrow")).to_have_text(SAY("nav.counties"), timeout=30_000)
    expect(page.get_by_test_id("page-scope")).to_contain_text(SAY("shell.back_to_city"))
    assert "county=45" in page.url
    page.go_back()
    expect(page.locator(".mz-eyebrow")).to_have_text(SAY("nav.training"), timeout=30_000)
    expect(page.get_by_test_id("page-scope")).not_to_contain_text(SAY("shell.back_to_city"))
    assert "county=" not in page.url


def test_what_is_chosen_holds_across_pages_and_in_a_copied_link(address: str, page: Page, browser: Browser) -> None:
    open_page(page, address, "training", more=f"&county={LONG_AN}&compare=before")
    settled(page)
    go(page, SAY("nav.relief"), narrow=False)
    expect(page.locator(".mz-eyebrow")).to_have_text(SAY("nav.relief"), timeout=30_000)
    settled(page)
    for said in ("year=2020", "as_of=2020-12-04", f"county={LONG_AN}", "compare=before"):
        assert said in page.url
    page.locator(".mz-card .mz-value a").first.click()
    lit(page)
    other = browser.new_page(viewport={"width": 1400, "height": 900}, locale="zh-CN")
    other.goto(page.url)
    assert lit(other) == lit(page)
    for testid in ("page-scope", "page-title", "figure-value"):
        assert other.get_by_test_id(testid).inner_text() == page.get_by_test_id(testid).inner_text()
    other.close()
    page.go_back()
    expect(page.get_by_test_id("figure-value")).to_have_count(0)
    page.go_back()
    expect(page.locator(".mz-eyebrow")).to_have_text(SAY("nav.training"), timeout=30_000)


def test_another_comparison_moves_cards_and_charts(address: str, page: Page) -> None:
    open_page(page, address, "training")
    settled(page)
    card = page.get_by_test_id("card-training_people")
    expect(card).to_contain_text(SAY("compare.then.last"))
    page.locator(".st-key-compare input").click()
    page.get_by_role("option", name=SAY("shell.compare.none")).click()
    expect(card).not_to_contain_text(SAY("compare.then.last"))
    assert "compare=none" in page.url
    page.go_back()
    expect(card).to_contain_text(SAY("compare.then.last"))


def test_a_row_of_a_sheet_leads_to_the_figures_that_use_it(address: str, page: Page) -> None:
    open_page(page, address, "overview", more="&figure=training_people")
    lit(page)
    page.get_by_test_id("drawn-sheet").locator("tr", has=page.get_by_test_id("lit-cell")).locator("a.mz-go").click()
    expect(page.get_by_test_id("uses")).to_be_visible(timeout=30_000)
    assert "row=" in page.url


@pytest.mark.parametrize("width", [1400, 390])
def test_what_stands_left_of_the_lit_cell_is_seen_with_it(address: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, address, "training", "zh", "&figure=training_people")
    lit(page)
    settled(page)
    page.evaluate(AT_REST)
    sheet, cell, _, _ = page.evaluate(BOXES)
    assert sheet["x"] + 100 < cell["x"], (sheet, cell)
    assert cell["right"] <= sheet["right"], (sheet, cell)
