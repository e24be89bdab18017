"""Targets that aren't simply a number to reach: limits, milestones, rates, money, the counties' put together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from metrics.metric import Scope
from metrics.pace.reasons import reason
from metrics.pace.watch import standings
from tests.metrics.years import KEY, Year, hand_made, monthly


@pytest.fixture
def year() -> Iterator[Year]:
    yield from hand_made()


def test_a_limit_is_spoken_of_as_one(year: Year):
    year.classes("1", monthly(2020, [1] * 10))
    year.target("1", 30, direction="≤")
    one = year.of("1")
    assert (one.status, one.per_week) == ("likely", None)
    assert "占上限30场的33%" in reason(one).zh
    assert "不超过的可能性" in reason(one).zh
    year.target("1", 9, direction="≤", issued="2020-06-01", version=2)
    passed = year.of("1")
    assert (passed.status, passed.probability, passed.is_exceeded) == ("behind", 0, True)
    assert reason(passed).zh.startswith("甲县：已办10场，超过上限9场；落后。")
    assert reason(passed).en.startswith("Jia: 10 sessions so far, above the limit of 9; behind.")


def test_a_limit_of_zero_is_a_limit(year: Year):
    year.classes("2", monthly(2020, [1]))
    for county in ("1", "2"):
        year.target(county, 0, direction="≤")
    year.classes("1", monthly(2020, [0] * 9 + [1]))
    assert year.of("2").status == "behind"
    year.con.execute("delete from fact_training_class where county_id = '2'")
    year.con.execute(
        "insert into fact_training_class (row_id, year, counted_on, county_id, class_code, training_type,"
        " attended_count) values (1, 2020, '2020-01-01', '2', 'K', '普及', 9)"
    )
    kept = year.of("2")
    assert (kept.done, kept.status, kept.forecast) == (0, "too_early", None)
    assert year.of("2", Scope(2020)).status == "done"


def test_the_city_has_of_its_counties_targets_what_they_have_in_common(year: Year):
    year.classes("1", monthly(2020, [2] * 6))
    for county in ("1", "2"):
        year.target(county, 10, direction="≤", due="2020-06-30")
    city = standings(year.con, Scope(2020, dt.date(2020, 7, 1)), [KEY])[KEY][-1]
    assert (city.target, city.is_limit, city.due_on) == (20, True, dt.date(2020, 6, 30))
    assert (city.is_over, city.status) == (True, "done")
    year.target("3", 10)
    city = standings(year.con, Scope(2020, dt.date(2020, 7, 1)), [KEY])[KEY][-1]
    assert (city.is_limit, city.due_on) == (False, dt.date(2020, 12, 31))


def test_a_milestone_without_history_is_not_judged_before_its_day(year: Year):
    year.classes("1", monthly(2020, [1] * 6))
    year.target("1", 12, curve="里程碑")
    one = year.of("1")
    assert (one.status, one.expected, one.forecast) == ("too_early", None, None)
    assert "一次性任务，到期前不判断" in reason(one).zh
    assert year.of("1", Scope(2020)).status == "behind"
    year.classes("2", monthly(2019, [0, 9] + [0] * 8 + [1]))
    known = year.of("1")
    assert known.seasonal
    assert known.forecast is not None


def test_in_the_last_week_what_is_missing_is_said_and_not_a_rate(year: Year):
    year.classes("1", monthly(2020, [1] * 10))
    year.target("1", 12)
    one = year.of("1", Scope(2020, dt.date(2020, 12, 29)))
    assert one.per_week == 2
    assert "还剩2天，需再办2场" in reason(one).zh
    assert "2 sessions to go, 2 days left" in reason(one).en


def test_a_rate_is_neither_expected_by_a_day_nor_needed_by_the_week(year: Year):
    year.classes("1", monthly(2020, [1] * 10))
    year.target("1", 90, key="training_people_per_session")
    one = year.of("1", key="training_people_per_session")
    assert (one.done, one.status, one.expected, one.per_week) == (50, "too_early", None, None)
    assert one.last_report is None
    assert year.of("1", Scope(2020), key="training_people_per_session").status == "behind"


def test_money_is_judged_and_spoken_of_as_money(year: Year):
    days = {day: 4000 if day.endswith("25") else 1000 for day in ("05", "15", "25")}
    for of_year, months in ((2019, 12), (2020, 9)):
        year.gifts("1", {f"{of_year}-{m:02}-{day}": yuan for m in range(1, months + 1) for day, yuan in days.items()})
    year.target("1", 150_000, key="donations_value")
    one = year.of("1", Scope(2020, dt.date(2020, 9, 30)), key="donations_value")
    assert (one.done, one.status, one.seasonal) == (54_000, "behind", True)
    assert "已完成54,000元，占目标15万元的36%" in reason(one).zh
    assert "CNY 54,000 so far, 36% of the target of CNY 150,000" in reason(one).en
    assert one.forecast is not None
    assert one.forecast.low > 54_000
