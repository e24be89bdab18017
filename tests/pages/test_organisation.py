"""The page of the organisation: every chart and list is there, in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

Run = Callable[..., AppTest]
SCOPE = {"year": "2020", "as_of": "2020-12-04"}
PARTS = (
    "chart-reform",
    "chart-plans",
    "chart-boards",
    "chart-news",
    "chart-allocations",
    "listing-base",
    "listing-event",
)


def _texts(app: AppTest) -> str:
    return "\n".join(_html(app))


def _html(app: AppTest) -> list[str]:
    found = [str(getattr(element, "value", "")) for element in app.get("html")]
    return [text for text in found if "<style>" not in text]


@pytest.mark.parametrize(("lang", "said"), [("中文", "已印发7个县区"), ("EN", "Issued: 7 counties")])
def test_every_part_stands_there(run_page: Run, lang: str, said: str) -> None:
    texts = _texts(run_page("organisation", lang=lang, **SCOPE))
    assert said in texts
    for key in PARTS:
        assert f'data-testid="{key}"' in texts
