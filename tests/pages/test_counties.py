"""The page on counties: who needs attention first, then why, whether it is fair, whose returns are missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

# In the order in which a director reads them.
PARTS = (
    "urgent",
    "moves",
    "about-target",
    "chart-standing-bullets",
    "chart-tiles-training_sessions",
    "chart-borders-training_sessions",
    "chart-funnel",
    "chart-trend",
    "signals",
    "county-table",
    "city-targets",
    "returns",
    "county-standings",
)


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in app.get("html") if isinstance(element, Element))


@pytest.mark.parametrize(
    ("lang", "title"), [("中文", "12个县区中9个有任务落后"), ("EN", "9 of 12 counties are behind on a target")]
)
def test_everything_is_there_and_in_order(run_page: Callable[..., AppTest], lang: str, title: str) -> None:
    app = run_page("counties", year="2020", as_of="2020-12-04", lang=lang)
    assert not app.exception
    shown = texts(app)
    assert title in shown
    places = [shown.find(f'data-testid="{part}"') for part in PARTS]
    assert -1 not in places
    assert places == sorted(places)
    assert [button.label for button in app.get("download_button") if "Word" in button.label]


def test_a_target_is_chosen_for_the_charts(run_page: Callable[..., AppTest]) -> None:
    app = run_page("counties", year="2020", as_of="2020-12-04", target="relief_households")
    assert not app.exception
    assert "救助受益户，每万人（单位：户）" in texts(app)
    assert "人次当成了人" not in texts(app)


@pytest.mark.parametrize(
    ("year", "day"),
    [("2020", "2020-01-03"), ("2020", "2020-02-29"), ("2019", "2019-06-30"), ("2019", "2019-12-31"), ("2020", "")],
)
def test_no_day_is_a_fault(run_page: Callable[..., AppTest], year: str, day: str) -> None:
    app = run_page("counties", year=year, **({"as_of": day} if day else {}))
    assert not app.exception
    assert 'data-testid="page-title"' in texts(app)


def test_people_per_session_are_explained_on_the_training_page(run_page: Callable[..., AppTest]) -> None:
    app = run_page("training", year="2020", as_of="2020-12-04")
    assert 'data-testid="per-session-why"' in texts(app)
    assert "万人培训完成人数为计划的228.9%" in texts(app)


@pytest.mark.parametrize(
    ("lang", "titles"),
    [
        (
            "中文",
            ("上林县：4项任务中3项落后（", "，1项已完成", "上林县落后（77.3%）；12个县区中", "上林县在95%界限之内"),
        ),
        ("EN", ("Shanglin: of 4 targets, 3 behind (", "Shanglin: behind (77.3%); 9 of 12 counties may")),
    ],
)
def test_titles_speak_of_the_chosen_county(
    run_page: Callable[..., AppTest], lang: str, titles: tuple[str, ...]
) -> None:
    app = run_page("counties", year="2020", as_of="2020-12-04", lang=lang, county="450125")
    shown = texts(app)
    for title in titles:
        assert title in shown
