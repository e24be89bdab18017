"""How a figure would change is said in its unit, also where rounding leaves nothing of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from metrics.metric import Scope
from views.language import Words
from views.loading.changes import Change, difference
from views.session import Reader

SCOPE = Scope(2020, dt.date(2020, 12, 4))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("446", "448", "+2场"),
        ("446", "440", "−6场"),
        ("446", "446", ""),
    ],
)
def test_the_difference_has_sign_and_unit(sample_reader: Reader, before: str, after: str, said: str) -> None:
    reading = sample_reader.reading("training_sessions", SCOPE)
    change = Change(replace(reading, value=Decimal(before)), replace(reading, value=Decimal(after)))
    assert difference(change, Words("zh")) == said


def test_neighbours_with_next_to_nothing_between_them_say_so(sample_reader: Reader) -> None:
    reading = sample_reader.reading("training_cost_per_person", SCOPE)
    change = Change(replace(reading, value=Decimal("44.6")), replace(reading, value=Decimal("44.4")))
    assert difference(change, Words("zh")) == "减少不足1元/人"
    assert difference(change, Words("en")).startswith("down by less than")
