"""A list in a county's own words, of which no layout knows a header."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter import Workbook

HEADERS = ("哪天开的", "结班", "来了几个", "谁办的", "啥班", "联系电话")
FIELDS = ("started_on", "ended_on", "attended_count", "organiser", "training_type", "")


def unknown_book(path: Path, people: int = 33) -> Path:
    """One class of so many people, in a sheet called 九月."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with Workbook(path) as book:
        page = book.add_worksheet("九月")
        page.write_row(0, 0, HEADERS)
        page.write_row(1, 0, ["2020-09-10", "2020-09-11", people, "隆安县红十字会", "万人培训", "13800000000"])
    return path
