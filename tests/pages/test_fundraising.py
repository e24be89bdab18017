"""The fundraising page shows every chart that it promises, in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

CHARTS = (
    "gifts-by-month",
    "gifts-growth",
    "donor-types",
    "campaigns",
    "flow",
    "gifts-by-county",
    "receipts",
    "receipts-by-donor",
    "issues",
    "stock",
)


@pytest.mark.parametrize(("lang", "found"), [("中文", "4993万元"), ("EN", "CNY 49.93 million")])
def test_charts_and_title(run_page: Callable[..., AppTest], lang: str, found: str) -> None:
    app = run_page("fundraising", year="2020", as_of="2020-12-04", lang=lang)
    texts = "\n".join(element.value for element in app.get("html") if isinstance(element, Element))
    assert not app.exception
    assert [key for key in CHARTS if f'data-testid="chart-{key}"' not in texts] == []
    assert found in texts


def test_a_year_without_the_epidemic_has_no_card_of_it(run_page: Callable[..., AppTest]) -> None:
    name = "疫情捐赠款物价值"
    for year, is_there in (("2020", True), ("2019", False)):
        app = run_page("fundraising", year=year, as_of=f"{year}-12-04", lang="中文")
        assert not app.exception
        assert any(name in element.value for element in app.get("html") if isinstance(element, Element)) is is_there
