"""The part of `make screenshots` that uploads: a faulty workbook is dropped, looked at, published, step by step.

Run on a warehouse and an inbox of its own, so that nobody's data get into a picture.
"""

from __future__ import annotations

import os
import sys
import tempfile
from itertools import count
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from xlsxwriter import Workbook

from tools.camera import FLAGS, LOOKS, Look, settle, show_everything
from tools.pictures import clip, keep

HEADERS = ("班次编号", "举办单位", "类别", "证书", "开始", "结束", "地点", "报到人数")
# Two figures in one cell, a date outside the year, a number in full width, and a good row.
ROWS: tuple[tuple[object, ...], ...] = (
    ("S-101", "县区红十字会", "万人培训", "无", "2020-09-01", "2020-09-01", "示例一中", 58),
    ("S-102", "县区红十字会", "万人培训", "无", "2020-09-08", "2020-09-08", "示例社区", "５２"),
    ("S-103", "县区红十字会", "万人培训", "无", "2020-09-15", "2020-09-15", "示例村", "5场/250人"),
    ("S-104", "县区红十字会", "万人培训", "无", "2021-09-22", "2021-09-22", "示例二中", 61),
    ("合计", "", "", "", "", "", "", 171),
)


def faulty_book(path: Path, county: str) -> Path:
    """An invented ledger of four classes as a county might send it: faults that a reader has to find."""
    with Workbook(path) as book:
        sheet = book.add_worksheet("九月")
        sheet.write(0, 1, f"{county}2020年9月培训情况（示例数据：明细为虚构）")
        sheet.write_row(1, 0, HEADERS)
        for number, row in enumerate(ROWS, start=2):
            sheet.write_row(number, 0, row)
        sheet.write_row(len(ROWS) + 3, 0, ["注：以上为示例"])
    return path


def walk(page: Page, address: str, book: Path, look: Look, folder: Path) -> None:
    """The three steps in one look, each whole; and a clip of what is seen on the way."""
    numbers = count(1)
    seen: list[bytes] = []

    def shot(name: str) -> None:
        settle(page)
        seen.append(page.screenshot())
        show_everything(page, look.width)
        keep(page.screenshot(), folder / f"upload-{next(numbers)}-{name}-{look.ending}.png")
        page.set_viewport_size({"width": look.width, "height": 900})

    page.goto(f"{address}/sources?year=2020&as_of=2020-12-04&view=upload{look.query}")
    shot("choose")
    page.locator("input[type=file]").set_input_files(book)
    settle(page)
    seen.append(page.screenshot())
    page.locator(".st-key-look button").click()
    page.get_by_test_id("upload-finding").wait_for(timeout=60_000)
    settle(page)
    seen.append(page.screenshot())
    page.locator(".st-key-make-answers button").click()
    page.locator(".st-key-answers").wait_for(timeout=60_000)
    shot("review")
    page.locator(".st-key-publish button").click()
    page.get_by_test_id("load-result").wait_for(timeout=60_000)
    shot("published")
    clip(seen, folder / f"upload-{look.ending}.gif")


def main(address: str, county: str, folder: Path) -> None:
    """All looks; each upload replaces the one before, so only the first changes any figure."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=FLAGS)
        for number, look in enumerate(LOOKS):
            book = faulty_book(Path(kept) / f"培训补报{number + 1}.xlsx", county)
            context = browser.new_context(
                viewport={"width": look.width, "height": 900}, color_scheme=look.colours, locale=look.language
            )
            walk(context.new_page(), address, book, look, folder)
            context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
