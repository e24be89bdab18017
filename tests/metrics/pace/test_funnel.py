"""Fair between counties: limits that are exact, wide for few people, wider where counties differ; shrunken rates."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import poisson

from metrics.pace.funnel import PER, Funnel, between, funnel, limits, over_dispersion, shrunken

POPULATIONS = np.array([30_000, 40_000, 60_000, 80_000, 100_000, 120_000, 150_000, 200_000, 400_000, 800_000.0])


def of(counts: np.ndarray, size: float = 1.0) -> Funnel:
    found = funnel(counts, POPULATIONS, size)
    assert found is not None
    return found


@pytest.mark.parametrize("expected", [0.4, 1.0, 3.7, 10.0, 44.0, 250.0])
def test_whole_counts_fall_on_the_side_of_the_exact_limits(expected: float):
    population = np.array([float(PER)])
    low, high = limits(np.array([expected]), population, 1.0)
    for count in range(400):
        for row, tail in enumerate((0.025, 0.001)):
            assert (count < low[row, 0]) == (poisson.cdf(count, expected) < tail)
            assert (count > high[row, 0]) == (poisson.sf(count - 1, expected) < tail)


def test_ten_expected_sessions_may_be_four_or_seventeen():
    low, high = limits(np.array([10.0]), np.array([float(PER)]), 1.0)
    assert [int(np.ceil(one)) for one in low[:, 0]] == [4, 2]
    assert [int(np.floor(one)) for one in high[:, 0]] == [17, 21]


def test_few_people_leave_wide_limits_and_99_8_lies_outside_95():
    found = of(np.round(POPULATIONS / 5_000))
    widths = found.high - found.low
    assert (np.diff(widths[0]) < 0).all()
    assert (found.low[1] <= found.low[0]).all()
    assert (found.high[1] > found.high[0]).all()
    assert found.places == ["within"] * 10
    assert found.rate == pytest.approx(2.0, abs=0.05)


def test_counties_alike_are_seldom_outside():
    random = np.random.default_rng(20201204)
    places = [place for _ in range(500) for place in of(random.poisson(POPULATIONS / 5_000).astype(float)).places]
    assert 0.95 <= places.count("within") / len(places) <= 0.99
    assert sum(place.startswith("far") for place in places) / len(places) <= 0.002


def test_one_that_stands_out_is_far_outside_and_does_not_hide_itself():
    counts = np.round(POPULATIONS / 5_000)
    counts[8] *= 2
    found = of(counts)
    assert found.places[8] == "far_above"
    counts[8] = 10
    assert of(counts).places[8] == "far_below"


def test_counties_that_all_differ_widen_the_limits():
    counts = POPULATIONS / 1_000 * np.array([0.5, 1.6, 0.6, 1.5, 0.7, 1.4, 0.5, 1.5, 0.7, 1.3])
    found = of(counts)
    assert found.phi > 10
    assert not [place for place in found.places if place.startswith("far")]
    narrow = limits(counts.sum() / POPULATIONS.sum() * POPULATIONS, POPULATIONS, 1.0)
    assert (found.high > narrow[1]).all()


def test_a_winsorised_spread_is_not_made_by_one_county():
    events = np.full(20, 50.0)
    events[0] = 500.0
    assert over_dispersion(events, np.full(20, 50.0)) < 1
    assert over_dispersion(np.full(20, 50.0), np.full(20, 50.0)) == 0


def test_people_of_large_classes_are_fewer_events():
    people = np.round(POPULATIONS / 100)
    assert of(people, size=60.0).phi == 60
    assert (of(people, size=60.0).high > of(people, size=1.0).high).all()


def test_rates_of_few_are_drawn_to_the_others_and_stay_uncertain():
    expected = np.array([2.0, 20, 200, 20, 20, 20])
    events = np.array([6.0, 10, 260, 30, 12, 28])
    middle, low, high = shrunken(events, expected)
    raw = events / expected
    pulls = np.abs(middle - raw) / np.abs(raw - 1)
    assert pulls[0] > pulls[1] > pulls[2]
    assert ((low < middle) & (middle < high)).all()
    assert ((np.minimum(raw, 1) <= middle) & (middle <= np.maximum(raw, 1))).all()


def test_where_chance_explains_all_no_interval_has_no_width():
    expected = np.full(8, 40.0)
    assert between(expected, expected) == 0
    middle, low, high = shrunken(expected, expected)
    assert middle == pytest.approx(1)
    assert (high - low > 0.2).all()


def test_what_counties_differ_by_is_found_again():
    random = np.random.default_rng(1)
    expected = np.full(4000, 80.0)
    rates = random.gamma(1 / 0.09, 0.09, 4000)
    assert between(random.poisson(expected * rates).astype(float), expected) == pytest.approx(0.09, rel=0.1)


def test_nothing_to_compare():
    assert funnel(np.ones(4), POPULATIONS[:4]) is None
    assert funnel(np.zeros(10), POPULATIONS) is None
    at, low, high = of(np.round(POPULATIONS / 5_000)).curve()
    assert low.shape == high.shape == (2, len(at))
    assert at[0] < POPULATIONS.min()
    assert at[-1] > POPULATIONS.max()
