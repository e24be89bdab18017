"""One state on every page, in the address: county, year, cut-off, comparison, language; and what can't be is told."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from views.page import STEMS

Run = Callable[..., AppTest]
SCOPE = {"year": "2020", "as_of": "2020-12-04"}


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in app.get("html") if "<style>" not in element.value)


def head(app: AppTest) -> str:
    return next(element.value for element in app.get("html") if "page-title" in element.value)


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("county", ["450123", "HQ"])
def test_a_chosen_county_holds_on_every_page_and_can_be_left(run_page: Run, stem: str, county: str) -> None:
    app = run_page(stem, county=county, **SCOPE)
    assert not app.exception
    name = {"450123": "隆安县", "HQ": "市本级"}[county]
    assert name in head(app)
    back = re.search(r'href="([^"]+)">回到全市<', head(app))
    assert back
    assert "county=" not in back[1]
    assert "as_of=2020-12-04" in back[1]


def test_charts_and_cards_say_whose_figures_they_show(run_page: Run) -> None:
    shown = texts(run_page("training", county="450123", **SCOPE))
    assert "隆安县 · 累计数，单位" in shown
    assert "全市 · 万人培训完成场次" in shown, "a chart of all counties stays one"
    assert "26场" in shown
    assert "各县区中位数" in shown
    assert "全市数，不分县区" in shown, "money that isn't known by county is not called missing"
    assert "各县区中位数" not in texts(run_page("training", **SCOPE))


def test_the_comparison_is_chosen_once(run_page: Run) -> None:
    assert "比上年同期" in texts(run_page("overview", **SCOPE))
    before = texts(run_page("overview", compare="before", **SCOPE))
    assert "前年同期无数据" in before
    assert "上年" not in before
    without = texts(run_page("annual_summary", part="figures", compare="none", **SCOPE))
    assert "同期" not in without.replace("同期取同一天", "")
    assert "今年" not in without


@pytest.mark.parametrize("compare", ["before", "none"])
@pytest.mark.parametrize("stem", STEMS)
def test_every_page_runs_with_every_comparison(run_page: Run, stem: str, compare: str) -> None:
    for lang in ("EN", "中文"):
        assert not run_page(stem, compare=compare, lang=lang, **SCOPE).exception


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"county": "<img src=x onerror=alert(1)>"}, "全市"),
        ({"year": "1066"}, "2020"),
        ({"year": "2020", "as_of": "soon"}, "2020年12月4日"),
        ({"compare": "ever"}, "上年"),
        ({"lang": "fr"}, "中文"),
    ],
)
def test_what_the_address_asks_in_vain_is_told(run_page: Run, asked: dict[str, str], told: str) -> None:
    app = run_page("relief", **asked)
    assert not app.exception
    lines = re.findall(r'<p class="mz-line" data-testid="unknown">([^<]+)</p>', head(app))
    assert len(lines) == 1
    assert told in lines[0]
    assert "<img" not in head(app)


def test_an_unknown_choice_of_a_page_is_told(run_page: Run) -> None:
    app = run_page("counties", sort="<b>", target="nothing", **SCOPE)
    assert not app.exception
    assert texts(app).count('data-testid="unknown"') == 2
    assert "<b>”" not in texts(app)


def test_a_control_writes_all_that_holds_into_the_address(run_page: Run) -> None:
    app = run_page("overview", county="450123", lang="EN", **SCOPE)
    app.selectbox(key="year").select("2019").run()
    assert app.query_params == {"year": "2019", "as_of": "2019-12-04", "county": "450123", "lang": "EN"}
    app.selectbox(key="county").select("Whole city").run()
    assert "Longan" not in head(app)
    app.selectbox(key="compare").select("none").run()
    assert app.query_params["as_of"] == "2019-12-04", "also where it may be the default one day"
    assert app.query_params["compare"] == "none"


def test_the_county_of_the_profile_is_the_county_of_all_pages(run_page: Run) -> None:
    app = run_page("counties", **SCOPE)
    app.selectbox(key="pick_county").select("450124").run()
    assert not app.exception
    assert app.query_params["county"] == "450124"
    assert "马山县" in head(app)


@pytest.mark.parametrize("figure", ["nothing", "training_people~donor_name:x", "<script>alert(1)</script>", "a" * 5000])
@pytest.mark.parametrize("stem", ["overview", "sources"])
def test_a_figure_that_there_is_not_is_told(run_page: Run, stem: str, figure: str) -> None:
    view = {"view": "trace"} if stem == "sources" else {}
    app = run_page(stem, figure=figure, **view, **SCOPE)
    assert not app.exception
    assert 'data-testid="unknown-figure"' in texts(app)
    assert "<script>alert" not in texts(app)


@pytest.mark.parametrize(
    "cited",
    [
        "training_people",
        "training_people~month:5",
        "training_people~month:99",
        "training_people~county:nowhere",
        "training_people~until:2020-05-31",
        "training_people~target",
        "training_people_per_session~sector:学校",
        "hsc_donated",
        "child_aid_children~month:5",
        "training_funds~county:450123",
    ],
)
def test_the_drawer_of_any_figure_opens(run_page: Run, cited: str) -> None:
    for lang in ("EN", "中文"):
        app = run_page("training", figure=cited, lang=lang, **SCOPE)
        assert not app.exception
        assert 'data-testid="figure-value"' in texts(app) or 'data-testid="unknown-figure"' in texts(app)


def test_the_drawer_says_what_who_and_where(run_page: Run) -> None:
    app = run_page("training", figure="training_people~month:5~county:450123", **SCOPE)
    shown = texts(app)
    for part in ("定义", "不计入", "算法", "口径", "5月", "隆安县培训台账.xlsx", "行数", "导入", "文件时间"):
        assert part in shown
    assert 'data-testid="lit-cell"' in shown
    assert "隆安县全貌" in shown


def test_a_row_leads_to_its_figures_and_a_place_that_is_not_there_is_told(run_page: Run) -> None:
    place = {"file": "2020/隆安县培训台账.xlsx", "sheet": "培训班台账"}
    shown = texts(run_page("overview", row="6", **place, **SCOPE))
    assert 'data-testid="uses"' in shown
    assert "万人培训完成人数" in shown
    for wrong in ({"row": "0"}, {"row": "x"}, {"row": "6", "file": "../../etc/passwd"}, {"row": "9" * 9}):
        app = run_page("overview", **{**place, **wrong}, **SCOPE)
        assert not app.exception
        assert 'data-testid="unknown-place"' in texts(app)
    beyond = run_page("overview", row="99999", **place, **SCOPE)
    assert not beyond.exception
    assert "没有导入" in texts(beyond)
