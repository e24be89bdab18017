"""Late reporting is not late doing: missing returns are asked for before a county is called behind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from metrics.metric import Scope
from metrics.pace.reasons import reason
from metrics.pace.returns import months_over
from tests.metrics.years import Year, hand_made, monthly


@pytest.fixture
def year() -> Iterator[Year]:
    yield from hand_made()


def test_nothing_reported_is_no_lag(year: Year):
    year.classes("1", monthly(2020, [1] * 10))
    year.target("1", 12)
    year.target("3", 12)
    one = year.of("3")
    assert (one.status, one.done, one.last_report) == ("not_reported", None, None)
    assert one.returned is not None
    assert (one.returned.expected, one.returned.received, one.returned.completeness) == (10, 0, 0.0)
    assert "还没有收到报送" in reason(one).zh
    assert "先催报" in reason(one).zh
    assert year.of("3", Scope(2020, dt.date(2020, 1, 20))).status == "too_early"


def test_returns_that_stop_are_asked_for_before_anybody_is_called_behind(year: Year):
    year.classes("1", monthly(2020, [4] * 11))
    year.classes("2", monthly(2020, [3] * 6))
    year.target("1", 48)
    year.target("2", 48)
    one = year.of("2")
    assert one.status == "not_reported"
    assert "6月3日以后没有报送，其他县区已报到11月4日" in reason(one).zh
    assert one.returned is not None
    assert (one.returned.received, one.returned.expected, one.returned.files) == (6, 10, ("2020/乙.xlsx",))


def test_a_pause_that_can_happen_is_no_missing_return(year: Year):
    year.classes("1", monthly(2020, [4] * 11))
    year.classes("2", monthly(2020, [1] * 6))
    year.target("2", 8)
    assert year.of("2").status in ("behind", "watch")


def test_everybody_silent_is_nobody_missing(year: Year):
    for county in ("1", "2"):
        year.classes(county, monthly(2020, [3] * 6))
        year.target(county, 48)
    assert {year.of("1").status, year.of("2").status} == {"behind"}


def test_a_return_is_late_ten_days_after_its_month(year: Year):
    year.classes("1", monthly(2020, [1] * 9))
    year.target("1", 12)
    for day, late in ((dt.date(2020, 11, 9), 0), (dt.date(2020, 11, 10), 1), (dt.date(2020, 12, 31), 2)):
        found = year.of("1", Scope(2020, day)).returned
        assert found is not None
        assert (found.received, found.months_late, found.is_timely) == (9, late, not late)


def test_a_county_founded_in_july_owes_no_return_of_june(year: Year):
    year.con.execute(
        "insert into dim_county values ('4', '4', '丁区', 'Ding', '城区', '2020-07-10', null, 1, 1, 0, 0, 3, 0, 4)"
    )
    year.target("4", 12, issued="2020-07-10")
    assert year.of("4", Scope(2020, dt.date(2020, 8, 30))).status == "too_early"
    september = year.of("4", Scope(2020, dt.date(2020, 9, 30)))
    assert september.status == "not_reported"
    assert september.returned is not None
    assert (september.returned.expected, september.returned.received) == (2, 0)
    year.classes("4", ["2020-08-20"])
    found = year.of("4", Scope(2020, dt.date(2020, 9, 30))).returned
    assert found is not None
    assert (found.expected, found.received, found.completeness) == (2, 1, 0.5)


@pytest.mark.parametrize(("day", "months"), [((1, 30), 0), ((1, 31), 1), ((2, 28), 1), ((2, 29), 2), ((12, 31), 12)])
def test_a_month_is_owed_when_it_is_over(day: tuple[int, int], months: int):
    assert months_over(Scope(2020, dt.date(2020, *day))) == months
