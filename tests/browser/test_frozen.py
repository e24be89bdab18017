"""In Chromium: a figure is ticked as checked, frozen with its document; a cell changes, and the page says so."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import ROOT, dashboard
from tests.browser.test_accessible import faults
from tests.browser.walking import Watch, scrolls_sideways
from tests.etl.books import written
from views.language import Words

pytestmark = pytest.mark.browser
SAY = Words("zh")
QUERY = "year=2020&as_of=2020-12-04"


def classes(tmp_path: Path, people: int) -> None:
    row = {"class_code": "A1", "started_on": dt.date(2020, 9, 1), "ended_on": dt.date(2020, 9, 1)}
    written(tmp_path / "inbox", "县区.xlsx", {"training_class": [{**row, "attended_count": people}]})


def load(environment: dict[str, str]) -> None:
    command, everything = [sys.executable, "-m", "etl", "load"], {**os.environ, **environment}
    subprocess.run(command, cwd=ROOT, env=everything, check=False, capture_output=True)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    names = ("WAREHOUSE", "INBOX", "FROZEN", "JOURNAL")
    return {f"MINGZHANG_{name}": str(tmp_path / name.lower()) for name in names}


@pytest.fixture
def address(environment: dict[str, str], tmp_path: Path) -> Iterator[str]:
    """The page on a server of its own, whose inbox holds one class of 50 people."""
    classes(tmp_path, 50)
    load(environment)
    with dashboard(environment) as found:
        yield f"{found}/annual_summary?{QUERY}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    shown = browser.new_page(viewport={"width": 1400, "height": 1000}, locale="zh-CN")
    yield shown
    shown.close()


def test_sign_freeze_change_and_see(page: Page, address: str, environment: dict[str, str], tmp_path: Path) -> None:
    watch = Watch(page)
    page.goto(f"{address}&part=checking")
    page.locator(".st-key-tick-training_people label").click(timeout=60_000)
    page.locator(".st-key-checked-by input").fill("王某")
    page.get_by_role("button", name=SAY("checking.submit")).click()
    expect(page.get_by_test_id("mark-held")).to_contain_text(SAY("sources.unverified", name="王某"), timeout=30_000)

    document = tmp_path / "总结.txt"
    document.write_text("全市完成万人培训50人。\n", "utf-8")
    page.goto(f"{address}&part=frozen")
    page.get_by_text(SAY("frozen.now"), exact=True).click(timeout=60_000)
    page.locator(".st-key-freeze-name input").fill("定稿")
    page.locator("input[type=file]").set_input_files(document)
    expect(page.get_by_text("总结.txt")).to_be_visible()
    page.get_by_role("button", name=SAY("frozen.do"), exact=True).click()
    expect(page.get_by_test_id("frozen-said")).to_be_visible(timeout=60_000)
    expect(page.get_by_test_id("changes-finding")).to_contain_text(SAY("moved.nothing"))

    classes(tmp_path, 70)
    load(environment)
    page.goto(f"{address}&part=frozen")
    stale = page.get_by_test_id("stale")
    expect(stale.locator("del")).to_contain_text("50人", timeout=60_000)
    expect(stale.locator("ins")).to_contain_text("70人")
    expect(page.get_by_test_id("rows-training_people")).to_contain_text("县区.xlsx")
    assert not scrolls_sideways(page)
    assert faults(page) == []
    page.get_by_role("link", name=SAY("moved.see", file="县区.xlsx")).first.click()
    expect(page.get_by_test_id("lit-cell")).to_have_text("70", timeout=30_000)
    page.goto(f"{address}&part=checking")
    expect(page.get_by_test_id("mark-lapsed")).to_contain_text(SAY("lapsed.value"), timeout=60_000)
    assert faults(page) == []
    # Opened by its address, a page first asks below that address for what the server keeps at its root.
    assert [line for line in watch.seen if "404" not in line] == []
