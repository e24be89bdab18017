"""Splits: every month and county is there, nothing is not blank, parts add up, small counts stay hidden."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from metrics.measure import split
from metrics.metric import HQ, Scope

DECEMBER_4 = Scope(2020, dt.date(2020, 12, 4))


def values(df):
    return [None if math.isnan(value) else value for value in df["value"]]


def test_months_run_to_the_cut_off_and_are_zero_without_rows(con):
    df = split(con, "training_sessions", Scope(2020, dt.date(2020, 4, 30)), ["month"])
    assert list(df["month"]) == [1, 2, 3, 4]
    assert values(df) == [1, 0, 2, 0]
    assert list(df["rows"]) == [1, 0, 2, 0]


def test_a_month_whose_cells_are_blank_is_no_zero(con):
    df = split(con, "training_people", Scope(2020, dt.date(2020, 3, 31), "2"), ["month"])
    assert values(df) == [0, 0, None]


def test_a_year_without_a_sheet_has_no_zeros(con):
    assert values(split(con, "training_sessions", Scope(2018), ["month"])) == [None] * 12


def test_counties_are_all_there_in_order_and_hq_where_it_has_rows(con):
    df = split(con, "training_sessions", DECEMBER_4, ["county_id"])
    assert list(df["county_id"]) == ["1", "2", "3"]
    assert values(df) == [2, 1, 0]
    others = split(con, "other_classes_people", Scope(2019), ["county_id"])
    assert values(others) == [0, None, None]


def test_the_city_society_comes_last(con):
    df = split(con, "induction_people", DECEMBER_4, ["county_id"])
    assert list(df["county_id"]) == ["1", "2", "3", HQ]
    assert values(df) == [0, 0, 5, 25]


def test_one_county_alone(con):
    df = split(con, "training_sessions", Scope(2020, None, "2"), ["county_id"])
    assert list(df["county_id"]) == ["2"]


def test_values_of_a_field_come_in_the_fields_order(con):
    df = split(con, "training_people", DECEMBER_4, ["sector"])
    assert list(df["sector"]) == ["社区", "学校"]
    assert values(df) == [40, 60]
    assert list(df["qualifier"]) == ["", "多"]


def test_two_dimensions_have_every_combination_that_occurs(con):
    df = split(con, "training_sessions", Scope(2020, dt.date(2020, 3, 31)), ["month", "sector"])
    assert len(df) == 6
    assert df["value"].sum() == 3


def test_a_ratio_is_split_by_its_parts(con):
    df = split(con, "training_people_per_session", DECEMBER_4, ["county_id"])
    assert values(df) == [50, None, None]


def test_stock_is_by_goods_and_carries_over(con):
    df = split(con, "goods_stock_quantity", DECEMBER_4, ["goods_code", "quantity_unit"])
    assert list(df.itertuples(index=False, name=None)) == [
        ("W1", "个", 70, "", 2, False, ""),
        ("W2", "箱", 5, "", 1, False, ""),
    ]


def test_what_a_metric_cant_be_split_by_is_refused(con):
    with pytest.raises(ValueError, match=r"不能按 county_name 拆分.*split"):
        split(con, "training_sessions", DECEMBER_4, ["county_name"])


def test_small_counts_are_hidden_by_county_by_month_and_by_both(con):
    by_county = split(con, "child_aid_children", DECEMBER_4, ["county_id"])
    assert list(by_county["suppressed"]) == [True, True, False]
    assert list(by_county["note"]) == ["small", "beside_small", ""]
    assert values(by_county) == [None, None, 11]
    assert list(by_county["rows"]) == [0, 0, 11]
    both = split(con, "child_aid_children", Scope(2020, dt.date(2020, 2, 28)), ["month", "county_id"])
    shown = both[~both["suppressed"]]
    assert all(value == 0 or value >= 5 for value in shown["value"])


def test_the_months_of_one_county_are_judged_beside_the_other_counties(con):
    df = split(con, "child_aid_children", Scope(2020, dt.date(2020, 2, 28), "1"), ["month"])
    assert list(df["suppressed"]) == [True, True]
