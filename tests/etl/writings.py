"""How people write one value: each type of field in its many ways, and in some that nobody can read for certain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from etl.fields import Field
from etl.values.dates import last_day

YEAR = 2020
_WIDE = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
_COUNTIES = ("隆安县", "马山县", "450125", "横县")


def true_values(known: Field) -> st.SearchStrategy[Any]:
    """Values of a field as they are stored."""
    if known.values:
        return st.sampled_from(list(known.values))
    return _TRUE.get(known.type, st.sampled_from(["文字", "某某协会（示例）", "第1批"]))


_TRUE: dict[str, st.SearchStrategy[Any]] = {
    "county": st.sampled_from(_COUNTIES),
    "date": st.dates(dt.date(YEAR, 1, 1), dt.date(YEAR, 12, 31)),
    "month": st.integers(1, 12).map(lambda month: last_day(YEAR, month)),
    "year": st.just(YEAR),
    "integer": st.integers(0, 12_000),
    "decimal": st.integers(0, 10**7).map(lambda number: Decimal(number) / 100),
    # Not so small that Python writes them with an exponent: such a text may have lost digits, and is refused.
    "money": st.one_of(st.just(0), st.integers(10**4, 10**9)).map(lambda fen: Decimal(fen) / 100),
    "yes_no": st.booleans(),
    "person_or_organisation": st.sampled_from(["市疾控中心", "示例卫生院"]),  # persons are stored masked
}


def written(known: Field, value: Any, factor: int) -> list[Any]:
    """The ways to write a value, in a column whose numbers are so many times the field's unit (10,000: 万元)."""
    if value is None:
        return ["", None, "\u200b", "　"]
    if known.type == "money":
        return _money(value, factor)
    forms: dict[str, Callable[[Any], list[Any]]] = {
        "date": _day, "month": _month, "year": lambda year: [year, f"{year}", f"{year}年", f"{year}年度", float(year)],
        "integer": lambda number: _count(number, known.unit), "decimal": _decimal,
        "yes_no": lambda yes: ["是", "√", " 是 ", "有"] if yes else ["否", "×", "否\u200b", "无"],
    }  # fmt: skip
    return forms.get(known.type, _text)(value)


def unreadable(known: Field, required: bool) -> list[Any]:
    """What may stand in a cell of a field and can't be read as one value for certain."""
    blank = [""] if required else []
    if known.values and known.type == "enum":
        return [*blank, "不在表里的值"]
    return [*blank, *_UNREADABLE.get(known.type, [])]


_UNREADABLE: dict[str, list[Any]] = {
    "date": ["年初", 6.29, "2020-02-30", "13月1日", "待定", "6.3"],
    "month": ["年初", "13月", 2020.1],
    "integer": ["很多", -3, 51.5, "5场/250人", "约50多", "3.5次方"],
    "decimal": ["若干", -1, "1.2.3"],
    "money": ["若干", "1e5元", "12人", "约5余", "3+4"],
    "yes_no": ["也许", 7],
    "year": ["去年", 20, "二十年"],
}


def _text(value: str) -> list[Any]:
    return [value, f" {value}", f"{value}\u200b", f"{value}\xa0", f"\n{value}", f"{value}　"]


def _day(value: dt.date) -> list[Any]:
    spoken = f"{value.month}月{value.day}日"
    return [
        value, f"{value:%Y-%m-%d}", f"{value.year}.{value.month}.{value.day}", f"{value:%Y%m%d}", f"{value:%Y/%m/%d}",
        f"{value.year}年{spoken}", f"{value.year} 年 {value.month} 月 {value.day} 日", spoken,
        (value - dt.date(1899, 12, 30)).days, f"{value:%Y/%m/%d} 09:30", f"{value.year}．{value:%m}．{value:%d}",
        dt.datetime(value.year, value.month, value.day, 9, 30), int(f"{value:%Y%m%d}"),
    ]  # fmt: skip


def _month(value: dt.date) -> list[Any]:
    return [value, value.replace(day=1), f"{value.year}年{value.month}月", f"{value:%Y-%m}", f"{value.month}月份",
            f"{value.year}.{value.month:02}", int(f"{value:%Y%m}"), value.month]  # fmt: skip


def _count(value: int, unit: str) -> list[Any]:
    forms = [value, float(value), str(value), f"{value:,}", str(value).translate(_WIDE), f" {value} "]
    return [*forms, f"{value}{unit}", f"{value:,} {unit}"] if unit else forms


def _decimal(value: Decimal) -> list[Any]:
    return [float(value), f"{value}", f"{value:,}", str(value).translate(_WIDE)]


def _money(value: Decimal, factor: int) -> list[Any]:
    shown = value / factor
    own = [f"{value}元", f"{value / 10000}万元", f"人民币{value}元"]
    return [float(shown), f"{shown}", f"{shown:,}", f"￥{shown}", str(shown).translate(_WIDE), *own]
