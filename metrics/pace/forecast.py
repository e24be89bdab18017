"""Will a target be reached? A seasonal pace and a gamma-Poisson forecast of where the year ends.

The work of a county is taken as events that arrive at an unknown yearly rate, spread over the year as in past years:

* **pace**: F, the share of a year's work that past years had done by a day (smoothed monthly shares, prorated by day);
  without history it is the share of the year that is over (序时进度), the pace says so, and it is taken as a guess:
  the forecast is averaged over the seasons that could hide behind it;
* **rate**: before the year it is believed to lie around the target T, `Gamma(k, kφ/T)` in events of size φ, where `k`
  says how firmly (the standard deviation is 1/√k of the mean);
* **rest of the year**: with Y done by F, rest/φ is negative binomial, r = k + Y/φ, p = b/(b + 1 - F), b = kφ/T + F.

φ is 1 for sessions that come one by one, and fifty and more for people who come in classes (see `dispersion`).
How often this is right is simulated in `metrics.pace.simulation`; docs/under-target.md has the numbers.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import special

Status = Literal["done", "likely", "watch", "behind", "too_early", "not_reported", "no_target"]
Floats = npt.NDArray[np.float64]
Numbers = float | Floats

FIRMNESS = 10.0
"""k of the prior rate: the true rate lies within about ±30 % of the target."""
SMOOTHING = 12.0
"""Events spread evenly over the year that are added to the history, so that no month's share is 0 or rests on a few."""
BEHIND_BELOW = 0.2
LIKELY_FROM = 0.87
TOO_EARLY_BELOW = 0.25
MOST_EVENTS = 60.0
"""However many events a target stands for, no more certainty than that of so many is claimed: what strikes all alike
(an epidemic, a flood) doesn't average out. The simulation goes as far."""
GUESSED_SEASON = 8.0
"""Without history F is believed to be Beta(cF, c(1-F)): half way through the year ±17 points, as seasons go."""
BAND = 0.8
_HALF_AN_EVENT = 1e-9  # keeps 35.000000001 events from being asked for where 35 are missing
EVEN = (1 / 12,) * 12


@dataclass(frozen=True)
class Pace:
    """The share of a year's work that each month brings; `seasonal` is False where it is plain 序时进度."""

    shares: tuple[float, ...] = EVEN
    seasonal: bool = False
    years: tuple[int, ...] = ()

    def share_by(self, day: dt.date) -> float:
        """The share of the year's work expected up to the end of a day, 0 to 1."""
        if not self.seasonal:
            return day.timetuple().tm_yday / (366 if calendar.isleap(day.year) else 365)
        part = day.day / calendar.monthrange(day.year, day.month)[1]
        return min(1.0, sum(self.shares[: day.month - 1]) + self.shares[day.month - 1] * part)

    def share_between(self, since: dt.date | None, day: dt.date, until: dt.date) -> float:
        """The share, by `day`, of the work of the days from `since` (None: 1 January) to `until`."""
        before = self.share_by(since - dt.timedelta(1)) if since and since > dt.date(day.year, 1, 1) else 0.0
        whole = self.share_by(until) - before
        if day >= until or whole <= 0:
            return 1.0
        return max(0.0, (self.share_by(day) - before) / whole)


def smoothed_shares(events: Floats) -> Floats:
    """Monthly shares from events by month (last axis, January first): (events + α/12) / (all + α)."""
    return np.asarray((events + SMOOTHING / 12) / (events.sum(axis=-1, keepdims=True) + SMOOTHING), dtype=np.float64)


def pace_of(history: Sequence[tuple[int, int, float]], phi: float = 1.0) -> Pace:
    """The seasonal pace from rows of (year, month, amount) of whole past years, all counties together.

    Years without any work tell nothing about the season; without another year the pace is plain 序时进度.
    """
    worked = {year for year, _, amount in history if amount > 0}
    if not worked:
        return Pace()
    months = np.zeros(12)
    for _, month, amount in history:
        months[month - 1] += max(amount, 0.0)
    return Pace(tuple(float(share) for share in smoothed_shares(months / phi)), True, tuple(sorted(worked)))


