"""By when donations have to be made public, judged by what was known at the cut-off."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest

from metrics.metric import Scope
from metrics.publication import dues, months_after

TABLES = """
create table dim_disclosure_rule as select * from (values
    ('running', 6, 3, null, null, null, 'law', null, '甲', 'a'),
    ('ended', null, 3, null, null, null, 'law', null, '乙', 'b'),
    ('annual', null, null, null, 5, 31, 'law', date '2026-01-01', '丙', 'c'),
    ('gift', null, null, 7, null, null, 'draft', null, '丁', 'd')
) as t (rule, more_than_months, within_months, within_days, due_month, due_day, status, in_force_from, basis_zh,
    basis_en);
create table fact_campaign (
    row_id bigint, year int, campaign_code varchar, campaign_name varchar, started_on date, ended_on date,
    first_disclosed_on date, latest_disclosed_on date, fully_disclosed_on date
);
insert into fact_campaign values
    (1, 2020, 'A', '常年', '2020-01-01', null, '2020-01-31', '2020-08-01', null),
    (2, 2020, 'B', '常年后报', '2020-01-01', null, '2020-01-31', '2020-12-31', null),
    (3, 2020, 'C', '短期', '2020-06-01', '2020-08-01', null, null, '2020-10-20'),
    (4, 2020, 'D', '短期逾期', '2020-06-01', '2020-08-10', null, null, null),
    (5, 2020, 'E', '短期迟公开', '2020-02-01', '2020-03-01', null, null, '2020-07-01'),
    (6, 2020, 'F', '刚结束', '2020-09-01', '2020-11-01', null, null, '2020-12-20'),
    (7, 2019, 'G', '早已了结', '2019-01-01', '2019-02-01', null, null, '2019-03-01'),
    (8, 2020, 'H', '还在短期内', '2020-10-01', '2021-01-31', null, null, null),
    (9, 2021, 'I', '还没开始', '2021-01-01', null, null, null, null),
    (10, 2020, 'J', '有期号', '2020-01-01', null, null, null, null);
create table fact_disclosure (campaign_code varchar, disclosed_on date);
insert into fact_disclosure values ('J', '2020-11-20'), ('J', '2020-12-20');
create table fact_donation_income (year int, counted_on date, disclosure_issue bigint);
insert into fact_donation_income values (2020, '2020-11-01', null), (2020, '2020-11-29', null), (2020, '2020-03-01', 5);
"""
DECEMBER_4 = Scope(2020, dt.date(2020, 12, 4))


@pytest.fixture(scope="module")
def con():
    connection = duckdb.connect()
    connection.execute(TABLES)
    yield connection
    connection.close()


@pytest.fixture
def by_subject(con):
    return {one.subject: one for one in dues(con, DECEMBER_4) if one.rule in ("running", "ended")}


def test_a_running_campaign_is_due_again_after_its_last_publication(by_subject):
    one = by_subject["常年"]
    assert (one.due_on, one.state, one.last_on) == (dt.date(2020, 11, 1), "overdue", dt.date(2020, 8, 1))
    assert one.days(DECEMBER_4.cut_off) == -33
    assert by_subject["有期号"].state == "due"
    assert by_subject["有期号"].due_on == dt.date(2021, 2, 20)


def test_what_happened_after_the_cut_off_isnt_known_yet(by_subject):
    assert by_subject["常年后报"].state == "not_known"
    assert by_subject["刚结束"].state == "due"
    assert by_subject["刚结束"].on is None


def test_an_ended_campaign_is_published_in_time_late_or_not_at_all(by_subject):
    assert (by_subject["短期"].state, by_subject["短期"].on) == ("done", dt.date(2020, 10, 20))
    assert by_subject["短期迟公开"].state == "late"
    assert (by_subject["短期逾期"].state, by_subject["短期逾期"].due_on) == ("overdue", dt.date(2020, 11, 10))


def test_settled_short_and_future_campaigns_are_left_out(by_subject):
    assert not {"早已了结", "还在短期内", "还没开始"} & set(by_subject)


def test_a_rule_counts_from_the_day_it_is_in_force(con):
    report = {year: next(one for one in dues(con, Scope(year)) if one.rule == "annual") for year in (2020, 2025)}
    assert (report[2020].due_on, report[2020].state) == (dt.date(2021, 5, 31), "not_in_force")
    assert (report[2025].due_on, report[2025].state) == (dt.date(2026, 5, 31), "due")


def test_a_draft_makes_nothing_overdue_and_counts_gifts(con):
    gift = next(one for one in dues(con, DECEMBER_4) if one.rule == "gift")
    assert (gift.state, gift.lines) == ("draft", 1)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [("2020-11-30", 3, "2021-02-28"), ("2019-11-30", 3, "2020-02-29"), ("2020-01-31", 1, "2020-02-29"),
     ("2020-10-13", 3, "2021-01-13"), ("2020-12-31", 12, "2021-12-31")],
)  # fmt: skip
def test_months_later(day, months, later):
    assert months_after(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(later)
