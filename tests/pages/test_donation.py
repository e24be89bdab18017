"""The page of the three donations: the stages are said to be counts of a period, small counts stay hidden."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

Run = Callable[..., AppTest]
SCOPE = {"year": "2020", "as_of": "2020-12-04"}


def _texts(app: AppTest) -> str:
    return "\n".join(_html(app))


def _html(app: AppTest) -> list[str]:
    found = [str(getattr(element, "value", "")) for element in app.get("html")]
    return [text for text in found if "<style>" not in text]


@pytest.mark.parametrize(
    ("lang", "said"), [("中文", "不是同一批人"), ("EN", "not one group of people followed through")]
)
def test_stages_are_said_to_be_counts_of_a_period(run_page: Run, lang: str, said: str) -> None:
    assert said in _texts(run_page("donation", lang=lang, **SCOPE))


def test_every_chart_and_table_stands_there(run_page: Run) -> None:
    texts = _texts(run_page("donation", **SCOPE))
    for key in ("chart-stem-cells", "chart-organs", "chart-organs-county", "chart-awards-people", "chart-awards-units"):
        assert f'data-testid="{key}"' in texts
    for key in ("listing-stem-cell-rates", "listing-stem-cell-stages"):
        assert f'data-testid="{key}"' in texts


def test_choice_of_months_is_kept_in_the_address_and_hides_small_counts(run_page: Run) -> None:
    app = run_page("donation", stages="month", **SCOPE)
    table = next(text for text in _html(app) if "rows-stem-cell-stages" in text)
    assert "11月" in table
    assert not re.search(r"<td[^>]*>[1-4]</td>", table)
    assert "&lt;5" in table
