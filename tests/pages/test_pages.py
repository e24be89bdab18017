"""Every page runs on the sample in both languages, says what it shows, and says what to do without data."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from views.page import STEMS

Run = Callable[..., AppTest]
SCOPE = {"year": "2020", "as_of": "2020-12-04"}
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def _texts(app: AppTest) -> str:
    return "\n".join(element.value for element in app.get("html") if "<style>" not in element.value)


@pytest.mark.parametrize("lang", ["中文", "EN"])
@pytest.mark.parametrize("stem", STEMS)
def test_page_runs_to_its_foot(run_page: Run, stem: str, lang: str) -> None:
    app = run_page(stem, lang=lang, **SCOPE)
    assert not app.exception
    texts = _texts(app)
    assert 'data-testid="page-title"' in texts
    assert 'data-testid="page-foot"' in texts
    assert 'data-testid="sample-line"' in texts


@pytest.mark.parametrize("lang", ["中文", "EN"])
@pytest.mark.parametrize("stem", STEMS)
def test_page_says_what_to_do_without_data(run_empty_page: Run, stem: str, lang: str) -> None:
    app = run_empty_page(stem, lang=lang)
    assert not app.exception
    assert "python -m etl load" in _texts(app)


@pytest.mark.parametrize("stem", STEMS)
def test_page_runs_for_an_early_cut_off_and_the_year_before(run_page: Run, stem: str) -> None:
    assert not run_page(stem, year="2020", as_of="2020-01-05").exception
    assert not run_page(stem, year="2019", as_of="2019-06-30").exception


@pytest.mark.parametrize("stem", STEMS)
def test_head_of_the_english_page_holds_no_chinese(run_page: Run, stem: str) -> None:
    head = next(e.value for e in run_page(stem, lang="EN", **SCOPE).get("html") if "page-title" in e.value)
    assert not CHINESE.search(head)


def test_scope_holds_on_the_next_page(run_page: Run) -> None:
    app = run_page("training", **SCOPE)
    assert "2020年12月4日" in _texts(app)
    app.switch_page("pages/relief.py").run()
    assert "2020年12月4日" in _texts(app)


def test_address_with_nonsense_falls_back_to_the_defaults(run_page: Run) -> None:
    app = run_page("overview", year="abc", as_of="yesterday", lang="<b>", county="x")
    assert not app.exception


def test_year_change_moves_the_cut_off_along(run_page: Run) -> None:
    app = run_page("overview").run()
    assert "2020年12月4日" in _texts(app), "the cut-off that the reference data name for the year"
    app.selectbox(key="year").select("2019").run()
    assert "2019年12月" in _texts(app)


@pytest.mark.parametrize("lang", ["中文", "EN"])
def test_the_trace_draws_the_sheet_around_the_first_cell(run_page: Run, lang: str) -> None:
    app = run_page("sources", lang=lang, view="trace", figure="training_people", **SCOPE)
    texts = _texts(app)
    assert not app.exception
    assert 'data-testid="lit-cell"' in texts
    assert 'data-testid="about-training_people"' in texts


def test_the_trace_of_a_restricted_figure_draws_the_form_alone(run_page: Run) -> None:
    app = run_page("sources", view="trace", figure="hsc_donated", **SCOPE)
    texts = _texts(app)
    assert not app.exception
    sheet = re.search(r'data-testid="drawn-sheet">.*?</table>', texts, re.DOTALL)
    assert sheet
    cells = re.findall(r"<td[^>]*>(.*?)</td>", sheet[0], re.DOTALL)
    assert set(cells) == {"", "▒▒"}, "the corner and masked cells"
    assert 'data-testid="lit-cell"' in sheet[0]


def test_the_files_lead_to_the_figures_that_use_them(run_page: Run) -> None:
    app = run_page("sources", view="files", **SCOPE)
    assert not app.exception
    assert "figure=" in _texts(app)


@pytest.mark.parametrize(
    ("lang", "title", "other"),
    [("中文", "数据读不出来", "还没有数据"), ("EN", "The data can't be read", "No data yet")],
)
def test_data_that_cannot_be_read_are_not_called_none(run_broken_page: Run, lang: str, title: str, other: str) -> None:
    app = run_broken_page("overview", lang=lang)
    assert not app.exception
    shown = "".join(html.unescape(element.value) for element in app.get("html"))
    assert title in shown
    assert other not in shown
    assert "python -m etl load" in shown
