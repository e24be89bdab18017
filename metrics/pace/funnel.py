"""Fair between counties: rates by inhabitants on a funnel, with limits that are wide where few people live.

* **Limits**: a county with n inhabitants would have θ·n events by chance, θ being the rate of all together; 95 % and
  99.8 % of such counts lie between exact Poisson limits (Spiegelhalter 2005).
* **Over-dispersion**: counties differ by more than chance for reasons that nobody measures. The z-scores (of square
  roots, winsorised at 10 % and 90 %) say by how much, φ; where φ > 1 the limits are those of events φ times as large.
* **Shrunken rates**: a rate of few events is drawn towards the others' by as much as it is uncertain, (Y + a)/(E + a),
  with a from what counties differ by (DerSimonian–Laird), and its 95 % interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import stats

Floats = npt.NDArray[np.float64]
Place = Literal["far_above", "above", "within", "below", "far_below"]
PER = 10_000
"""Rates are by so many inhabitants."""
WINSORISED = 0.1
LEVELS = (0.95, 0.998)
LEAST = 5
"""Of fewer counties nobody can say by how much counties differ."""
LEAST_SPREAD = 0.15
"""Counties are never quite alike: rates are believed to differ by 15 % at least, even where chance explains all."""
_CURVE_POINTS = 80


@dataclass(frozen=True)
class Funnel:
    """Where counties lie on a funnel; arrays in the order of the counties, rates by 10,000 inhabitants.

    `low`, `high` are the limits at 95 % (row 0) and 99.8 % (row 1), over-dispersion included; `shrunken` with
    `shrunken_low` and `shrunken_high` the rate that a county can be believed to have.
    """

    counts: Floats
    populations: Floats
    rate: float
    phi: float
    low: Floats
    high: Floats
    shrunken: Floats
    shrunken_low: Floats
    shrunken_high: Floats

    @property
    def rates(self) -> Floats:
        """Events by 10,000 inhabitants."""
        return self.counts / self.populations * PER

    @property
    def places(self) -> list[Place]:
        """Where each county lies: within the 95 % limits, outside them, or outside those of 99.8 % (far)."""
        return [_place(rate, low, high) for rate, low, high in zip(self.rates, self.low.T, self.high.T, strict=True)]

    def limits_at(self, populations: Floats) -> tuple[Floats, Floats]:
        """Lower and upper limits for other populations, a row for each level: the curves of the funnel."""
        return limits(self.rate / PER * populations, populations, self.phi)

    def curve(self) -> tuple[Floats, Floats, Floats]:
        """Populations from the smallest to the largest county, with the limits there."""
        least, most = self.populations.min() * 0.8, self.populations.max() * 1.05
        at = np.linspace(least, most, _CURVE_POINTS)
        return (at, *self.limits_at(at))


def _place(rate: float, low: Floats, high: Floats) -> Place:
    if rate > high[1] or rate < low[1]:
        return "far_above" if rate > high[1] else "far_below"
    if rate > high[0] or rate < low[0]:
        return "above" if rate > high[0] else "below"
    return "within"


def funnel(counts: Floats, populations: Floats, size: float = 1.0) -> Funnel | None:
    """The funnel of counts by county; None with fewer than five counties, or where nothing was done.

    `size` is how much one event brings (people of a class, yuan of a gift): chance is that of events. Populations must
    be above 0.
    """
    counts, populations = np.asarray(counts, dtype=np.float64), np.asarray(populations, dtype=np.float64)
    if len(counts) < LEAST or counts.sum() <= 0:
        return None
    theta = counts.sum() / populations.sum()
    expected = theta * populations
    phi = max(size, size * over_dispersion(counts / size, expected / size))
    low, high = limits(expected, populations, phi)
    middle, least, most = shrunken(counts / size, expected / size)
    rate = theta * PER
    return Funnel(counts, populations, rate, phi, low, high, middle * rate, least * rate, most * rate)


def over_dispersion(events: Floats, expected: Floats) -> float:
    """φ: the mean square of the winsorised z-scores of square roots, 1 where counties differ by chance alone."""
    z = 2 * (np.sqrt(events) - np.sqrt(expected))
    least, most = np.quantile(z, [WINSORISED, 1 - WINSORISED])
    return float(np.mean(np.clip(z, least, most) ** 2))


def limits(expected: Floats, populations: Floats, phi: float) -> tuple[Floats, Floats]:
    """Exact Poisson limits of events φ large, as rates by 10,000 inhabitants; a row for each of 95 % and 99.8 %.

    Between two counts they are interpolated, so that the funnel is smooth; whole counts fall on the same side as of the
    exact limits.
    """
    tails, events = np.array([[(1 - level) / 2] for level in LEVELS]), expected / phi
    least = stats.poisson.ppf(tails, events)
    over = (stats.poisson.cdf(least, events) - tails) / stats.poisson.pmf(least, events)
    most = stats.poisson.isf(tails, events)
    under = (tails - stats.poisson.sf(most, events)) / stats.poisson.pmf(most, events)
    scale = phi / populations * PER
    return np.maximum(0.0, least - over) * scale, (most + 1.0 - under) * scale


def shrunken(events: Floats, expected: Floats) -> tuple[Floats, Floats, Floats]:
    """Relative rates (1: as all together) with their 95 % intervals, from a gamma prior fitted to the counties."""
    a = 1 / max(LEAST_SPREAD**2, between(events, expected))
    least, most = (stats.gamma.ppf(end, events + a, scale=1 / (expected + a)) for end in (0.025, 0.975))
    return (events + a) / (expected + a), np.asarray(least), np.asarray(most)


def between(events: Floats, expected: Floats) -> float:
    """τ²: the variance of relative rates between counties that chance leaves to be explained (DerSimonian–Laird)."""
    weights, ratios = expected, events / expected
    mean = float((weights * ratios).sum() / weights.sum())
    q = float((weights * (ratios - mean) ** 2).sum())
    scale = float(weights.sum() - (weights**2).sum() / weights.sum())
    return max(0.0, (q - (len(events) - 1)) / scale)
