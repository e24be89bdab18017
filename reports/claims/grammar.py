"""Reading a text for figures: `mentions` finds everything with a number in it, `claims` the figures alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from reports.claims import english, numbers, patterns
from reports.claims.claim import Claim, Kind, Mention
from reports.claims.pieces import made
from reports.claims.pieces import sentence_at as sentence_at

_WIDE = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


def claims(text: str) -> list[Claim]:
    """The figures that a text states, in order."""
    return [found for found in mentions(text) if isinstance(found, Claim)]


@lru_cache(maxsize=256)
def mentions(text: str) -> Sequence[Mention]:
    """Everything in a text that has a number in it or states one in a word, in order, no two overlapping.

    Positions are those of the text as given.
    """
    plain = text.translate(_WIDE)  # sign by sign, so that positions stay
    found: list[Mention] = []
    taken = [False] * len(plain)
    finders = (english.found,) if english.is_english(plain) else _FINDERS
    for find in finders:
        for one in find(plain):
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = [True] * (one.end - one.start)
                found.append(replace(one, text=text[one.start : one.end]))
    return tuple(sorted(found, key=lambda one: one.start))


def _quoted(text: str) -> Iterator[Mention]:
    """Names and slogans in quotation marks, as far as they hold a number."""
    for match in patterns.QUOTED.finditer(text):
        numbered = re.search(rf"\d|[{patterns.NUMERAL}万亿]", match[1])
        if numbered and not patterns.ARABIC.search(match[1]):
            yield Mention(match[1], match.start(1), match.end(1), "name")


def _dates(text: str) -> Iterator[Mention]:
    for match in patterns.DATE.finditer(text):
        yield Mention(match[0], match.start(), match.end(), "as_of" if match["lead"] else "date")


def _simple(pattern: re.Pattern[str], kind: Kind) -> Callable[[str], Iterator[Mention]]:
    def find(text: str) -> Iterator[Mention]:
        for match in pattern.finditer(text):
            if match[0].strip():
                yield Mention(match[0], match.start(), match.end(), kind)

    return find


def _figures(pattern: re.Pattern[str]) -> Callable[[str], Iterator[Mention]]:
    def find(text: str) -> Iterator[Mention]:
        for match in pattern.finditer(text):
            if (claim := _claim(text, match, pattern)) is not None:
                yield claim

    return find


def _claim(text: str, match: re.Match[str], pattern: re.Pattern[str]) -> Claim | None:
    if patterns.NO_UNIT.match(text, match.start("unit")):
        return None
    if pattern is patterns.CHINESE and _is_idiom(match):
        return None
    number = numbers.read(match)
    if number is None:
        return None
    return made(text, match.start(), match.end(), number.value, number.unit, number.qualifier, number.step)


def _is_idiom(match: re.Match[str]) -> bool:
    """Whether a number in words is a turn of phrase: 两个责任, 一户一策."""
    one = match["number"] == "一" and match["unit"] not in patterns.COUNTED_BY_ONE
    return one or match["unit"] in patterns.VAGUE_UNITS


def _nobody(text: str) -> Iterator[Mention]:
    for match in patterns.NOBODY.finditer(text):
        yield made(text, match.start(), match.end(), Decimal(0), "人", is_word=True)


def _session(text: str) -> Iterator[Mention]:
    for match in patterns.SESSION.finditer(text):
        yield made(text, match.start(), match.end(), Decimal(1), "场", is_word=True)


# Who comes first takes its piece of the text.
_FINDERS: tuple[Callable[[str], Iterator[Mention]], ...] = (
    _simple(patterns.DATE_NAME, "name"),
    _quoted,
    _dates,
    _simple(patterns.ENUMERATION, "enumeration"),
    _simple(patterns.ORDINAL, "ordinal"),
    _simple(patterns.CODE, "code"),
    _figures(patterns.ARABIC),
    _simple(patterns.YEAR, "year"),
    _simple(patterns.PERIOD, "period"),
    _simple(patterns.NAME, "name"),
    _figures(patterns.CHINESE),
    _nobody,
    _session,
    _simple(patterns.NUMBER, "number"),
)
