"""The page of rescue and volunteers: every chart is there, people and person-times are said to be apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

Run = Callable[..., AppTest]
SCOPE = {"year": "2020", "as_of": "2020-12-04"}
CHARTS = ("chart-rescues", "chart-volunteers-activity", "chart-volunteers-county", "listing-named")


def _texts(app: AppTest) -> str:
    return "\n".join(_html(app))


def _html(app: AppTest) -> list[str]:
    found = [str(getattr(element, "value", "")) for element in app.get("html")]
    return [text for text in found if "<style>" not in text]


@pytest.mark.parametrize(("lang", "said"), [("中文", "不相加"), ("EN", "never added")])
def test_people_and_person_times_stand_apart(run_page: Run, lang: str, said: str) -> None:
    texts = _texts(run_page("response", lang=lang, **SCOPE))
    assert said in texts
    for key in CHARTS:
        assert f'data-testid="{key}"' in texts


def test_cards_carry_the_published_figures(run_page: Run) -> None:
    texts = _texts(run_page("response", **SCOPE))
    for key in ("rescue_missions", "rescue_deployments", "rescue_drill_members", "rescue_team_grant"):
        assert f'data-testid="card-{key}"' in texts
