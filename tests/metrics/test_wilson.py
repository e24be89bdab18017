from decimal import Decimal

import pytest

from metrics.wilson import wilson_interval


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (148, 926, "0.138", "0.185"),
        (30, 148, "0.146", "0.275"),
        (17, 30, "0.392", "0.726"),
        (8, 17, "0.262", "0.690"),
        (0, 5, "0.000", "0.434"),
        (5, 5, "0.566", "1.000"),
    ],
)
def test_limits_agree_with_the_known_ones(successes: int, trials: int, low: str, high: str) -> None:
    found = wilson_interval(successes, trials)
    assert [limit.quantize(Decimal("0.001")) for limit in found] == [Decimal(low), Decimal(high)]


@pytest.mark.parametrize(("successes", "trials"), [(1, 0), (-1, 5), (6, 5)])
def test_what_is_no_share_raises(successes: int, trials: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson_interval(successes, trials)
