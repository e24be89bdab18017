"""Reading English text for figures. Units are those of the metrics, so that both languages bind alike."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from decimal import Decimal

from reports.claims.claim import Claim, Kind, Mention
from reports.claims.pieces import made

# The unit of figures → the nouns that stand for it, in the singular; the plural is made of it.
_NOUNS = {
    "人": "person people participant trainee volunteer child children donor student teacher member resident individual",
    "人次": "person-time attendance", "户": "household family families", "场": "session", "人份": "kit test-kit",
    "期": "class classe induction issue course", "次": "time mission", "例": "case", "份": "copy copies leaflet",
    "篇": "item article", "个方面": "area", "个县区": "county counties district",
    "个单位": "organisation organization institution", "所": "school", "项": "task measure project", "小时": "hour",
    "笔": "gift line", "个": "base village",
}  # fmt: skip
_UNITS = {form: unit for unit, nouns in _NOUNS.items() for noun in nouns.split() for form in (noun, f"{noun}s")}
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_QUALIFIERS = {
    "多": "over|more than|above|exceeding|upwards of", "以上": "at least|no fewer than|no less than|not less than",
    "近": "nearly|almost|close to|just under", "约": "about|around|some|approximately|roughly",
}  # fmt: skip
_BEFORE = r"(?:\b(?P<before>" + "|".join(_QUALIFIERS.values()) + r")\s+)?"
_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SCALE = r"(?:\s*(?P<scale>thousand|million|billion)\b)?"
_CURRENCY = r"(?:CNY|RMB|¥|￥|yuan)"
_FREE = r"(?<![\w.,\-—–/])"
# A word or two may stand between a number and its noun: 20 reform tasks. None of these may.
_SMALL = "of|and|or|to|in|the|a|an|with|for|from|were|was|is|are|at|on|by|than|that|per|new"
_NOUN = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_NOUN_AFTER = rf"\s+(?:(?!(?:{_SMALL})\b)[A-Za-z][\w'’-]*\s+){{0,2}}?(?P<noun>{_NOUN})\b(?!-)"
_I = re.IGNORECASE

_MONEY = re.compile(rf"{_BEFORE}{_CURRENCY}\s*{_NUMBER}{_SCALE}(?![\d])", _I)
_MONEY_AFTER = re.compile(rf"{_BEFORE}{_FREE}{_NUMBER}{_SCALE}\s*{_CURRENCY}\b", _I)
_SHARE = re.compile(rf"{_BEFORE}{_FREE}{_NUMBER}\s*(?:%|per\s?cent\b)", _I)
_POINTS = re.compile(rf"{_BEFORE}{_FREE}{_NUMBER}\s+percentage points?\b", _I)
_COUNT = re.compile(rf"{_BEFORE}{_FREE}{_NUMBER}{_SCALE}{_NOUN_AFTER}", _I)
_WORD_COUNT = re.compile(rf"\b(?P<word>{'|'.join(_WORDS)}){_NOUN_AFTER}", _I)
# One completed, 2 upgraded: what is counted was named before.
_WORD_DONE = re.compile(rf"\b(?P<word>{'|'.join(_WORDS)})(?=\s+[a-z]+ed\b)", _I)
_DONE = re.compile(rf"{_FREE}(?P<before>)(?P<number>\d{{1,3}})(?=\s+[a-z]+ed\b)", _I)
# 43 more than in 2019: of what was counted last.
_MORE = re.compile(
    rf"{_FREE}(?P<before>)(?P<scale>)(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+)"
    r"(?=\s+(?:more|fewer|less)\s+than\s+(?:in|last|the|a)\b)",
    _I,
)
_NOBODY = re.compile(r"\b(?:nobody|no one|no person|no people)\b", _I)

_MONTHS = tuple(calendar.month_name)[1:]
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in _MONTHS)
DATE = re.compile(
    r"(?:\b(?P<lead>up to|as of|as at|until|till|through|by)\s+)?"
    rf"(?:(?P<day>\b\d{{1,2}})\s+(?P<month>{_MONTH})\b\.?|\b(?P<month2>{_MONTH})\b\.?\s+(?P<day2>\d{{1,2}})\b(?!,\d{{3}}))"
    r"(?:,?\s+(?P<year>\d{4})\b)?",
    _I,
)
_ISO = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])")
_MONTH_YEAR = re.compile(rf"\b(?:{_MONTH})\s+\d{{4}}\b", _I)
_YEAR = re.compile(
    rf"(?<![\w.,\-])(?:19|20)\d{{2}}(?:[-–/](?:\d{{2}}|\d{{4}}))?(?![\w,]?\d|-[A-Za-z])(?!{_NOUN_AFTER}|\s*%)", _I
)
_PERIOD = re.compile(rf"\b(?:\d+|{'|'.join(_WORDS)})[\s-](?:year|month|week|day)s?\b", _I)
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b|\b(?:Annex|Table|Figure|Chapter|Part|No\.|Article|Page)\s*\d+", _I)
_ENUMERATION = re.compile(
    r"^[#\s*-]*(?:\(\d{1,2}\)|\d{1,2}[.)](?!\d))|(?<=[\s:;])(?:\(\d{1,2}\)|\d{1,2}[.)](?=\s+[A-Z]))"
)
_CODE = re.compile(r"\b[A-Za-z]+[-‐–—]?\d[\w-]*|\b\d+-[A-Za-z][\w-]*|\d{3,4}[-—]\d{7,8}")
_BARE = re.compile(rf"{_BEFORE}{_FREE}{_NUMBER}(?:{_SCALE})", _I)
_LETTERS, _CHINESE = re.compile(r"[A-Za-z]{2,}"), re.compile(r"[\u4e00-\u9fff]")


def is_english(text: str) -> bool:
    """Whether a text is English rather than Chinese; a name in the other language doesn't make it so."""
    words = len(_LETTERS.findall(text))
    return words > 0 and words > len(_CHINESE.findall(text))


