"""People per event far from the plan is explained by what the rows show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from metrics.metric import Scope
from metrics.pace.plan_check import PlanCheck, explanation, pairs, plan_checks, statement
from tests.metrics.years import NOVEMBER, Year, hand_made, monthly


@pytest.fixture
def year() -> Iterator[Year]:
    yield from hand_made()


def planned(year: Year, sessions: int, people: int) -> PlanCheck:
    year.target("1", sessions)
    year.target("1", people, key="training_people")
    (found,) = plan_checks(year.con, NOVEMBER)
    return found


def test_pairs_count_the_same_rows():
    found = {(events.key, people.key) for events, people in pairs()}
    assert ("training_sessions", "training_people") in found
    assert ("volunteer_activities", "volunteer_times") in found
    assert not {people for _, people in found} & {"child_aid_children", "training_sessions"}
    assert all(events.fact == people.fact and events.where == people.where for events, people in pairs())


def test_as_planned_there_is_nothing_to_say(year: Year):
    year.classes("1", monthly(2020, [2] * 10), people=55)
    check = planned(year, 24, 1200)
    assert (check.planned, check.actual, check.is_far_off) == (50, 55, False)


def test_most_rows_are_large(year: Year):
    year.classes("1", monthly(2020, [2] * 10), people=120)
    check = planned(year, 20, 1000)
    assert (check.is_far_off, check.pattern, check.median_size, check.large_events) == (True, "most_large", 120, 20)
    assert statement(check).zh == (
        "万人培训完成人数为计划的240.0%，万人培训完成场次为计划的100.0%：平均每场120人，计划50人"
    )
    assert "120 people to each; 50 people were planned" in statement(check).en
    assert "一半以上不少于120人" in explanation(check).zh
    assert "人次" in explanation(check).zh


def test_a_few_rows_are_large(year: Year):
    year.classes("1", monthly(2020, [2] * 9), people=50)
    year.classes("1", ["2020-10-01", "2020-10-02"], people=900)
    check = planned(year, 20, 1000)
    assert (check.pattern, check.large_events, check.large_people) == ("few_large", 2, 1800)
    assert "20场中有2场超过计划的两倍，共1800人，占67%" in explanation(check).zh
    assert "2 sessions of 20 sessions" in explanation(check).en


def test_rows_are_small(year: Year):
    year.classes("1", monthly(2020, [2] * 10), people=15)
    check = planned(year, 20, 1000)
    assert (check.is_far_off, check.pattern) == (True, "small")
    assert "一半以上不超过15人" in explanation(check).zh


def test_without_a_plan_or_without_work_nothing_is_checked(year: Year):
    year.classes("1", monthly(2020, [2] * 10), people=15)
    assert plan_checks(year.con, NOVEMBER) == []
    year.target("1", 20)
    year.target("1", 1000, key="training_people")
    assert plan_checks(year.con, Scope(2020, NOVEMBER.as_of, "2")) == []
    assert len(plan_checks(year.con, Scope(2020, NOVEMBER.as_of, "1"))) == 1


def test_the_published_year_is_explained(sample_warehouse):
    from etl.warehouse import open_current

    con = open_current(sample_warehouse).connection.cursor()
    (check,) = [one for one in plan_checks(con, Scope(2020, NOVEMBER.as_of.replace(month=12, day=4))) if one.is_far_off]
    assert (check.events.key, check.people_done, check.events_done) == ("training_sessions", 47496, 446)
    assert statement(check).zh.startswith("万人培训完成人数为计划的228.9%，万人培训完成场次为计划的107.5%")
    assert check.pattern == "most_large"
