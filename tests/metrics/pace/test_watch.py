"""Who is behind, on small hand-made years: targets of every kind, counties that change, a year that is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from metrics.metric import Scope
from metrics.pace.reasons import reason
from metrics.pace.watch import most_urgent, standings, watched
from tests.metrics.years import KEY, NOVEMBER, Year, hand_made, monthly


@pytest.fixture
def year() -> Iterator[Year]:
    yield from hand_made()


def test_a_county_behind_in_words(year: Year):
    year.classes("1", monthly(2019, [0, 0, 2, 3, 4, 4, 3, 2, 3, 4, 6, 5]))
    year.classes("1", [*monthly(2020, [0, 0, 1, 2, 2, 2, 2, 3, 3, 2]), "2020-11-02"])
    year.target("1", 35)
    one = year.of("1")
    assert (one.status, one.done, one.target) == ("behind", 18, 35)
    assert one.seasonal
    assert one.expected == pytest.approx(35 * (25 + 10 + (6 + 1) * 5 / 30) / 48)
    assert one.gap == pytest.approx(18 - one.expected)
    assert one.per_week == pytest.approx(17 / 8)
    assert one.last_report == dt.date(2020, 11, 2)
    assert reason(one).zh == (
        "甲县：已办18场，占目标35场的51%；按往年同期应为26场；每周需再办2.2场才能完成；完成可能性不到1%，落后。"
        "最近一次报送：11月2日。（截至11月5日）"
    )
    assert reason(one).en == (
        "Jia: 18 sessions so far, 51% of the target of 35; 26 expected by now, going by past years; "
        "2.2 sessions a week needed from here on; under 1% likely to reach it: behind. "
        "Last report: 2 November. (As of 5 November)"
    )


def test_without_history_the_calendar_is_used_and_named(year: Year):
    year.classes("1", monthly(2020, [1] * 10))
    year.target("1", 12)
    one = year.of("1")
    assert not one.seasonal
    assert one.expected == pytest.approx(12 * 310 / 366)
    assert "没有往年数据，按序时进度应为10场" in reason(one).zh
    assert "going by the calendar (there is no past year)" in reason(one).en


def test_a_past_year_that_ends_in_june_is_no_history(year: Year):
    year.classes("1", monthly(2019, [5] * 6))
    year.classes("1", monthly(2020, [1] * 10))
    year.target("1", 12)
    assert not year.of("1").seasonal


@pytest.mark.parametrize(("target", "said"), [(None, "没有下达目标"), (0, "目标为0")])
def test_no_target_and_a_target_of_zero(year: Year, target: int | None, said: str):
    year.classes("1", monthly(2020, [1] * 10))
    if target is not None:
        year.target("1", target)
    one = year.of("1")
    assert (one.status, one.completion, one.forecast, one.expected) == ("no_target", None, None, None)
    assert reason(one).zh.startswith(f"甲县：已办10场；{said}。")


def test_a_target_revised_twice_is_judged_by_the_version_of_the_day(year: Year):
    year.classes("1", monthly(2020, [2] * 12))
    year.target("1", 40)
    year.target("1", 30, issued="2020-06-18", version=2)
    year.target("1", 20, issued="2020-10-10", version=3)
    days = {dt.date(2020, 6, 17): (40, 1), dt.date(2020, 6, 18): (30, 2), dt.date(2020, 10, 10): (20, 3)}
    for day, (value, version) in days.items():
        one = year.of("1", Scope(2020, day))
        assert one.version is not None
        assert (one.target, one.version.version) == (value, version)
    assert year.of("1", Scope(2020, dt.date(2020, 10, 10))).status == "done"


def test_a_renamed_county_keeps_its_work_and_its_target(year: Year):
    year.classes("2", monthly(2020, [1] * 10))
    year.target("2", 12)
    june, november = year.of("2", Scope(2020, dt.date(2020, 6, 30))), year.of("2")
    assert (june.name.zh, june.adcode, november.name.zh, november.adcode) == ("乙县", "20", "乙市", "2")
    assert (june.done, november.done, november.target) == (6, 10, 12)


def test_a_county_split_off_in_july_is_judged_by_its_half_year(year: Year):
    year.con.execute(
        "insert into dim_county values ('4', '4', '丁区', 'Ding', '城区', '2020-07-01', null, 1, 1, 0, 0, 3, 0, 4)"
    )
    year.classes("4", monthly(2020, [0] * 6 + [2, 2, 2]))
    year.target("4", 12, issued="2020-07-01")
    assert "4" not in {one.county_id for one in standings(year.con, Scope(2020, dt.date(2020, 6, 30)), [KEY])[KEY]}
    one = year.of("4", Scope(2020, dt.date(2020, 9, 30)))
    assert one.expected == pytest.approx(12 * 92 / 184)
    assert one.status == "watch"


def test_done_in_january_stays_done(year: Year):
    year.classes("1", [f"2020-01-{day:02}" for day in range(1, 21)])
    year.target("1", 20)
    for day in (dt.date(2020, 1, 31), dt.date(2020, 11, 5)):
        one = year.of("1", Scope(2020, day))
        assert (one.status, one.per_week) == ("done", 0)


def test_29_february(year: Year):
    year.classes("1", monthly(2019, [1] * 12))
    year.classes("1", monthly(2020, [1, 1]))
    year.target("1", 12)
    one = year.of("1", Scope(2020, dt.date(2020, 2, 29)))
    assert one.expected == pytest.approx(2)
    assert one.status == "too_early"
    assert one.returned is not None
    assert one.returned.expected == 2
    assert "（截至2月29日）" in reason(one).zh


def test_people_in_big_classes_leave_more_open_than_sessions(year: Year):
    year.classes("1", monthly(2019, [1] * 12), people=50)
    year.classes("1", monthly(2020, [1] * 6), people=50)
    year.target("1", 15)
    year.target("1", 750, key="training_people")
    june = Scope(2020, dt.date(2020, 6, 30))
    sessions, people = year.of("1", june), year.of("1", june, "training_people")
    assert people.completion == sessions.completion
    assert people.probability == pytest.approx(sessions.probability)
    assert sessions.forecast is not None
    assert people.forecast is not None
    assert people.forecast.high == pytest.approx(50 * sessions.forecast.high)


def test_the_year_is_over(year: Year):
    year.classes("1", monthly(2020, [1] * 12))
    year.target("1", 13)
    one = year.of("1", Scope(2020))
    assert (one.status, one.per_week, one.probability) == ("behind", None, 0)
    assert "到期没有完成，落后" in reason(one).zh


def test_a_target_due_in_june_is_decided_in_june(year: Year):
    year.classes("1", monthly(2020, [1] * 12))
    year.target("1", 6, due="2020-06-30")
    year.target("2", 6, due="2020-06-30")
    year.classes("2", monthly(2020, [1] * 4))
    assert year.of("1", Scope(2020, dt.date(2020, 6, 30))).status == "done"
    assert year.of("2", Scope(2020, dt.date(2020, 7, 1))).is_over


def test_a_figure_that_is_not_split_by_county_judges_no_county(year: Year):
    year.con.execute(
        "create table fact_funding (row_id bigint, kind varchar, year int, counted_on date, county_id varchar,"
        " qualifiers varchar, project_role varchar, received_yuan decimal(18, 2))"
    )
    year.target("1", 5, key="training_funds")
    one = year.of("1", key="training_funds")
    assert one.status == "no_target"
    assert "该指标不按县区统计" in reason(one).zh
    assert watched(year.con, NOVEMBER) == ()


def test_the_most_urgent_come_first_and_the_city_is_no_county(year: Year):
    year.classes("1", monthly(2020, [1] * 10))
    year.classes("2", monthly(2020, [2] * 10))
    for county, value in (("1", 40), ("2", 25), ("3", 12)):
        year.target(county, value)
    urgent = most_urgent(standings(year.con, NOVEMBER)[KEY])
    assert [(one.county_id, one.status) for one in urgent] == [
        ("1", "behind"), ("3", "not_reported"), ("2", "watch"),
    ]  # fmt: skip
    assert standings(year.con, NOVEMBER)[KEY][-1].target == 77


def test_an_unknown_key_is_refused(year: Year):
    with pytest.raises(KeyError):
        standings(year.con, NOVEMBER, ["nothing"])
