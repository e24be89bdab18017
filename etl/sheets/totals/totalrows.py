"""Rows that state totals: by a word (合计, 小计), a sentence (共计2856人次), or nothing but the sums they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import NamedTuple

from etl.text import comparable, half_width
from etl.values import dates, numerals
from etl.values.cells import CellFault
from etl.values.units import UNIT_WORDS

# Every word for a total has one of these.
_HINT = frozenset("计总其")
_PART = re.compile(r"^其中[:：]?")
_TOTAL = re.compile(r"^(.{0,8}?)(合计|总计|共计|累计|小计|总数|总合计)[:：]?(?:[(（].*[)）])?$")
WHOLE = frozenset({"", "全市", "全县", "全区", "总", "本表", "全年", "以上"})
_WORD = r"(?:合计|总计|共计|累计|小计|总共|总数)"
_SENTENCE = re.compile(_WORD + r".{0,20}\d")
# What a total is made of is no total itself.
_PARTS = re.compile(r"其中|包括|含|分别")
_UNITS = "|".join(sorted(map(re.escape, UNIT_WORDS), key=len, reverse=True))
_FIGURE = re.compile(
    r"(?P<before>大约|约|近|至少)?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<inner>余|多)?"
    r"(?P<times>十万|百万|千万|万|亿)?(?P<middle>余|多)?"
    rf"(?P<unit>{_UNITS}|[^\d\s,，、。；;:：.()（）余多]?)"
)
_NO_UNIT = frozenset({"年", "月", "日", "号", "时", "天", "年度"})
_TOLERANCE = Decimal("0.005")


class StatedFigure(NamedTuple):
    """A figure that a sentence states: its number, with 万 or 亿 in it, the unit behind it, how near it is meant."""

    value: Decimal
    unit: str
    qualifier: str


def label(filled: Sequence[tuple[int, object]], words: AbstractSet[int]) -> str | None:
    """What stands before 合计 in a row that has the word and lacks half of the columns that data rows must fill.

    Where a required word must stand, 1-6月累计 is 小计 in any row.
    """
    there = {column for column, _ in filled}
    for column, cell in filled:
        # A sheet is a million cells; most need no closer look.
        if not isinstance(cell, str) or _HINT.isdisjoint(cell):
            continue
        if column in words and dates.months_span(comparable(cell)):
            return "小计"
        match = _TOTAL.match(comparable(cell))
        if match or is_part(cell):
            others = words - {column}
            if not others or len(others & there) * 2 <= len(others):
                return "其中" if match is None else match[1] if match[2] != "小计" else match[1] + "小计"
    return None


def is_part(text: str) -> bool:
    """Whether a text names a part of a total: 其中：款. Which rows it is made of nobody can tell."""
    return bool(_PART.match(comparable(text)))


def is_label(text: str) -> bool:
    """Whether a text may label a total: 合计, 全市合计, 小计：."""
    return bool(_TOTAL.match(comparable(text)))


def is_sentence(text: str) -> bool:
    """Whether a text states a total in words: 共计2856人次."""
    return bool(_SENTENCE.search(comparable(text)))


def figures(text: str) -> list[StatedFigure]:
    """The totals that a sentence states, without their parts (其中 …): 共计培训5场、250人次 states two."""
    plain = half_width(text).replace(" ", "")
    word = re.search(_WORD, plain)
    if word is None:
        return []
    said = _PARTS.split(plain[word.end() :], maxsplit=1)[0]
    found = []
    for match in _FIGURE.finditer(said):
        if match["unit"] in _NO_UNIT:
            continue
        text = "".join(match[name] or "" for name in ("before", "number", "inner", "times", "middle"))
        numeral = numerals.parse(text)
        if numeral is not None:
            found.append(StatedFigure(numeral.value, match["unit"], numeral.qualifier or ""))
    return found


def agrees(stated: Decimal, qualifier: str, computed: Decimal) -> bool:
    """Whether a sum is what is stated: to the cent, or within the last stated digit where it is said roughly."""
    if not qualifier:
        return abs(stated - computed) < _TOLERANCE
    step = Decimal(1).scaleb(_last_place(stated))
    low, high = {"近": (-step, Decimal(0)), "约": (-step, step), "近多": (-step, step)}.get(
        qualifier, (Decimal(0), step)
    )
    return stated + low <= computed <= stated + high


def _last_place(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def equals_sums(data: Sequence[Sequence[object]], filled: Sequence[tuple[int, object]], numbers: AbstractSet[int],
                serial: int | None) -> bool:  # fmt: skip
    """Whether a row of nothing but numbers holds the sums of the data above it: a total without a label."""
    if len(data) < 2 or any(column not in numbers and column != serial for column, _ in filled):
        return False
    stated = [(column, cell) for column, cell in filled if column != serial]
    return bool(stated) and all(_is_sum(data, column, cell) for column, cell in stated)


def _is_sum(data: Sequence[Sequence[object]], column: int, cell: object) -> bool:
    value = _number(cell)
    if value is None:
        return False
    found = (_number(row[column]) for row in data if column < len(row))
    return abs(value - sum((number for number in found if number is not None), Decimal(0))) <= _TOLERANCE


def _number(cell: object) -> Decimal | None:
    if isinstance(cell, CellFault | bool):
        return None
    if isinstance(cell, int | float):
        return numerals.from_float(float(cell))
    numeral = numerals.parse(cell) if isinstance(cell, str) else None
    return numeral.value if numeral else None
