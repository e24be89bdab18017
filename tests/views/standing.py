"""Where a view stands in a test: a page on the sample, without a browser."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from etl import warehouse
from metrics.metric import Language, Scope
from views.language import Words
from views.page import Here
from views.session import Reader

CUT_OFF = dt.date(2020, 12, 4)


def on_sample(folder: Path, stem: str, language: Language = "zh", as_of: dt.date = CUT_OFF) -> Here:
    """The page `stem` on the warehouse in `folder`, counted up to `as_of` of its year."""
    reader = Reader(warehouse.open_current(folder))
    return Here(stem=stem, read=reader, scope=Scope(as_of.year, as_of), say=Words(language))
