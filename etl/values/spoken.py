"""Numbers said in words: 二十余, 一百二十三, 1万2千, 1亿2千万, as digits. What may be two numbers (三万五) is none."""

from __future__ import annotations

import re

_DIGITS = {**{c: n for n, c in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
# 一批 is no number.
_VAGUE = frozenset("批些定般部")
_TOKEN = re.compile(r"\d+|.")
_RUN = re.compile(
    r"[\d零〇一二两三四五六七八九十百千万亿]*[零〇一二两三四五六七八九十百千万亿][\d零〇一二两三四五六七八九十百千万亿]*"
)


def in_digits(text: str) -> str | None:
    """The text with its one number in digits: 近四十多名 is 近40多名; None when there is none, or not one alone."""
    runs = list(_RUN.finditer(text))
    if len(runs) != 1 or re.search(r"\d", text[: runs[0].start()] + text[runs[0].end() :]):
        return None
    run, rest = runs[0], text[runs[0].end() :]
    if run[0] == "一" and rest[:1] in _VAGUE:
        return None
    value = _value(run[0])
    if value is None or (
        not any(c in _DIGITS or c.isdigit() or c == "十" for c in run[0]) and rest[:1] not in {"余", "多"}
    ):
        return None
    return f"{text[: run.start()]}{value}{rest}"


def _value(run: str) -> int | None:
    """The number of a run of digits and 十百千万亿; None when it is not written by the rules."""
    total, section, number, unit, large = 0, 0, None, 10**4, 10**12
    after_zero = False
    for position, token in enumerate(_TOKEN.findall(run)):
        if token.isdecimal() or token in _DIGITS:
            if number is not None and not after_zero:
                return None
            number = int(token) if token.isdecimal() else _DIGITS[token]
            after_zero = number == 0 and position > 0
        elif token in _SMALL:
            if _SMALL[token] >= unit or (number is None and position and token != "十"):
                return None
            unit, section, number = _SMALL[token], section + (1 if number is None else number) * _SMALL[token], None
        else:
            section += 1 if not position else number or 0
            if _LARGE[token] >= large or not section:
                return None
            total, section, number, unit, large = total + section * _LARGE[token], 0, None, 10**4, _LARGE[token]
    # 三百五 is 350 to some and 305 to others: a last digit stands alone, behind 十 or behind 零.
    if number and not (unit == 10 or after_zero or "零" in run or "〇" in run or len(run) == len(str(number))):
        return None
    return total + section + (number or 0)
