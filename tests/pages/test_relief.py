"""The relief page shows every chart that it promises, in both languages, and no small count."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

CHARTS = (
    "relief-by-programme",
    "relief-by-county",
    "households-per-10k",
    "spent-per-10k",
    "cost-by-county",
    "cost-by-programme",
    "village",
    "still-poor",
    "children-by-county",
    "children-by-month",
)


@pytest.mark.parametrize(
    ("lang", "found"), [("中文", "623户 + 23户 = 646户"), ("EN", "623 households + 23 households")]
)
def test_charts_and_title(run_page: Callable[..., AppTest], lang: str, found: str) -> None:
    app = run_page("relief", year="2020", as_of="2020-12-04", lang=lang)
    texts = "\n".join(element.value for element in app.get("html") if isinstance(element, Element))
    assert not app.exception
    assert [key for key in CHARTS if f'data-testid="chart-{key}"' not in texts] == []
    assert found in texts
