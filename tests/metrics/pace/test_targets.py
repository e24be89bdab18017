"""Pace, completion, what is missing, and the table by county."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal

import pytest

from metrics.measure import measure
from metrics.metric import Scope
from metrics.pace.targets import completion, df_by_county, pace, shortfall, target_of
from metrics.rates import df_per_10k


@pytest.mark.parametrize(
    ("year", "day", "share"),
    [
        (2020, None, Decimal(1)),
        (2020, dt.date(2020, 12, 31), Decimal(1)),
        (2020, dt.date(2020, 2, 29), Decimal(60) / 366),
        (2019, dt.date(2019, 7, 2), Decimal(183) / 365),
        (2020, dt.date(2020, 1, 1), Decimal(1) / 366),
        (2020, dt.date(2021, 5, 1), Decimal(1)),
    ],
)
def test_pace_is_the_share_of_days_that_are_over(year, day, share):
    assert pace(Scope(year, day)) == share


def test_the_year_before_ends_on_the_same_day():
    assert Scope(2020, dt.date(2020, 2, 29)).year_before == Scope(2019, dt.date(2019, 2, 28))
    assert Scope(2020, None, "1").year_before == Scope(2019, None, "1")


def test_completion_and_shortfall(con):
    reading = measure(con, "training_sessions", Scope(2020, dt.date(2020, 12, 4)))
    assert completion(reading) == Decimal(3) / 5
    assert shortfall(reading) == 2
    without = measure(con, "other_classes_people", Scope(2020))
    assert completion(without) is None
    assert shortfall(without) is None


def test_target_of_a_county_and_of_the_whole(con):
    june = Scope(2020, dt.date(2020, 6, 30))
    assert target_of(con, "training_sessions", june) == 5
    assert target_of(con, "training_sessions", Scope(2020, dt.date(2020, 6, 30), "1")) == 3
    assert target_of(con, "training_sessions", Scope(2020, dt.date(2020, 6, 30), "3")) is None


def test_the_table_by_county(con):
    df = df_by_county(con, "training_sessions", Scope(2020, dt.date(2020, 12, 4)))
    assert list(df["name_zh"]) == ["甲县", "乙市", "丙县"]
    assert list(df["done"]) == [2, 1, 0]
    assert list(df["target"][:2]) == [3, 2]
    assert math.isnan(df["target"][2])
    assert df["completion"][1] == 0.5
    assert df["shortfall"][0] == 1
    assert df["expected"][0] == pytest.approx(3 * 339 / 366)
    assert df["gap"][0] == pytest.approx(2 - 3 * 339 / 366)


def test_a_county_is_called_as_it_was_called_then(con):
    assert list(df_by_county(con, "training_sessions", Scope(2020, dt.date(2020, 6, 30)))["name_zh"])[1] == "乙县"


def test_rates_by_inhabitants(con):
    df = df_per_10k(con, "training_sessions", Scope(2020, dt.date(2020, 12, 4)))
    assert list(df["per_10k"]) == [1, 1, 0]
