"""Where a page stands, without Streamlit: the sample's reader, a scope and the words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from etl import warehouse
from metrics.metric import Language, Scope
from views.language import Words
from views.page import Here
from views.session import Reader

Stand = Callable[..., Here]


@pytest.fixture(scope="session")
def sample_reader(sample_warehouse: Path) -> Reader:
    """The reader of the sample's generation."""
    return Reader(warehouse.open_current(sample_warehouse))


@pytest.fixture
def stand(sample_reader: Reader) -> Stand:
    """`stand("relief")` is that page at the cut-off of the published summary; `as_of` and `lang` choose others."""

    def here(stem: str, as_of: dt.date = dt.date(2020, 12, 4), lang: Language = "zh") -> Here:
        return Here(stem=stem, read=sample_reader, scope=Scope(as_of.year, as_of), say=Words(lang))

    return here
