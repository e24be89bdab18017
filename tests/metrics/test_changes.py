"""A change in words, rounded as the signed one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from metrics.changes import told_change


@pytest.mark.parametrize(
    ("share", "zh", "en"),
    [
        (Decimal("0.123"), "增长12.3%", "up 12.3%"),
        (Decimal("-0.05"), "下降5.0%", "down 5.0%"),
        (Decimal("0.0004"), "持平", "unchanged"),
        (0, "持平", "unchanged"),
    ],
)
def test_the_way_is_said_in_words(share: Decimal | float, zh: str, en: str) -> None:
    assert (told_change(share, "zh"), told_change(share, "en")) == (zh, en)
