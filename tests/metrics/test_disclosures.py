"""Lists for the public: nobody's full name, every line of the period, issues beside the ledger."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import duckdb
import pytest

from metrics.disclosures import gifts, issues, uses
from metrics.metric import Scope

TABLES = """
create table fact_donation_income as
select *, year(counted_on) as year, counted_on as donated_on, if(county_id is null, '市本级', '县区') as receiving_unit
from (values
    (1, date '2020-02-01', null, '个人', '张○○', false, '款', null, null, null, 100.50, true, 'A', 1),
    (2, date '2020-02-02', '1', '个人', '李四五', false, '款', null, null, null, 20.00, false, 'A', 1),
    (3, date '2020-02-02', null, '企业', '某某有限公司', false, '物', '口罩', 30.5, '箱', 300.00, false, 'A', 2),
    (4, date '2020-02-03', null, '企业', '不愿具名公司', true, '款', null, null, null, 7.00, null, 'A', null),
    (5, date '2020-02-03', null, '匿名', '王某某', false, '款', null, null, null, 8.00, null, 'A', null),
    (6, date '2020-02-04', null, '社会组织', null, false, '款', null, null, null, 9.00, null, 'B', null),
    (7, date '2020-03-01', null, '企业', '=cmd\n某公司', false, '款', null, null, null, 1.00, null, 'B', null),
    (8, date '2019-12-31', null, '企业', '去年', false, '款', null, null, null, 1.00, null, 'B', null)
) as t (row_id, counted_on, county_id, donor_type, donor_name, is_anonymous, cash_or_goods, goods_name, quantity,
    quantity_unit, amount_yuan, is_earmarked, campaign_code, disclosure_issue);
create table fact_donation_use (
    row_id bigint, year int, counted_on date, county_id varchar, used_on date, recipient_unit varchar,
    cash_or_goods varchar, goods_name varchar, quantity decimal(18, 4), quantity_unit varchar,
    amount_yuan decimal(18, 2), use_purpose varchar
);
insert into fact_donation_use values
    (1, 2020, '2020-02-09', '1', '2020-02-09', '市疾控中心', '物', '口罩', 3, '箱', 30, '疫情防控'),
    (2, 2020, '2020-03-09', null, '2020-03-09', '某医院', '款', null, null, null, 50, '助医');
create table fact_disclosure (
    year int, campaign_code varchar, issue_number bigint, disclosed_on date, cut_off_on date,
    cumulative_cash_yuan decimal(18, 2), cumulative_goods_yuan decimal(18, 2), disclosure_channels varchar
);
insert into fact_disclosure values
    (2020, 'A', 1, '2020-02-03', '2020-02-02', 120.50, 300, '官网'),
    (2020, 'A', 2, '2020-02-05', '2020-02-03', 115.50, 300, '官网'),
    (2020, 'A', 3, '2020-02-06', '2020-02-04', 999, 300, null),
    (2020, 'A', 4, '2020-04-06', '2020-04-04', 1, 1, null);
"""
FEBRUARY = Scope(2020, dt.date(2020, 2, 29))
FIRST = dt.date(2020, 1, 1)


@pytest.fixture(scope="module")
def con():
    connection = duckdb.connect()
    connection.execute(TABLES)
    yield connection
    connection.close()


def test_persons_are_masked_whoever_wishes_is_anonymous_organisations_stay(con):
    donors = [one.donor for one in gifts(con, FEBRUARY, FIRST)]
    assert donors == ["张○○", "李○○", "某某有限公司", "匿名", "匿名", ""]


def test_the_period_has_its_first_and_last_day(con):
    assert [one.amount_yuan for one in gifts(con, FEBRUARY, dt.date(2020, 2, 3))] == [7, 8, 9]
    assert len(gifts(con, Scope(2020), FIRST)) == 7
    assert [one.recipient for one in uses(con, FEBRUARY, FIRST)] == ["市疾控中心"]


def test_lines_say_what_was_given_and_to_whom(con):
    cash, second, goods, *_ = gifts(con, FEBRUARY, FIRST)
    assert (cash.is_goods, cash.amount_yuan, cash.receiver, cash.is_earmarked) == (False, Decimal("100.50"), "HQ", True)
    assert second.receiver == "1"
    assert (goods.is_goods, goods.goods_name, goods.quantity, goods.quantity_unit) == (
        True,
        "口罩",
        Decimal("30.5"),
        "箱",
    )
    [use] = uses(con, FEBRUARY, FIRST)
    assert (use.spender, use.purpose, use.quantity) == ("1", "疫情防控", 3)


def test_text_is_one_plain_line(con):
    assert gifts(con, Scope(2020), dt.date(2020, 3, 1))[0].donor == "=cmd 某公司"


def test_an_issue_is_compared_with_the_whole_ledger_or_the_citys_own(con):
    found = issues(con, FEBRUARY)
    assert [(one.number, one.ledger_yuan, one.difference_yuan) for one in found] == [
        (1, Decimal("420.50"), 0),
        (2, Decimal("415.50"), 0),  # the city's own gifts
        (3, Decimal("435.50"), Decimal("863.50")),
    ]
