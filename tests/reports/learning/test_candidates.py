"""Whether a claim can be a figure: the same number at the claim's own rounding, in a unit that may stand for it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from metrics.catalog import METRICS
from reports.claims.grammar import claims
from reports.learning.candidates import Candidate, fits

GOODS = Candidate(METRICS["donations_goods_value"], "value", Decimal("901334.35"), "元")


@pytest.mark.parametrize(
    ("text", "does"),
    [
        # English writes an amount in full that Chinese gives in 万元; the metric's rounding is the same in both.
        ("We received CNY 900,000 in goods.", True),
        ("We received CNY 901,334 in goods.", True),
        ("We received CNY 910,000 in goods.", False),
        ("We received CNY 901,000 in goods.", False),
        ("接收物资90万元。", True),
        ("接收物资900000元。", False),
        ("接收物资91万元。", False),
    ],
)
def test_an_amount_may_be_rounded_as_its_language_does(text: str, does: bool) -> None:
    (claim,) = claims(text)
    assert fits(claim, GOODS) is does
