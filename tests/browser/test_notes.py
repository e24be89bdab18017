"""In Chromium: a note is written below a chart, stands on its axis for others too, survives, and is withdrawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from metrics.notes import store
from metrics.notes.note import About
from tests.browser.serving import dashboard
from tests.browser.walking import SCOPE, Watch
from views.language import Words

pytestmark = pytest.mark.browser
SAY = Words("zh")
# Whoever runs the tests may have opened their own server.
KEPT = {"MINGZHANG_EDIT": ""}
HOSTILE = "<b>停训</b> ![](http://example.org/x) $a$"


def opened(browser: Browser, address: str, path: str, *, width: int = 1400) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 1000}, locale="zh-CN")
    page.goto(f"{address}/{path}")
    expect(page.get_by_test_id("page-foot")).to_be_visible(timeout=60_000)
    return page


def choose(page: Page, name: str, option: str) -> None:
    # A list of options goes when the page below it is scrolled, and a click on what is half in sight scrolls.
    page.get_by_role("button", name=SAY("notes.save")).scroll_into_view_if_needed()
    box = page.locator(f"[class*='st-key-note-{name}-course-sessions']").get_by_role("combobox")
    box.click()
    page.get_by_role("option", name=option, exact=True).click()


def drawer(page: Page, key: str) -> None:
    page.get_by_test_id(f"open-notes-{key}").click()


def test_a_note_is_written_seen_by_others_and_withdrawn(
    browser: Browser, sample_warehouse: Path, tmp_path: Path
) -> None:
    with dashboard({**KEPT, "MINGZHANG_WAREHOUSE": str(sample_warehouse), "MINGZHANG_NOTES": str(tmp_path)}) as address:
        page = opened(browser, address, f"training?{SCOPE}")
        watch = Watch(page)
        drawer(page, "course-sessions")
        page.get_by_label(SAY("notes.text", n=200)).fill(HOSTILE)
        choose(page, "first", "2020年2月")
        choose(page, "last", "2020年4月")
        page.get_by_role("button", name=SAY("notes.save")).click()
        expect(page.get_by_test_id("note-told-course-sessions")).to_contain_text("请填写您的姓名或科室")
        page.get_by_label(SAY("notes.author")).fill("培训部")
        page.get_by_role("button", name=SAY("notes.save")).click()
        mark = page.locator(".st-key-plot-course-sessions svg text", has_text="<b>停训")
        expect(mark).to_have_count(1)
        (note,) = store.read(tmp_path)
        assert (note.said.text, note.said.author, note.said.about.metric) == (HOSTILE, "培训部", "training_sessions")

        other = opened(browser, address, f"training?{SCOPE}&lang=EN", width=390)
        expect(other.locator(".st-key-plot-course-sessions svg text", has_text="<b>停训")).to_have_count(1)
        expect(other.locator(".st-key-plot-course-people svg text", has_text="<b>停训")).to_have_count(0)
        other.close()

        page.goto(f"{address}/sources?{SCOPE}&view=notes")
        listed = page.get_by_test_id("all-notes")
        expect(listed).to_contain_text("培训部（自填，未核实）", timeout=30_000)
        expect(listed).to_contain_text(HOSTILE)
        page.locator(".st-key-note-pick-all").get_by_role("combobox").click()
        page.get_by_role("option").nth(1).click()
        page.get_by_label(SAY("notes.reason")).fill("重复")
        # For some frames the fields of the note before still stand beside those of the chosen one.
        author = page.get_by_label(SAY("notes.author"))
        expect(author).to_have_count(1)
        author.fill("办公室")
        page.get_by_role("button", name=SAY("notes.withdraw")).click()
        expect(listed).to_contain_text(SAY("notes.is_withdrawn"))
        listed.get_by_text(SAY("notes.history", n=2)).click()
        expect(listed.get_by_text("重复")).to_be_visible()
        page.goto(f"{address}/training?{SCOPE}")
        expect(page.get_by_test_id("page-foot")).to_be_visible(timeout=30_000)
        expect(page.locator(".st-key-plot-course-sessions svg text", has_text="<b>停训")).to_have_count(0)
        # A page that is opened by its own address is looked for below it at first: Streamlit's 404s are no fault here.
        assert [line for line in watch.seen if "404" not in line] == []
        page.close()


def test_notes_below_a_chart_are_on_its_picture(browser: Browser, sample_warehouse: Path, tmp_path: Path) -> None:
    store.write(tmp_path, About("training_sessions"), "口径自本年起含网上培训", "培训部")
    own = {"MINGZHANG_WAREHOUSE": str(sample_warehouse), "MINGZHANG_NOTES": str(tmp_path)}
    with dashboard({**KEPT, **own}) as address:
        page = opened(browser, address, f"training?{SCOPE}")
        with page.expect_download() as download:
            page.locator('.st-key-chart-course-sessions button[data-take="svg"]').click()
        assert "口径自本年起含网上培训" in download.value.path().read_text("utf-8")
        page.close()


def test_a_server_that_others_reach_shows_notes_and_takes_none(
    browser: Browser, sample_warehouse: Path, tmp_path: Path
) -> None:
    own = {"MINGZHANG_WAREHOUSE": str(sample_warehouse), "MINGZHANG_NOTES": str(tmp_path)}
    with dashboard({**KEPT, **own, "STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}) as address:
        page = opened(browser, address, f"sources?{SCOPE}&view=notes")
        expect(page.get_by_test_id("notes-closed")).to_contain_text("MINGZHANG_EDIT=1")
        assert page.get_by_role("button", name=SAY("notes.save")).count() == 0
        page.close()
