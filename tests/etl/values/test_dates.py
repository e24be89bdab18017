"""Dates, months and years in the forms that sheets hold."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.values.dates import (
    AmbiguousError,
    WithoutYearError,
    decimal_date,
    decimal_month,
    parse_date,
    parse_month,
    parse_year,
    split_range,
    years_in,
)

_DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))


@given(_DAYS)
def test_any_day_in_any_form(day: dt.date) -> None:
    y, m, d = day.year, day.month, day.day
    forms: list[object] = [
        day, dt.datetime(y, m, d, 13, 5), f"{y}-{m:02}-{d:02}", f"{y}.{m}.{d}", f"{y}/{m}/{d}", f"{y}年{m}月{d}日",
        f"{y} 年 {m} 月 {d} 日", f"{y}{m:02}{d:02}", f"{y}-{m:02}-{d:02} 08:30:00",
        float((day - dt.date(1899, 12, 30)).days),
        float(y * 10_000 + m * 100 + d), f"{y}年{m}月{d}日（星期三）",
    ]  # fmt: skip
    assert {parse_date(form) for form in forms} == {day}
    assert parse_date(f"{m}月{d}日", y) == day


@given(_DAYS)
def test_any_month_is_its_last_day(day: dt.date) -> None:
    last = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    y, m = day.year, day.month
    for form in (f"{y}年{m}月", f"{y}-{m:02}", f"{y}.{m}", f"{y}{m:02}", float(y * 100 + m), day, f"{y}年{m}月份"):
        assert parse_month(form) == last
    for form in (f"{m}月", m, f"{m}", f"{m}月份"):
        assert parse_month(form, y) == last


@pytest.mark.parametrize("cell", ["1月22日", "１月２２日"])
def test_a_day_without_year_needs_one(cell: str) -> None:
    with pytest.raises(WithoutYearError):
        parse_date(cell)


@pytest.mark.parametrize("cell", [6.29, "6.29", 2020.1])
def test_a_decimal_is_no_day(cell: object) -> None:
    with pytest.raises(AmbiguousError):
        parse_date(cell)


@pytest.mark.parametrize(
    "cell", ["截至28日", "2020-13-01", "2020年2月30日", 2020, 12.0, "", True, "1889-01-01", 1e300, "第8期"]
)
def test_no_date(cell: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_date(cell)


@pytest.mark.parametrize("cell", [2020, 2020.0, "2020", "2020年", "２０２０年度"])
def test_year(cell: object) -> None:
    assert parse_year(cell) == 2020


@pytest.mark.parametrize("cell", [20, "20年", "去年", True, 2020.5])
def test_no_year(cell: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_year(cell)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2020.01.05-2020.01.20", ("2020.01.05", "2020.01.20")),
        ("2020-01-05至2020-01-20", ("2020-01-05", "2020-01-20")),
        ("1月5日—1月20日", ("1月5日", "1月20日")),
        ("2020年1月5日-1月20日", ("2020年1月5日", "2020年1月20日")),
        ("2020-01-05", None),
    ],
)
def test_range(text: str, ends: tuple[str, str] | None) -> None:
    assert split_range(text) == ends


def test_years_of_a_title() -> None:
    assert years_in("２０２０年培训台账（截至2020-12-04）") == [2020]
    assert years_in("2019年至2020年") == [2019, 2020]
    assert years_in("第8期，文号 12020 号") == []


@pytest.mark.parametrize(
    ("cell", "day"),
    [(6.29, dt.date(2020, 6, 29)), (12.05, dt.date(2020, 12, 5)), (6.4, dt.date(2020, 6, 4)),
     ("6.3", dt.date(2020, 6, 3)), ("6.30", dt.date(2020, 6, 30)), ("６．２９", dt.date(2020, 6, 29))],
)  # fmt: skip
def test_decimals_that_are_days(cell: object, day: dt.date) -> None:
    assert decimal_date(cell, 2020) == day


@pytest.mark.parametrize("cell", [6.3, 6.1, 11.2])
def test_decimals_whose_last_digit_may_be_missing(cell: float) -> None:
    with pytest.raises(AmbiguousError):
        decimal_date(cell, 2020)


@pytest.mark.parametrize("cell", [13.05, 6.31, 2.3e-5, "6.29.1", 629])
def test_decimals_that_are_no_days(cell: object) -> None:
    with pytest.raises(ValueError, match=r"\d|range"):
        decimal_date(cell, 2020)


def test_decimals_that_are_months() -> None:
    assert decimal_month(2020.05) == dt.date(2020, 5, 31)
    assert decimal_month(2020.12) == dt.date(2020, 12, 31)
    with pytest.raises(AmbiguousError):
        decimal_month(2020.1)


def test_numbers_that_a_text_file_writes_with_a_point() -> None:
    assert parse_year("2020.0") == 2020
    assert parse_date("20200122.0") == dt.date(2020, 1, 22)
