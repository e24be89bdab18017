"""Units as headers, unit rows and cells state them: 万元 is 10,000 元, 名 is 人, 人次 is not 人."""

from __future__ import annotations

import re
from decimal import Decimal

from etl.text import half_width

MULTIPLIERS = {
    "": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
}  # fmt: skip
_SAME = {"名": "人", "位": "人", "人民币元": "元", "人民币": "元", "rmb": "元", "块": "元", "小时": "学时", "h": "学时",
         "个": "", "次数": "次", "圆": "元", "cny": "元"}  # fmt: skip
_MULTIPLIED = re.compile(r"^(十万|百万|千万|十|百|千|万|亿)?(.*)$")
# What may stand in a header's brackets or in a unit row, and nothing else may.
UNIT_WORDS = frozenset({
    "元", "角", "分", "人", "名", "位", "人次", "次", "场", "期", "户", "例", "份", "篇", "个", "件", "箱", "套", "盒",
    "瓶",
    "只", "双", "台", "批", "人份", "学时", "小时", "h", "天", "年", "月", "日", "%", "吨", "千克", "公斤", "平方公里",
    "美元", "港元", "欧元", "日元", "人民币", "人民币元", "个/只", "元/人",
})  # fmt: skip
_UNIT_ROW = re.compile(r"(?:金额)?单位[:：]\s*(?:人民币\s*)?[（(]?([^\s,，;；、()（）]{1,6})")
_BRACKETED = re.compile(r"[(（\[【]([^()（）\[\]【】]{1,8})[)）\]】]")


def base_of(unit: str) -> tuple[int, str]:
    """Multiplier and base unit: 万元 is (10000, 元)."""
    match = _MULTIPLIED.match(half_width(unit).replace(" ", "").lower())
    if match is None:
        return 1, unit
    multiplier, base = MULTIPLIERS[match[1] or ""], match[2]
    return multiplier, _SAME.get(base, base)


def factor(stated: str, unit: str) -> Decimal | None:
    """By what to multiply a number in the stated unit to have it in the field's unit; None if they don't compare."""
    stated_times, stated_base = base_of(stated)
    times, base = base_of(unit)
    if stated_base != base and stated_base:
        return None
    # A bare 万 above a column of money means 万元; but 万 alone never turns into another unit's base.
    return Decimal(stated_times) / Decimal(times)


def is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else."""
    plain = half_width(text).replace(" ", "")
    plain = plain.removeprefix("单位:")
    multiplier = _MULTIPLIED.match(plain)
    return bool(plain) and (plain in UNIT_WORDS or (multiplier is not None and multiplier[2] in {*UNIT_WORDS, ""}))


def unit_in_header(header: str) -> tuple[str, str]:
    """A header without its unit, and the unit: 金额（万元） is (金额, 万元), 县（市、区） stays whole."""
    for match in _BRACKETED.finditer(header):
        inside = re.sub(r"^单位[:：]?", "", match[1].strip())
        if is_unit(inside):
            return (header[: match.start()] + header[match.end() :]).strip(), half_width(inside)
    tail = re.match(r"^(.*\S)\s*[/／]\s*(\S{1,4})$", header)
    if tail and is_unit(tail[2]):
        return tail[1], half_width(tail[2])
    return header, ""


def unit_of_row(text: str) -> str | None:
    """The unit that a unit row states: 单位：万元 is 万元; None when the text states none."""
    match = _UNIT_ROW.search(half_width(text))
    return match[1] if match and is_unit(match[1]) else None
