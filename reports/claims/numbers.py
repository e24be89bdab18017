"""The number that a piece of prose states, read by the function that reads the cells of sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from etl.values.numerals import parse
from reports.claims.patterns import UNITS

_BEYOND = ("超过", "逾", "超")
_TIMES = {"": 1, "万": 10**4, "亿": 10**8}


@dataclass(frozen=True)
class Number:
    """A number in its base unit, its qualifier, and the step it was rounded to (1万 of 4649万元, 1千 of 103.7万元)."""

    value: Decimal
    unit: str
    qualifier: str
    step: Decimal


def read(match: re.Match[str]) -> Number | None:
    """The number of a match of `patterns.ARABIC` or `CHINESE`; None where the words don't make one."""
    beyond = match["before"] in _BEYOND
    text = match[0].removeprefix(match["before"]) if beyond else match[0]
    unit = match["unit"]
    found = parse(text.replace(unit, "", 1) if not unit.startswith(("万", "亿")) else text.replace("元", "", 1))
    if found is None or found.qualifier is None:
        return None
    digits = len(match["number"].partition(".")[2])
    scale = _TIMES[match["times"] or ""] * (_TIMES[unit[0]] if unit in ("万元", "亿元") and not match["times"] else 1)
    return Number(found.value, UNITS[unit], "多" if beyond else found.qualifier, Decimal(scale).scaleb(-digits))
