"""The forecast keeps its word: edge cases, the exact distribution behind it, and how it fares in simulated years."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from scipy.stats import nbinom

from metrics.pace.forecast import (
    FIRMNESS,
    Pace,
    dispersion,
    forecast,
    judge,
    pace_of,
    possible_shares,
    probability_of,
    smoothed_shares,
)


def test_pace_without_history_is_the_share_of_the_year():
    pace = pace_of([])
    assert not pace.seasonal
    assert pace.share_by(dt.date(2020, 2, 29)) == pytest.approx(60 / 366)
    assert pace.share_by(dt.date(2020, 12, 31)) == 1


def test_pace_follows_past_years_and_counts_no_empty_one():
    pace = pace_of([(2018, 11, 60.0), (2019, 5, 60.0), (2019, 11, 60.0), (2017, 1, 0.0)])
    assert pace.seasonal
    assert pace.years == (2018, 2019)
    assert pace.share_by(dt.date(2020, 10, 31)) == pytest.approx((60 + 10) / 192)
    assert pace.share_by(dt.date(2020, 12, 31)) == pytest.approx(1)
    assert sum(pace.shares) == pytest.approx(1)
    assert min(pace.shares) > 0


def test_pace_on_29_february_is_the_whole_of_february():
    pace = pace_of([(2019, 2, 100.0)])
    leap, plain = pace.share_by(dt.date(2020, 2, 29)), pace.share_by(dt.date(2019, 2, 28))
    assert leap == pytest.approx(plain) == pytest.approx(sum(pace.shares[:2]))
    assert pace.share_by(dt.date(2020, 2, 14)) < leap


def test_a_county_founded_in_july_has_the_rest_of_the_year():
    pace, end = Pace(), dt.date(2020, 12, 31)
    assert pace.share_between(dt.date(2020, 7, 1), dt.date(2020, 9, 30), end) == pytest.approx(92 / 184)
    assert pace.share_between(dt.date(2020, 7, 1), dt.date(2020, 6, 30), end) == 0
    assert pace.share_between(None, end, end) == 1


def test_a_target_due_in_june_is_over_in_june():
    june = dt.date(2020, 6, 30)
    assert Pace().share_between(None, june, june) == 1
    assert Pace().share_between(None, dt.date(2020, 3, 31), june) == pytest.approx(91 / 182)


@pytest.mark.parametrize(("done", "share", "phi"), [(0, 0.01, 1.0), (18, 0.7, 1.0), (34, 0.95, 1.0), (900, 0.5, 55.0)])
def test_probability_and_band_are_those_of_the_negative_binomial(done, share, phi):
    target = 35 * phi
    b = FIRMNESS * phi / target + share
    rest = nbinom(FIRMNESS + done / phi, b / (b + 1 - share))
    found = forecast(done, target, share, phi)
    assert found.probability == pytest.approx(float(rest.sf(np.ceil((target - done) / phi) - 1)))
    assert found.low == pytest.approx(done + phi * float(rest.ppf(0.1)))
    assert found.high == pytest.approx(done + phi * float(rest.ppf(0.9)))


def test_more_done_is_more_likely_and_the_time_left_counts():
    chances = [forecast(done, 35, 0.7).probability for done in range(0, 40)]
    assert chances == sorted(chances)
    assert forecast(18, 35, 0.3).probability > forecast(18, 35, 0.7).probability


def test_reached_is_certain_and_a_year_that_is_over_is_decided():
    assert forecast(35, 35, 0.08).probability == 1
    assert forecast(34, 35, 1.0).probability == 0
    assert forecast(35, 35, 1.0) == forecast(35, 35, 1.2)
    assert float(probability_of(34.0, 35.0, 1.0)) == 0


def test_people_who_come_in_classes_are_less_certain_than_single_ones():
    behind_by_people = forecast(900, 2000, 0.6, phi=60.0)
    assert forecast(900, 2000, 0.6, phi=1.0).probability < behind_by_people.probability
    assert behind_by_people.high - behind_by_people.low > 300


def test_dispersion_is_the_mean_size_weighted_by_size():
    sizes = np.array([40.0, 60.0, 50.0])
    assert dispersion(sizes.sum(), (sizes**2).sum()) == pytest.approx(7700 / 150)
    assert dispersion(0, 0) == 1
    assert dispersion(1.0, 0.04) == 1


def test_dispersion_gives_over_dispersed_sums_their_spread():
    random = np.random.default_rng(7)
    sums = [random.gamma(4, 12, random.poisson(30)).sum() for _ in range(4000)]
    sizes = random.gamma(4, 12, 20000)
    phi = dispersion(float(sizes.sum()), float((sizes**2).sum()))
    assert np.var(sums) / np.mean(sums) == pytest.approx(phi, rel=0.1)


@pytest.mark.parametrize(
    ("done", "share", "probability", "status"),
    [
        (35, 0.05, 1.0, "done"),
        (3, 0.2, 0.01, "too_early"),
        (3, 0.25, 0.19, "behind"),
        (20, 0.5, 0.2, "watch"),
        (20, 0.5, 0.86, "watch"),
        (30, 0.8, 0.87, "likely"),
        (30, 1.0, 0.0, "behind"),
    ],
)
def test_status(done, share, probability, status):
    assert judge(done, 35, share, probability) == status


def test_a_limit_is_kept_when_the_year_is_over_and_broken_when_it_is_passed():
    assert judge(10, 35, 1.0, 1.0, at_most=True) == "done"
    assert judge(36, 35, 1.0, 0.0, at_most=True) == "behind"
    assert forecast(36, 35, 0.5, at_most=True).probability == 0
    assert judge(36, 35, 0.1, 0.0, at_most=True) == "behind"
    assert forecast(5, 35, 0.5, at_most=True).probability > 0.9
    assert judge(5, 35, 0.5, 0.95, at_most=True) == "likely"


@pytest.mark.parametrize(("done", "share", "phi"), [(10, 0.4, 1.0), (18, 0.7, 1.0), (900, 0.5, 55.0)])
def test_a_guessed_season_is_an_average_over_seasons(done, share, phi):
    target, guesses = 35 * phi, possible_shares(share, seasonal=False)
    assert guesses.mean() == pytest.approx(share, abs=0.01)
    found = forecast(done, target, share, phi, seasonal=False)
    each = [forecast(done, target, guess, phi) for guess in guesses]
    assert found.probability == pytest.approx(np.mean([one.probability for one in each]))
    assert min(one.low for one in each) <= found.low < found.high <= max(one.high for one in each)
    b = FIRMNESS * phi / target + guesses
    rest = nbinom(FIRMNESS + done / phi, b / (b + 1 - guesses))
    for quantile, amount in ((0.1, found.low), (0.9, found.high)):
        events = round((amount - done) / phi)
        assert rest.cdf(events).mean() >= quantile
        assert events == 0 or rest.cdf(events - 1).mean() < quantile


def test_a_guessed_season_is_less_certain_than_a_known_one():
    assert forecast(12, 35, 0.5).probability < forecast(12, 35, 0.5, seasonal=False).probability < 0.5
    assert forecast(26, 35, 0.5).probability > forecast(26, 35, 0.5, seasonal=False).probability > 0.5
    assert forecast(34, 35, 1.0, seasonal=False).probability == 0
    assert possible_shares(0.0, seasonal=False) == [0]


def test_smoothing_leaves_no_month_without_a_share():
    shares = smoothed_shares(np.array([0.0] * 11 + [120.0]))
    assert shares.min() == pytest.approx(1 / 132)
    assert shares.sum() == pytest.approx(1)