def month_number(name: str) -> int:
    """The number of a month by its name or the first letters of it."""
    return next(number for number, month in enumerate(_MONTHS, start=1) if month[:3].lower() == name[:3].lower())


def found(text: str) -> Iterator[Mention]:
    """Everything with a number in it; of those that overlap the first is meant."""
    yield from _simple(text, _ENUMERATION, "enumeration")
    for match in DATE.finditer(text):
        yield Mention(match[0], match.start(), match.end(), "as_of" if match["lead"] else "date")
    yield from _simple(text, _ISO, "date")
    yield from _simple(text, _MONTH_YEAR, "date")
    yield from _simple(text, _ORDINAL, "ordinal")
    yield from _figures(text)
    yield from _simple(text, _YEAR, "year")
    yield from _simple(text, _PERIOD, "period")
    yield from _simple(text, _CODE, "code")
    yield from _simple(text, _BARE, "number")


def _simple(text: str, pattern: re.Pattern[str], kind: Kind) -> Iterator[Mention]:
    for match in pattern.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        yield Mention(text[start : match.end()], start, match.end(), kind)


def _figures(text: str) -> Iterator[Claim]:
    for pattern, unit in ((_MONEY, "元"), (_MONEY_AFTER, "元"), (_POINTS, "个百分点"), (_SHARE, "%")):
        yield from (_figure(text, match, unit) for match in pattern.finditer(text))
    yield from (_figure(text, match, _UNITS[match["noun"].lower()]) for match in _COUNT.finditer(text))
    yield from (_figure(text, match, unit) for match in _MORE.finditer(text) if (unit := _counted_last(text, match)))
    yield from (_worded(text, match, _UNITS[match["noun"].lower()]) for match in _WORD_COUNT.finditer(text))
    yield from (_worded(text, match, "个") for match in _WORD_DONE.finditer(text))
    yield from (_figure(text, match, "个") for match in _DONE.finditer(text))
    for match in _NOBODY.finditer(text):
        yield made(text, match.start(), match.end(), Decimal(0), "人", is_word=True, language="en")


def _counted_last(text: str, match: re.Match[str]) -> str:
    """The unit of the count that stands last before a match; empty where none does."""
    found = list(_COUNT.finditer(text, 0, match.start()))
    return _UNITS[found[-1]["noun"].lower()] if found else ""


def _figure(text: str, match: re.Match[str], unit: str) -> Claim:
    groups, number = match.groupdict(), match["number"].replace(",", "")
    scale = Decimal(_SCALES[(groups.get("scale") or "").lower()])
    before = " ".join((match["before"] or "").lower().split())
    qualifier = next((sign for sign, words in _QUALIFIERS.items() if before in words.split("|")), "")
    step = scale.scaleb(-len(number.partition(".")[2]))
    value = Decimal(number) * scale
    return made(text, match.start(), match.end(), value, unit, qualifier, step, language="en")


def _worded(text: str, match: re.Match[str], unit: str) -> Claim:
    value = Decimal(_WORDS.index(match["word"].lower()) + 1)
    return made(text, match.start(), match.end(), value, unit, is_word=True, language="en")
