"""Whether the words around a figure speak of something else than the scope: another year, a month, a part, the nation.

Such a figure may well be right, so it is never called wrong for not being the year's.
"""

from __future__ import annotations

import re

from metrics.metric import Scope
from reports.claims.claim import Claim, stands_in
from reports.claims.days import day_of
from reports.claims.grammar import mentions
from reports.claims.pieces import sentence_around
from reports.learning.binding import Place
from reports.learning.candidates import DOWN, UP

_OTHER_TIMES = (
    "明年", "来年", "下一年", "下年", "今后", "未来", "下一步", "以来", "历年", "历史", "五年", "三年", "十三五",
    "十四五", "上半年", "下半年", "季度", "月份", "当月", "当天", "当日", "首日", "每月", "每周", "每年", "每天",
    "next year", "since", "over the years", "half-year", "quarter", "per month", "each month", "a year", "this month",
)  # fmt: skip
_OTHER_PLACES = (
    "其余",
    "其他县",
    "其他各",
    "剩余",
    "the rest",
    "other counties",
    "全国",
    "全区",
    "全省",
    "全世界",
    "世界各",
    "nationwide",
    "worldwide",
    "in the region",
)
_PER_HEAD = (
    "平均",
    "人均",
    "场均",
    "户均",
    "每场",
    "每期",
    "每户",
    "每人",
    "on average",
    "per session",
    "per household",
)
_THAT_COUNTY = ("全县", "该县", "该区", "当地", "县红十字会", "区红十字会", "that county", "the county's")
_PART = re.compile(r"其中|包括|包含|(?<!不)含(?!义|量)|of which|of them|including|among them", re.IGNORECASE)
LAST_YEAR = ("上年", "去年", "同期", "同比", "last year", "year before", "previous year", "a year earlier")
_LAST_YEAR = re.compile("|".join(LAST_YEAR), re.IGNORECASE)


def of_something_else(place: Place, scope: Scope) -> bool:
    """Whether sentence or heading name another year than the scope's, a piece of it, an average, a wider place."""
    claim = place.claim
    if any(stands_in(word, claim.clause) for word in (*_OTHER_PLACES, *_PER_HEAD)):
        return True
    # What compares with last year speaks of this one.
    said = _LAST_YEAR.sub("", claim.sentence)
    if any(stands_in(word, said) for word in _OTHER_TIMES):
        return True
    if is_a_difference(claim) or _names_another_time(claim.sentence, scope):
        return True
    return _names_another_year(place.heading, scope.year)


def of_that_county(claim: Claim) -> bool:
    """Whether a claim's clause leads back to a county without naming it."""
    return claim.says(_THAT_COUNTY)


def of_a_later_year(place: Place, scope: Scope) -> bool:
    """Whether its paragraph speaks of a later year before the figure: what is planned for then no data can bear out."""
    before = place.text[: place.claim.start]
    years = (one.text[:4] for one in mentions(before) if one.kind == "year")
    return any(named.isdigit() and int(named) > scope.year for named in years)


def is_a_difference(claim: Claim) -> bool:
    """Whether the figure says by how much something is more or less than last year: 比去年增加43场."""
    return claim.unit != "%" and claim.says((*UP, *DOWN)) and claim.says(LAST_YEAR)


def part_from(place: Place, since: int = 0) -> int | None:
    """Where the words of its sentence, from a place on, begin to speak of parts before it; None where they don't."""
    first, _ = sentence_around(place.text, place.claim)
    found = _PART.search(place.text, max(first, since), place.claim.start)
    return found.start() if found else None


def _names_another_time(sentence: str, scope: Scope) -> bool:
    """Another year, or a day or month of this one up to which nothing is counted."""
    if _names_another_year(sentence, scope.year):
        return True
    days = (day_of(one, scope.year) for one in mentions(sentence) if one.kind == "date")
    return any(day != scope.cut_off for day in days)


def _names_another_year(text: str, year: int) -> bool:
    years = (one.text[:4] for one in mentions(text) if one.kind == "year")
    return any(named.isdigit() and int(named) != year for named in years)
