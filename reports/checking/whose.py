"""Whose figure a claim is: the county that is named before it in its sentence, or nobody's but the city's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from metrics.counties import other_names
from metrics.metric import HQ
from reports.claims.claim import stands_in
from reports.claims.pieces import sentence_around
from reports.evidence import Evidence
from reports.learning.binding import Place

# Between a county's name and its own figure so little stands, and nothing that says that others are counted too.
_DIRECT_LENGTH = {"zh": 16, "en": 48}
_OTHERS_TOO = re.compile(r"[，。；：、（）\n,;:()等及和与或各全共]|\b(?:and|all)\b")
_WHOLE = ("全市", "各县", "全系统", "合计", "总计", "市本级", "the city", "all counties", "in total")


@dataclass(frozen=True)
class Named:
    """A county that is named before a claim: where its name ends, and whether the claim stands right behind it.

    `is_earlier`: in a sentence before the claim's own, so that it may be that county's or anybody's.
    """

    county: str
    end: int
    is_right_before: bool
    is_earlier: bool = False


class Whose:
    """Knows the counties by every name that they have had."""

    def __init__(self, evidence: Evidence) -> None:
        names = [(name, county) for county, both in evidence.counties.items() for name in (both.zh, both.en)]
        self._names = [*names, *other_names(evidence.con, evidence.scope).items()]
        longest = sorted({name for name, _ in self._names}, key=len, reverse=True)
        self._any = re.compile(
            "|".join(rf"\b{re.escape(one)}\b" if one.isascii() else re.escape(one) for one in longest)
        )

    def named_in(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """Where counties are named within a stretch of a text, and which; the city society isn't among them."""
        by_name = {name: county for name, county in self._names if county != HQ}
        found = self._any.finditer(text, start, end)
        return [(one.start(), one.end(), by_name[one[0]]) for one in found if one[0] in by_name]

    def named_before(self, place: Place) -> Named | None:
        """The county named last before a claim in its paragraph. None where its clause speaks of all."""
        claim = place.claim
        if any(stands_in(word, claim.clause) for word in _WHOLE) or claim.unit == "个县区":
            return None
        first, _ = sentence_around(place.text, claim)
        found = [
            (place.text.rfind(name, 0, claim.start) + len(name), county)
            for name, county in self._names
            if name in place.text[: claim.start]
        ]
        if not found:
            return None
        end, county = max(found)
        between = place.text[end : claim.start]
        direct = len(between) <= _DIRECT_LENGTH[claim.language] and not _OTHERS_TOO.search(between)
        return Named(county, end, direct, is_earlier=end <= first)
