"""Numbers as people write them in cells: 1,250 · １２ · 1.2万 · 103.7万元 · 20余 · 近40多名 · 20750人以上."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from etl.text import half_width
from etl.values import spoken
from etl.values.units import MULTIPLIERS

_DIGITS = r"[+-]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_NUMERAL = re.compile(
    rf"^(?P<before>大约|约|近|不少于|不低于|至少|≥|>=)?[¥￥$]?(?P<number>{_DIGITS})(?P<inner>余|多)?"
    r"(?P<times>十万|百万|千万|十|百|千|万|亿)?(?P<middle>余|多)?(?P<unit>[^\d\s,.;:/~\-+]{0,4}?)"
    r"(?P<after>及以上|以上|左右|上下|余|多)?$"
)
_TWO_FIGURES = re.compile(r"\d[^\d]{0,4}[/、,，;；+~～和及][^\d]{0,4}\d")
_WORDS = {
    "大约": "约", "约": "约", "近": "近", "不少于": "以上", "不低于": "以上", "至少": "以上", "≥": "以上", ">=": "以上",
    "以上": "以上", "及以上": "以上", "左右": "约", "上下": "约", "余": "余", "多": "多",
}  # fmt: skip
_LONGEST = 40
QUALIFIERS = frozenset({"余", "多", "近", "约", "以上", "近多"})
# Someone says that there is nothing to say: kept as no value, with the word beside it.
NOTHING = frozenset({"无", "/", "\\", "-", "--", "—", "——", "–", "n/a", "na", "暂无", "无数据", "未知"})


@dataclass(frozen=True)
class Numeral:
    """A number read from text. `qualifier` is None when the words around it contradict each other."""

    number: Decimal
    times: int
    unit: str
    qualifier: str | None

    @property
    def value(self) -> Decimal:
        """The number with its 万 or 亿."""
        return self.number * self.times


def parse(text: str) -> Numeral | None:
    """The number a text states, or None when it states none (or more than one)."""
    plain = half_width(text).replace(" ", "").replace("\n", "").replace("\u00a0", "")
    plain = plain.replace("人民币", "")
    match = _NUMERAL.match(plain)
    if match is None:
        said = spoken.in_digits(plain) if len(plain) < _LONGEST else None
        match = _NUMERAL.match(said) if said else None
    if match is None:
        return None
    words = [_WORDS[match[name]] for name in ("before", "inner", "middle", "after") if match[name]]
    number = Decimal(match["number"].replace(",", ""))
    return Numeral(number, MULTIPLIERS[match["times"] or ""], match["unit"], _one_qualifier(words))


def _one_qualifier(words: list[str]) -> str | None:
    if not words:
        return ""
    if len(words) == 1 or len(set(words)) == 1:
        return words[0]
    return "近多" if words in (["近", "多"], ["近", "余"]) else None


def has_two_figures(text: str) -> bool:
    """Whether a text holds two figures: 5场/250人."""
    return bool(_TWO_FIGURES.search(half_width(text).replace(" ", "")))


def from_float(value: float) -> Decimal:
    """A number as Excel shows it: at 15 significant digits, without the noise behind them."""
    return Decimal(f"{value:.15g}")
