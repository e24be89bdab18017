"""What a figure says of a change: by how much more or less than in which other year, in words before or behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reports.claims.claim import Claim
from reports.claims.pieces import sentence_around

_UP, _DOWN = "增长|增加|增多|增幅|增速|上升|提高|提升|多", "下降|减少|降低|降幅|下滑|回落|少"
# A word or two may stand between 增加 and its number, none that makes the number what it grew to.
_WAY = re.compile(
    rf"(?P<way>(?P<up>{_UP})|(?P<down>{_DOWN}))(?:(?:率|幅度?)?(?:为|达到?|是)|了?\s*(?:(?![到至为由是达])[\u4e00-\u9fff]){{0,6}})$"
)
_TO = re.compile(r"[到至](?:了|约|近)?$")
_MORE_OF = re.compile(r"[比较][^，。；]{1,16}$")  # 多 alone is no comparison: 众多, 多次
_TIMES_OF = re.compile(r"(?P<way>是|为|达到?|相当于)(?=[^，。；\d]{2,10}的$)")
_WAY_EN = re.compile(
    r"\b(?P<way>(?P<up>up|rose|rise of|grew|growth of|increased?|increase of|higher|gain of)"
    r"|(?P<down>down|fell|fall of|declined?|decreased?|decrease of|dropped|drop of|lower|reduction of))(?:\s+by)?\s*$",
    re.IGNORECASE,
)
_MORE_EN = re.compile(r"\b(?P<way>(?P<up>more|higher)|(?P<down>fewer|less|lower))\b", re.IGNORECASE)
# Which year it is held against.
_AGAINST = re.compile(
    r"去年|上年|上一年|前一年|同期|同比|\b(?:last|previous|prior) year\b|\b(?:year|period) (?:before|earlier)\b"
    r"|(?:比|较|与|和|同|由|从)\s*(?P<year>(?:19|20)\d{2})(?=年|同期)"
    r"|\b(?:than|on|over|from|against|with|to)\s+(?:in\s+)?(?:the same (?:period|time) (?:of|in)\s+)?"
    r"(?P<year_en>(?:19|20)\d{2})\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[年度]?(?:全年|总[数量额]?|一年)|(?:'s)? (?:total|as a whole)|-long", re.IGNORECASE)
# What is compared otherwise than with the same period of a year, or with no time at all.
_OTHERWISE = re.compile(
    r"年初|年底|年末|月|季度|环比|半年|五年|三年|前年|十[二三四]五|以来|历[年史]|计划|任务|目标|平均"
    r"|\b(?:month|quarter|half|since|planned|target|average)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Change:
    """A change as said: a "difference", a "rate" (%), "points", or "times" (倍; of the other year's if `is_ratio`).

    `year` is the other year; `of_whole` says that all of it is meant and not its same period.
    """

    kind: str
    is_up: bool
    year: int
    of_whole: bool = False
    is_ratio: bool = False


def change_of(claim: Claim, text: str, year: int) -> Change | None:
    """The change that a claim of a text of some year says; None where it says none, or not against which year."""
    before, after = _around(claim, text)
    way, against = way_of(claim, before, after), _against(before, after, claim.language)
    kind = {"%": "rate", "个百分点": "points", "倍": "times"}.get(claim.unit, "difference")
    if way is None or against is None or claim.is_word:
        return None
    is_ratio = way.re is _TIMES_OF
    named = against["year"] or against["year_en"]
    other = int(named) if named else year - 1
    if other >= year or (is_ratio and kind != "times"):
        return None
    whole = _WHOLE.match(against.string, against.end()) is not None
    return Change(kind, is_ratio or bool(way.groupdict().get("up")), other, whole, is_ratio)


def words_about(claim: Claim, text: str, since: int) -> str:
    """The words from a place on up to the clause's end that may say what changed: all but those of the change."""
    before, after = _around(claim, text)
    way = way_of(claim, before, after)
    first = claim.start - len(before)
    stretch = before[max(0, since - first) :]
    if way is not None and way.string is before and way.start() >= max(0, since - first):
        stretch = before[max(0, since - first) : way.start("way")] + before[way.end("way") :]
    behind = re.split(r"[，。；、,;.)）]", after, maxsplit=1)[0]
    return _AGAINST.sub(" ", f"{stretch} {claim.text if claim.language == 'en' else ''} {behind}")


def _around(claim: Claim, text: str) -> tuple[str, str]:
    """The claim's sentence before and behind it."""
    first, last = sentence_around(text, claim)
    return text[first : claim.start], text[claim.end : last]


def way_of(claim: Claim, before: str, after: str) -> re.Match[str] | None:
    """The word that says more or less."""
    if claim.language == "en":
        return _MORE_EN.match(after.lstrip()) or _MORE_EN.search(claim.text) or _WAY_EN.search(before)
    found = _WAY.search(before)
    if found is None:
        return _TIMES_OF.search(before)
    if _TO.search(before) or (found["way"] in ("多", "少") and not _MORE_OF.search(before[: found.start()])):
        return None
    return found


def _against(before: str, after: str, language: str) -> re.Match[str] | None:
    """The year named last before the claim in its sentence, or in English right behind it."""
    if language == "en":
        behind = _AGAINST.search(re.split(r"[,;:(]", after, maxsplit=1)[0])
        if behind is not None:
            return behind if not _OTHERWISE.search(after[: behind.end()]) else None
    found = list(_AGAINST.finditer(before))
    if not found or _OTHERWISE.search(before, max(0, found[-1].start() - 4)):
        return None
    return found[-1]
