"""Every number in every table, also those behind charts, leads to its cells, or it is told here why it can't."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
from streamlit.testing.v1 import AppTest

from metrics import figure
from metrics.metric import Scope
from tests.views.standing import on_sample
from views import opening
from views.page import STEMS
from views.trace import citing

Run = Callable[..., AppTest]
CUT_OFF = dt.date(2020, 12, 4)
# heading of a column, as the Chinese page has it → why its cells are not figures that were counted from cells
REASONS = {
    "序时进度": "the share of the year that is over: the calendar's",
    "最近一次报送": "when a county handed in, not what",
    "已报月数/应报月数": "months of returns, not counted from cells",
    "完整率": "months of returns, not counted from cells",
    "及时率": "months of returns, not counted from cells",
    "常住人口": "the census, from the reference data",
    "2020年常住人口（人）": "the census, from the reference data",
    "位置": "a sentence about the funnel's limits",
    "信号": "a sentence about a rule of the control chart",
    "开始": "a day",
    "结束": "a day",
    "日期": "a day; its row is led to from the same line",
    "公示日期": "a day; its row is led to from the same line",
    "表中写作": "what the cell holds that is led to from the same line",
    "文件时间": "when a file was written",
    "格数": "how many cells the file has, which is led to from the same line",
    "小计": "what those cells add up to",
}
# table → the whole of it has a reason
TABLES = {"behind-returns": "when sheets were handed in, by months of returns"}
NUMBER = re.compile(r"\d")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every table behind a chart stands open."""
    monkeypatch.setattr(opening, "is_open", lambda what, _: what == "table")


def cells(app: AppTest) -> Iterator[tuple[str, str, str, str]]:
    """Each cell with its table's name, row's name and heading, but for the names of rows themselves."""
    for element in app.get("html"):
        for table in re.findall(r"<table.*?</table>", element.value, re.DOTALL):
            name = re.search(r'data-testid="([^"]*)"', table)
            for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL):
                of = re.search(r'<th scope="row">(.*?)</th>', row, re.DOTALL)
                for heading, cell in re.findall(r'<td data-name="([^"]*)"[^>]*>(.*?)</td>', row, re.DOTALL):
                    yield name[1] if name else "", plain(of[1] if of else ""), html.unescape(heading), cell


def plain(cell: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", cell))


def told(table: str, row: str, heading: str, text: str) -> bool:
    """Whether there is a reason for a number that leads nowhere."""
    if table in TABLES or heading in REASONS or heading.startswith("计入值"):
        return True
    # A median is of all the counties above it; a state without any measure has no row to lead to.
    return (table, row) == ("behind-peers", "中位数") or (table, text) == ("behind-reform", "0")


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("county", ["", "450123"])
@pytest.mark.parametrize("stem", STEMS)
def test_every_number_of_a_table_leads_to_its_cells(
    run_page: Run, sample_warehouse: Path, stem: str, county: str
) -> None:
    app = run_page(stem, year="2020", as_of=str(CUT_OFF), **({"county": county} if county else {}))
    assert not app.exception
    here, scope = on_sample(sample_warehouse, stem, as_of=CUT_OFF), Scope(2020, CUT_OFF, county or None)
    led, lost = 0, []
    for table, row, heading, cell in cells(app):
        text = plain(cell)
        if not NUMBER.search(text):
            continue
        link = re.search(r'href="([^"]*)"', cell)
        if link is None:
            lost += [] if told(table, row, heading, text) else [(table, row, heading, text)]
            continue
        asked = parse_qs(urlparse(html.unescape(link[1])).query)
        if "figure" in asked:
            assert here.read.ask(figure.read, citing.figure(asked["figure"][0], scope)).metric
        else:
            assert {"file", "row"} <= asked.keys() or "county" in asked, link[1]
        led += 1
    assert lost == []
    assert led > 5 or stem in ("sources", "annual_summary")
