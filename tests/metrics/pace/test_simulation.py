"""What docs/under-target.md promises, over 2,000 simulated years of 12 counties."""

from __future__ import annotations

import numpy as np
import pytest

from metrics.pace import simulation
from metrics.pace.simulation import Years, calibration, gifts, outcomes, people, table, worst_calibration, years

FROM_JUNE = range(6, 12)


@pytest.fixture(scope="module")
def simulated() -> Years:
    return years()


@pytest.fixture(scope="module")
def strong() -> Years:
    return years(seed=7, profile=simulation.STRONG_PROFILE)


def test_the_years_are_as_described(simulated: Years):
    assert simulated.targets.shape == (2000 * 12,)
    assert simulated.targets.min() == 10
    assert simulated.targets.max() == 60
    assert 0.5 < simulated.reached.mean() < 0.6


def test_few_are_called_behind_wrongly_at_mid_year(simulated: Years, strong: Years):
    for month in (5, 6, 7):
        assert outcomes(simulated, month)["forecast"].false_behind <= 0.15
        assert outcomes(strong, month)["forecast"].false_behind <= 0.15


@pytest.mark.parametrize("month", FROM_JUNE)
def test_few_misses_are_neither_behind_nor_watched(simulated: Years, strong: Years, month: int):
    assert outcomes(simulated, month)["forecast"].overlooked <= 0.03
    assert outcomes(strong, month)["forecast"].overlooked <= 0.03


@pytest.mark.parametrize("seed", range(5))
def test_no_lucky_season(seed: int):
    for profile in (simulation.PROFILE, simulation.STRONG_PROFILE):
        simulated = years(seed=seed, profile=profile)
        fared = [outcomes(simulated, month)["forecast"] for month in FROM_JUNE]
        assert max(one.false_behind for one in fared) <= 0.08
        assert max(one.overlooked for one in fared) <= 0.03


@pytest.mark.parametrize(("sizes", "events"), [(people, simulation.TARGETS), (gifts, simulation.GIFTS)])
def test_people_in_classes_and_money_in_gifts_fare_as_well(sizes: simulation.Sizes, events: tuple[int, int]):
    simulated = years(sizes=sizes, events=events)
    assert 0.5 < simulated.reached.mean() < 0.6
    assert simulated.phi.mean() > 1.2 * float(sizes(np.random.default_rng(1), 10_000).mean())
    for month in FROM_JUNE:
        fared = outcomes(simulated, month)["forecast"]
        assert fared.false_behind <= 0.15
        assert fared.overlooked <= 0.03
        assert worst_calibration(simulated, month) <= 0.1


def test_without_a_past_year_nobody_is_called_behind_lightly(simulated: Years, strong: Years):
    for month in FROM_JUNE:
        assert outcomes(simulated.without_history(), month)["forecast"].false_behind <= 0.08
        assert outcomes(simulated.without_history(), month)["forecast"].overlooked <= 0.03
    line, forecast = (outcomes(strong.without_history(), 6)[name].false_behind for name in ("line", "forecast"))
    assert forecast < line / 3


@pytest.mark.parametrize("month", FROM_JUNE)
def test_a_probability_means_what_it_says(simulated: Years, strong: Years, month: int):
    for one in (simulated, strong):
        for stated, reached, counties in calibration(one, month):
            assert counties > 100
            assert abs(stated - reached) <= 0.1


@pytest.mark.parametrize("month", [6, 9])
def test_the_forecast_does_better_than_the_lines(simulated: Years, month: int):
    fared = outcomes(simulated, month)
    for line in ("line", "seasonal"):
        assert fared["forecast"].false_behind < fared[line].false_behind / 3
        assert fared["forecast"].overlooked < fared[line].overlooked
    assert fared["forecast"].overlooked < fared["line_80"].overlooked / 8


def test_the_same_seed_gives_the_same_table():
    assert table() == table()