def dispersion(sum_of_sizes: float, sum_of_squares: float) -> float:
    """φ of a total over events that come by chance: E(size²)/E(size), the variance of the total over its mean.

    1 where nothing is known; never below 1.
    """
    return max(1.0, sum_of_squares / sum_of_sizes) if sum_of_sizes > 0 else 1.0


@dataclass(frozen=True)
class Forecast:
    """Where the year is likely to end: probability of reaching the target, and the 80 % band of the final value."""

    probability: float
    low: float
    high: float


def _rest(done: Numbers, target: Numbers, share: Numbers, phi: Numbers) -> tuple[Floats, Floats]:
    """r and p of the negative binomial of the events that are still to come."""
    b = FIRMNESS * np.asarray(phi, dtype=float) / target + share
    return FIRMNESS + np.maximum(done, 0.0) / phi, np.asarray(b / (b + 1.0 - np.asarray(share)))


def probability_of(done: Numbers, target: Numbers, share: Numbers, phi: Numbers = 1.0) -> Floats:
    """The probability of reaching `target` > 0 after `done` at the pace's `share`, element by element."""
    r, p = _rest(done, target, share, phi)
    missing = np.ceil((np.asarray(target, dtype=float) - done) / phi - _HALF_AN_EVENT)
    reached = special.betainc(np.maximum(missing, 1.0), r, 1.0 - p)
    return np.asarray(np.where(missing <= 0, 1.0, np.where(np.asarray(share) >= 1, 0.0, reached)))


def possible_shares(share: float, seasonal: bool) -> Floats:
    """The shares that may be meant, equally likely: the one of a known season, else some about the calendar's."""
    if seasonal or share <= 0:
        return np.array([share])
    eighths = (np.arange(8) + 0.5) / 8
    found = special.betaincinv(GUESSED_SEASON * share, GUESSED_SEASON * (1 - share), eighths)
    return np.asarray(found, dtype=np.float64)


def _final(quantile: float, done: float, phi: float, r: Floats, p: Floats) -> float:
    """The least amount at the year's end that is not passed with a probability of `quantile`, over all shares."""
    each = np.ceil(special.nbdtrik(quantile, r, p) - _HALF_AN_EVENT)
    low, high = max(0, int(each.min())), max(0, int(each.max()))
    while low < high:
        middle = (low + high) // 2
        if special.betainc(r, middle + 1.0, p).mean() >= quantile:  # P(rest ≤ middle)
            high = middle
        else:
            low = middle + 1
    return done + phi * low


def forecast(
    done: float, target: float, share: float, phi: float = 1.0, *, at_most: bool = False, seasonal: bool = True
) -> Forecast:
    """The forecast after `done` at the pace's `share`; `target` must be above 0. `at_most`: a limit to stay within.

    At the end of the year nothing more is to come: the probability is 0 or 1 and the band is what was done.
    """
    if share >= 1:
        reached = done <= target if at_most else done >= target
        return Forecast(float(reached), done, done)
    shares = possible_shares(share, seasonal)
    r, p = _rest(done, target, shares, phi)
    low, high = (_final(q, done, phi, r, p) for q in ((1 - BAND) / 2, (1 + BAND) / 2))
    if not at_most:
        return Forecast(float(probability_of(done, target, shares, phi).mean()), low, high)
    room = np.floor((target - done) / phi + _HALF_AN_EVENT)
    within = 1.0 - float(special.betainc(room + 1.0, r, 1.0 - p).mean()) if room >= 0 else 0.0
    return Forecast(within, low, high)


def judge(done: float, target: float, share: float, probability: float, *, at_most: bool = False) -> Status:
    """The status by what is done and the probability of reaching the target; too early while F is below a quarter.

    A limit that is not to be exceeded is kept only when the year is over.
    """
    if share >= 1 if at_most else done >= target:
        return "done" if (done <= target if at_most else True) else "behind"
    if share < TOO_EARLY_BELOW and not (at_most and done > target):
        return "too_early"
    if probability < BEHIND_BELOW:
        return "behind"
    return "likely" if probability >= LIKELY_FROM else "watch"
