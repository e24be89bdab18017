"""In Chromium: a faulty workbook is dropped, its problem and cell seen, published, its figure seen, then undone."""

from __future__ import annotations

import datetime as dt
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import ROOT, dashboard
from tests.browser.walking import go
from tests.etl.books import written
from tests.etl.unknown_books import unknown_book
from views.language import Words

pytestmark = pytest.mark.browser
SAY = Words("zh")


def _class(code: str, people: object) -> dict[str, object]:
    return {"class_code": code, "started_on": dt.date(2020, 9, 1), "ended_on": dt.date(2020, 9, 1),
            "attended_count": people}  # fmt: skip


@pytest.fixture
def page(tmp_path: Path, browser: Browser) -> Iterator[Page]:
    """The sources page of a server of its own, whose inbox holds one class of 50 people."""
    written(tmp_path / "inbox", "a.xlsx", {"training_class": [_class("A1", 50)]})
    names = {"MINGZHANG_WAREHOUSE": "warehouse", "MINGZHANG_INBOX": "inbox", "MINGZHANG_LAYOUTS": "layouts"}
    environment = {name: str(tmp_path / part) for name, part in names.items()}
    command = [sys.executable, "-m", "etl", "load"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False, capture_output=True)
    with dashboard(environment) as address:
        shown = browser.new_page(viewport={"width": 1400, "height": 1000}, locale="zh-CN")
        shown.goto(f"{address}/")
        go(shown, SAY("nav.sources"), narrow=False)
        shown.get_by_text(SAY("sources.upload"), exact=True).first.click(timeout=30_000)
        yield shown
        shown.close()


def test_drop_look_publish_and_undo(page: Page, tmp_path: Path) -> None:
    faulty = written(tmp_path, "补报.xlsx", {"training_class": [_class("B1", 70), _class("B2", "很多")]})
    column = "G"
    heading = page.get_by_role("heading", name=SAY("sources.upload"), exact=True)
    expect(heading).to_have_count(1)
    page.locator("input[type=file]").set_input_files(faulty)
    page.get_by_role("button", name=SAY("upload.look"), exact=True).click()
    problems = page.get_by_test_id("upload-problems")
    expect(problems).to_contain_text(f"补报.xlsx › 培训班台账 › {column}4", timeout=60_000)
    expect(problems).to_contain_text("很多")
    expect(heading).to_have_count(0)  # a review has headings of its own, and none stands empty above them
    figures = page.get_by_test_id("changes-2020")
    expect(figures).to_contain_text("50人")
    expect(figures).to_contain_text("120人")
    assert not (tmp_path / "inbox" / "补报.xlsx").exists()

    page.get_by_role("button", name=SAY("answers.make", n=1)).click()
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="补报-更正.xlsx").click(timeout=60_000)
    assert download.value.suggested_filename == "补报-更正.xlsx"
    answer = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    assert "很多" in str(answer["培训班台账"][f"{column}4"].value)
    assert answer["培训班台账"][f"{column}4"].comment is not None

    page.get_by_label(SAY("upload.by")).fill("<b>李</b>*明*")
    page.get_by_role("button", name=SAY("upload.publish"), exact=True).click()
    expect(page.get_by_test_id("load-result")).to_contain_text("导入2行", timeout=60_000)
    expect(page.get_by_test_id("load-counts")).to_contain_text("2")
    assert (tmp_path / "inbox" / "补报.xlsx").exists()
    page.get_by_text(SAY("sources.problems"), exact=True).first.click()
    expect(page.get_by_role("button", name="补报-更正.xlsx")).to_be_visible(timeout=30_000)
    page.get_by_text(SAY("sources.generations"), exact=True).first.click()
    expect(page.get_by_test_id("generations")).to_contain_text("<b>李</b>*明*（自填，未核实）")

    page.get_by_role("button", name=SAY("undo.open")).click()
    page.get_by_role("button", name=SAY("undo.confirm"), exact=True).click()
    expect(page.get_by_test_id("generations").locator("tbody tr").nth(1)).to_contain_text(
        SAY("sources.current"), timeout=60_000
    )
    assert not (tmp_path / "inbox" / "补报.xlsx").exists()


def _choose(page: Page, label: str, option: str) -> None:
    """Choose in one of the selection boxes of the form."""
    box = page.get_by_role("combobox", name=label).first
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).click()


def test_a_list_in_a_countys_own_words_is_confirmed_once(page: Page, tmp_path: Path) -> None:
    page.locator("input[type=file]").set_input_files(unknown_book(tmp_path / "九月.xlsx"))
    page.get_by_role("button", name=SAY("upload.look"), exact=True).click()
    understood = page.get_by_test_id("understood")
    expect(understood).to_contain_text("培训班台账", timeout=60_000)
    expect(understood).to_contain_text(SAY("understood.asked", share="").strip("，"))
    # Its columns are proposed by what they hold; only what it lacks is left to say.
    _choose(page, "证书", "无")
    page.get_by_role("textbox", name="县区").fill("隆安县")
    page.get_by_role("button", name=SAY("mapping.save"), exact=True).click()
    expect(page.get_by_test_id("load-result")).to_contain_text(SAY("mapping.kept"), timeout=60_000)
    expect(page.get_by_test_id("changes-2020")).to_contain_text("83人")
    assert len(list((tmp_path / "layouts").glob("confirmed-*.toml"))) == 1

    page.get_by_role("button", name=SAY("upload.abandon"), exact=True).click()
    page.locator("input[type=file]").set_input_files(unknown_book(tmp_path / "十月.xlsx", people=40))
    page.get_by_role("button", name=SAY("upload.look"), exact=True).click()
    expect(page.get_by_test_id("changes-2020")).to_contain_text("90人", timeout=60_000)
    expect(page.get_by_test_id("understood")).not_to_contain_text(SAY("understood.asked", share="").strip("，"))
