"""The plan by month: what a target asks of each month by its curve, within its time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from metrics.metric import Scope
from metrics.pace.plan import plan
from tests.metrics.years import KEY, NOVEMBER, Year, hand_made, monthly


@pytest.fixture
def year() -> Iterator[Year]:
    yield from hand_made()


def test_without_a_target_there_is_no_plan(year: Year):
    year.classes("1", monthly(2020, [1] * 10))
    assert plan(year.con, KEY, NOVEMBER) is None
    year.target("1", 0)
    assert plan(year.con, KEY, Scope(2020, county_id="1")) is None


def test_an_even_curve_asks_the_same_of_every_day(year: Year):
    year.target("1", 366)
    found = plan(year.con, KEY, Scope(2020, dt.date(2020, 3, 10), "1"))
    assert found is not None
    assert found.months == pytest.approx([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    assert found.by_now == pytest.approx(31 + 29 + 10)


def test_a_season_follows_past_years_and_adds_up_to_the_target(year: Year):
    year.classes("1", monthly(2019, [0, 0, 0, 0, 0, 0, 0, 0, 20, 20, 20, 20]))
    year.target("1", 100, curve="季节")
    found = plan(year.con, KEY, Scope(2020, dt.date(2020, 6, 30), "1"))
    assert found is not None
    assert found.pace.seasonal
    months = [month or 0.0 for month in found.months]
    assert sum(months) == pytest.approx(100)
    assert months[9] > 10 * months[1]
    assert found.by_now == pytest.approx(sum(months[:6]))


def test_a_season_that_nobody_knows_is_spread_evenly_and_says_so(year: Year):
    year.target("1", 366, curve="季节")
    found = plan(year.con, KEY, Scope(2020, county_id="1"))
    assert found is not None
    assert not found.pace.seasonal
    assert found.months[1] == pytest.approx(29)


def test_nothing_of_a_milestone_is_due_before_its_day(year: Year):
    year.target("1", 40, curve="里程碑", due="2020-06-15")
    before = plan(year.con, KEY, Scope(2020, dt.date(2020, 6, 14), "1"))
    after = plan(year.con, KEY, Scope(2020, dt.date(2020, 6, 15), "1"))
    assert before is not None
    assert after is not None
    assert before.by_now is None
    assert after.by_now == 40
    assert [(at, amount) for at, amount in enumerate(after.months, 1) if amount is not None] == [(6, 40)]


def test_a_target_that_ends_in_june_asks_nothing_of_july(year: Year):
    year.target("1", 182, due="2020-06-30")
    found = plan(year.con, KEY, Scope(2020, dt.date(2020, 9, 30), "1"))
    assert found is not None
    assert found.months[6:] == (None,) * 6
    assert found.months[0] == pytest.approx(31)
    assert found.by_now == 182


def test_a_county_founded_within_the_year_has_the_rest_of_it(year: Year):
    year.con.execute(
        "insert into dim_county values ('4', '4', '丁县', 'Ding', '县', '2020-07-01', null, 1, 1, 0, 0, 3, 0, 4)"
    )
    year.target("4", 184)
    found = plan(year.con, KEY, Scope(2020, dt.date(2020, 7, 31), "4"))
    assert found is not None
    assert found.months[:6] == (None,) * 6
    assert found.months[6] == pytest.approx(31)
    assert found.by_now == pytest.approx(31)


def test_the_city_has_the_curve_that_its_counties_share(year: Year):
    for county in ("1", "2"):
        year.target(county, 10, curve="季节")
    found = plan(year.con, KEY, NOVEMBER)
    assert found is not None
    assert (found.curve, found.target.value) == ("季节", 20)


def test_a_revision_asks_of_the_months_before_it_what_the_old_target_asked(year: Year):
    year.target("1", 366, issued="2020-02-10")
    year.target("1", 732, issued="2020-06-18", version=2)
    found = plan(year.con, KEY, Scope(2020, dt.date(2020, 7, 31), "1"))
    assert found is not None
    assert [one.value for one in found.course] == [366, 732]
    assert found.months[:7] == pytest.approx([31, 29, 31, 30, 31, 60, 62])
    assert found.by(dt.date(2020, 6, 17)) == pytest.approx(169)
    assert found.by(dt.date(2020, 6, 18)) == pytest.approx(2 * 170)
    assert found.by_now == pytest.approx(2 * 213)


def test_a_revision_after_the_cut_off_is_not_there_yet(year: Year):
    year.target("1", 366)
    year.target("1", 732, issued="2020-06-01", version=2)
    found = plan(year.con, KEY, Scope(2020, dt.date(2020, 5, 31), "1"))
    assert found is not None
    assert [one.value for one in found.course] == [366]


def test_the_city_is_revised_with_each_of_its_counties(year: Year):
    year.target("1", 100, issued="2020-03-01")
    year.target("2", 200, issued="2020-04-01")
    year.target("2", 266, issued="2020-08-01", version=2)
    found = plan(year.con, KEY, NOVEMBER)
    assert found is not None
    assert [(one.value, one.valid_from) for one in found.course] == [
        (300, dt.date(2020, 3, 1)),
        (366, dt.date(2020, 8, 1)),
    ]


def test_a_version_that_asks_the_same_is_no_revision(year: Year):
    year.target("1", 366)
    year.target("1", 366, issued="2020-06-01", version=2)
    found = plan(year.con, KEY, Scope(2020, county_id="1"))
    assert found is not None
    assert len(found.course) == 1


def test_each_version_is_spread_by_its_own_curve(year: Year):
    year.classes("1", monthly(2019, [0, 0, 0, 0, 0, 0, 0, 0, 20, 20, 20, 20]))
    year.target("1", 366)
    year.target("1", 732, issued="2020-07-01", version=2, curve="季节")
    found = plan(year.con, KEY, Scope(2020, county_id="1"))
    assert found is not None
    assert found.months[:6] == pytest.approx([31, 29, 31, 30, 31, 30])
    assert (found.months[9] or 0) > 100
