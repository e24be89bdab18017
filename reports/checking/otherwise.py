"""What else a figure may rightly be, where it isn't the scope's: an earlier day's, a difference, how many counties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from metrics.metric import HQ, Text
from reports.checking.elsewhere import is_a_difference
from reports.checking.reasons import both, name_of, right_value
from reports.checking.stale import fits_at
from reports.checking.suspects import may_be
from reports.claims.claim import Claim
from reports.claims.days import day_of
from reports.claims.grammar import mentions
from reports.evidence import Evidence
from reports.learning.binding import Place
from reports.learning.candidates import Candidate, fits, same_direction
from reports.learning.context import score, speaks

Right = tuple[Candidate | None, Text]


def otherwise_right(place: Place, known: Sequence[Candidate], evidence: Evidence) -> Right | None:
    """The figure that a claim is in another way, with the reason; None where it is none."""
    if place.claim.unit == "个县区" and place.claim.value == sum(county != HQ for county in evidence.counties):
        return None, both("check.all_counties")
    return _difference(place, evidence) or _earlier(place, known, evidence)


def _difference(place: Place, evidence: Evidence) -> Right | None:
    """By how much a figure is more or less than last year."""
    if not is_a_difference(place.claim):
        return None
    found = []
    for figure in evidence:
        now, before = figure.now.value, figure.before.value
        if now is not None and before:
            one = Candidate(figure.metric, "difference", now - before, figure.metric.unit)
            turned = Candidate(figure.metric, "difference", abs(one.value), one.unit)
            if fits(place.claim, turned) and same_direction(place.claim, one.value) and _speaks(place, one):
                found.append(turned)
    best = max(found, key=lambda one: score(place.claim, one, place.text, place.heading), default=None)
    if best is None:
        return None
    right = Text(right_value(best, "zh"), right_value(best, "en"))
    return best, both("check.difference", name=best.metric.name, right=right)


def _earlier(place: Place, known: Sequence[Candidate], evidence: Evidence) -> Right | None:
    """A figure at the day that the text itself names before it, 截至11月30日."""
    day = own_day(place, evidence.scope.year)
    if day is None or day >= evidence.scope.cut_off:
        return None
    spoken = [one for one in known if one.aspect == "value" and may_be(place.claim, one) and _speaks(place, one)]
    ranked = sorted(spoken, key=lambda one: -score(place.claim, one, place.text, place.heading))
    # Who asks many figures will find one that fits by chance.
    one = next((one for one in ranked[:3] if fits_at(place.claim, one, day, evidence, least=0)), None)
    return None if one is None else (one, both("check.agrees_then", day=day, name=name_of(one)))


def own_day(place: Place, year: int) -> dt.date | None:
    """The day that the text itself names last before a claim in its sentence as that up to which it counts."""
    days = [
        day_of(one, year)
        for one in mentions(place.text)
        if one.kind == "as_of" and one.start < place.claim.start and "。" not in place.text[one.end : place.claim.start]
    ]
    return days[-1] if days else None


def _speaks(place: Place, one: Candidate) -> bool:
    return speaks(place.claim, one, place.text)


def is_telling(claim: Claim, digits: int) -> bool:
    """Whether a number has so many digits, not counting zeros at its end, that it is no chance when it fits."""
    return len(Decimal(claim.value).normalize().as_tuple().digits) >= digits
