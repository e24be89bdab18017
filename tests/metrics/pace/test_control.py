"""The trend: limits as an XmR chart has them, four rules with their names, and nothing before twelve months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np
import pytest

from metrics.catalog import METRICS
from metrics.metric import Scope
from metrics.pace.control import Control, Month, Signal, control, months_of
from tests.metrics.years import Year, hand_made, monthly

STEADY = [20, 22, 19, 21, 20, 18, 21, 20, 22, 19, 20, 21]


@pytest.fixture
def year() -> Iterator[Year]:
    yield from hand_made()


def chart(values: list[float]) -> Control:
    found = control([Month(2019 + at // 12, at % 12 + 1, float(value)) for at, value in enumerate(values)])
    assert found is not None
    return found


def fired(values: list[float]) -> list[Signal]:
    return list(chart(values).signals)


def test_limits_are_the_mean_and_2_66_mean_steps():
    found = chart([10, 14] * 6)
    assert (found.mean, found.low, found.high) == (12, pytest.approx(12 - 2.66 * 4), pytest.approx(12 + 2.66 * 4))
    assert chart([1, 9] * 6).low == 0


def test_eleven_months_are_too_few():
    assert control([Month(2020, at, 5.0) for at in range(1, 12)]) is None


def test_steady_months_give_no_signal():
    assert fired(STEADY * 2) == []


def test_a_month_outside():
    assert fired([*STEADY, 40]) == [Signal("outside", 12, 12, "high")]
    assert Signal("outside", 12, 12, "low") in fired([*STEADY, 2])


def test_a_month_without_anything_is_below_a_floor_above_zero_only():
    assert ("outside", "low") in {(one.rule, one.side) for one in fired([*STEADY, 0])}
    assert not [one for one in fired([1, 9] * 6 + [0]) if one.rule == "outside"]


def test_eight_in_a_row_on_one_side_and_not_seven():
    low, high = [18, 19, 18, 19, 18], [22, 21, 22, 21, 22, 21, 22]
    assert not [one for one in fired([*low, *high, *low]) if one.rule == "run"]
    eight = fired([*low, *high, 21, *low])
    assert [(one.first, one.last, one.side) for one in eight if one.rule == "run"] == [(5, 12, "high")]


def test_a_month_on_the_mean_ends_a_run():
    values = [21, 21, 21, 21, 20, 21, 21, 21, 21, 18, 18, 18, 18]
    assert chart(values).mean == 20
    assert not [one for one in fired(values) if one.rule == "run"]
    values[4] = 21
    assert [(one.first, one.last) for one in fired(values) if one.rule == "run"] == [(0, 8)]


def test_two_of_three_near_a_limit():
    values = [20, 24, 20, 16] * 5 + [20, 30, 20, 30, 20, 16]
    found = chart(values)
    near = found.mean + (found.high - found.mean) * 2 / 3
    assert near < 30 < found.high
    assert [one for one in found.signals if one.rule == "near"] == [Signal("near", 21, 23, "high")]
    apart = [20, 24, 20, 16] * 5 + [30, 20, 16, 30, 20, 16]
    many = [one for one in fired([*[20, 24, 20, 16] * 9, 20, 30, 20, 30, 30, 20, 16, 20]) if one.rule == "near"]
    assert many == [Signal("near", 37, 40, "high")]
    assert not [one for one in fired(apart) if one.rule == "near"]


def test_six_in_a_row_rising_and_not_five():
    still = [20, 24, 16, 22, 18, 20]
    assert not [one for one in fired([*still, 17, 19, 20, 21, 23, *still]) if one.rule == "trend"]
    six = fired([*still, 15, 17, 19, 21, 22, 23, *still])
    assert [(one.first, one.last, one.side) for one in six if one.rule == "trend"] == [(6, 11, "high")]
    down = fired([*still, 25, 22, 21, 19, 17, 15, *still])
    assert [(one.first, one.last, one.side) for one in down if one.rule == "trend"] == [(6, 11, "low")]


def test_steady_charts_seldom_have_a_signal():
    random = np.random.default_rng(20201204)
    with_signal = sum(bool(fired(list(random.poisson(35, 24)))) for _ in range(500))
    assert 0.05 < with_signal / 500 < 0.25


def test_months_of_a_county_and_of_the_city(year: Year):
    year.classes("1", monthly(2019, [2] * 12))
    year.classes("1", monthly(2020, [0, 0, 3]))
    year.classes("2", monthly(2020, [1, 1, 1]))
    metric = METRICS["training_sessions"]
    day = dt.date(2020, 4, 29)
    city = months_of(year.con, metric, Scope(2020, day))
    assert [month.value for month in city] == [2.0] * 12 + [1, 1, 4]
    assert (city[0].year, city[0].month, city[-1].year, city[-1].month) == (2019, 1, 2020, 3)
    assert [month.value for month in months_of(year.con, metric, Scope(2020, day, "1"))][12:] == [0, 0, 3]
    assert control(months_of(year.con, metric, Scope(2020, day, "2"))) is None


def test_the_citys_own_classes_are_no_part_of_the_counties_programme(year: Year):
    year.con.execute(
        "insert into fact_training_class (row_id, year, counted_on, county_id, class_code, training_type,"
        " attended_count) values (1, 2020, '2020-01-05', null, 'H', '万人培训', 9)"
    )
    year.classes("1", monthly(2020, [2]))
    (january,) = months_of(year.con, METRICS["training_sessions"], Scope(2020, dt.date(2020, 1, 31)))
    assert january.value == 2


def test_small_counts_have_no_trend(year: Year):
    assert months_of(year.con, METRICS["child_aid_children"], Scope(2020)) == ()
    assert months_of(year.con, METRICS["training_people_per_session"], Scope(2020)) == ()
