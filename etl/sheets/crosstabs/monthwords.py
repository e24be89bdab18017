"""Months in the headers of crosstabs: 3月, 2020年3月, 一季度, 1-6月累计, and bare numbers 1 to 12."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from etl.sheets.headers.matching import Header, normal
from etl.values import dates

MONTHS = 12
WHOLE_YEAR = range(1, MONTHS + 1)
_NUMERALS = dict(zip("一二三四五六七八九十", range(1, 11), strict=True)) | {"十一": 11, "十二": 12}
_MONTH = re.compile(
    r"(?:(\d{4})年)?(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?|(\d{4})[-./](\d{1,2})(?:-\d{1,2}.*)?"
)
_QUARTER = re.compile(r"第?([一二三四1-4])季度?|([上下])半年")
# How a number in a cell looks as a header: 3, or 3.0 where the sheet keeps it as a number.
_BARE = re.compile(r"(1[0-2]|[1-9])(?:\.0)?")
# What says that numbers from 1 on are months.
_SAID = re.compile(r"月报|月份|月度|[分逐各按每]月|\d月?[-—–~至到]\d{1,2}月")
_LEAST = 2


def month_at(text: str) -> tuple[str, int] | None:
    """The month that a text begins with, as cells are read, and its length: 3月, 2020年3月."""
    match = _MONTH.match(text)
    if match is None:
        return None
    year, month = match[1] or match[3], match[2] or match[4]
    number = int(month) if month.isdigit() else _NUMERALS[month]
    return f"{year}年{number}月" if year else f"{number}月", match.end()


def months_at(text: str) -> tuple[range, int] | None:
    """The months that a text begins with, of 一季度, 第2季度, 上半年, and its length."""
    match = _QUARTER.match(text)
    if match is None:
        return None
    if match[2]:
        return range(1, 7) if match[2] == "上" else range(7, MONTHS + 1), match.end()
    quarter = int(match[1]) if match[1].isdigit() else _NUMERALS[match[1]]
    return range(quarter * 3 - 2, quarter * 3 + 1), match.end()


def number_of(month: str) -> int:
    """The number of a month as cells are read."""
    return dates.parse_month(month, dates.FIRST_YEAR).month


def with_months(headers: Sequence[Header], said: str) -> list[Header]:
    """The headers with bare numbers read as months: 1, 2, 3 and so on from left to right, once or in turns.

    They are months when all twelve are there, or when something beside or above them (`said`) speaks of months.
    """
    bare = {header.column: part for header in headers for part, _ in header.parts if _BARE.fullmatch(normal(part))}
    numbers = [int(float(normal(part))) for part in bare.values()]
    if not count_from_one(numbers) or len(bare) * 2 < len(headers):
        return list(headers)
    beside = [part for header in headers for part, _ in header.parts if part != bare.get(header.column)]
    speaks = any(_SAID.search(text) or text == "月" for text in map(normal, (said, *beside)))
    if max(numbers) < MONTHS and not speaks:
        return list(headers)
    return [_as_month(header, bare[header.column]) if header.column in bare else header for header in headers]


def count_from_one(numbers: Sequence[int]) -> bool:
    """Whether numbers count from 1 on, each as often as it likes, and from 1 again once they are through."""
    if len(set(numbers)) < _LEAST or numbers[0] != 1:
        return False
    last = max(numbers)
    steps = all(after in {before, before + 1} or (before, after) == (last, 1) for before, after in pairwise(numbers))
    return steps and numbers[-1] == last


def _as_month(header: Header, bare: str) -> Header:
    month = f"{int(float(normal(bare)))}月"
    texts = tuple(text.removesuffix(bare) + month if text.endswith(bare) else text for text in header.texts)
    return replace(header, texts=texts, parts=tuple((month if part == bare else part, at) for part, at in header.parts))
