"""Whether a text fits: how wide and high it gets, reckoned with the widest usual fonts, before anything draws it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reports.sheets import em

UNIT_SHARE = 0.6
"""How large the unit behind a large figure is."""
# A Chinese character is as wide as it is high.
_LINE_HEIGHT, _LATIN, _BOLD = 1.25, 0.54, 1.28
# Between Chinese and other characters some programs leave a little room.
_BETWEEN = 0.25
_JOINT = re.compile(r"(?<=[^\x00-\xff])(?=[\x21-\x7e])|(?<=[\x21-\x7e])(?=[^\x00-\xff])")
_AMOUNT = re.compile(r"(.*[\d<*—][%.]?)(.*)")


def ems(text: str, *, bold: bool = False) -> float:
    """How wide a text is, in the size of its letters."""
    wide = int(em(text)) - len(text)
    return wide + (len(text) - wide) * _LATIN * (_BOLD if bold else 1.0) + len(_JOINT.findall(text)) * _BETWEEN


def lines(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """How many lines a text takes in a width (inches) at a size (points)."""
    return max(1, -int(-ems(text, bold=bold) * size // (width * 72)))


def tall(text: str, width: float, size: float, *, bold: bool = False) -> float:
    """How high a text is (inches) in a width at a size."""
    return lines(text, width, size, bold=bold) * size * _LINE_HEIGHT / 72


def fitting(text: str, width: float, height: float, sizes: Sequence[int]) -> int:
    """The largest of the sizes at which a bold text fits into a box; the smallest where none does."""
    return next((size for size in sizes if tall(text, width, size, bold=True) <= height), sizes[-1])


def split_amount(text: str) -> tuple[str, str]:
    """A written figure as its number and what follows: 7058 and 人次以上, CNY 49.93 and million."""
    found = _AMOUNT.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


def amount_size(text: str, width: float, sizes: Sequence[int]) -> int:
    """The largest of the sizes at which a large figure with its smaller unit stays on one line."""
    number, unit = split_amount(text)
    wide = ems(number, bold=True) + ems(unit, bold=True) * UNIT_SHARE
    return next((size for size in sizes if wide * size <= width * 72), sizes[-1])
