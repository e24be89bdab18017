"""How sure a share is that was counted on few people: Wilson's 95 % interval."""

from __future__ import annotations

from decimal import Decimal

from scipy.stats import binomtest

_PLACES = Decimal("0.000001")


def wilson_interval(successes: int, trials: int) -> tuple[Decimal, Decimal]:
    """Lower and upper limit (shares, 0 to 1, six places) of Wilson's 95 % score interval of `successes` in `trials`.

    Raises ValueError without a trial, or where the successes are negative or more than the trials: a stage count that
    exceeds the one before it is no share of it, and the caller says so instead.
    """
    if trials <= 0 or not 0 <= successes <= trials:
        raise ValueError(f"{successes} in {trials} is no share")
    limits = binomtest(successes, trials).proportion_ci(confidence_level=0.95, method="wilson")
    return _exact(float(limits.low)), _exact(float(limits.high))


def _exact(share: float) -> Decimal:
    return Decimal(str(share)).quantize(_PLACES)
