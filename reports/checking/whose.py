"""Whose figure a claim is: the county that is named before it in its sentence, or nobody's but the city's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from metrics.counties import other_names
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
