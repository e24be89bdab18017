"""What a figure that doesn't fit was meant to be: by its words, and by slips that people make with units."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from metrics.metric import Text
from reports.checking.elsewhere import LAST_YEAR
from reports.claims.claim import Claim
from reports.learning.binding import Place
from reports.learning.candidates import DOWN, UP, Candidate, fits, same_unit
from reports.learning.context import score, speaks

Slip = Literal["value", "scale", "unit", "direction", "last_year", "other_day", "other_county", "whole_city"]
# 万元 for 元 and the like; the other way round by 1/10,000.
_SCALES = (Decimal(10**4), Decimal(10**8), Decimal("0.0001"), Decimal("0.00000001"))
_PEOPLE = ({"人", "名", "位", "人次"}, {"人份", "份"})
# Beside a number that was meant as this aspect, one of these stands.
WORDS = {
    "target": ("计划", "任务", "目标", "下达", "target", "planned", "plan", "goal"),
    "last_year": LAST_YEAR,
    "completion": ("完成", "任务", "目标", "计划", "target", "plan", "goal"),
    "change_rate": (*UP, *DOWN),
}
# The words of a metric must say so much, and so much more than those of the next, before a figure is called wrong.
_ENOUGH, _LEAD = 0.8, 0.2
# A finished text mostly states what is published, and what it states is rarely left out.
_PUBLISHED = 0.4


@dataclass(frozen=True)
class Suspect:
    """What a claim was probably meant to be, and in what it went wrong.

    `day` is the other cut-off at which the number was right, `whose` the other county whose number it is.
    """

    meant: Candidate
    slip: Slip
    day: dt.date | None = None
    whose: Text | None = None


def suspect(
    place: Place, known: Sequence[Candidate], explained: Container[str], fitting: Candidate | None = None
) -> Suspect | None:
    """The figure that a claim was meant to be; None where its words don't say, or say it less than those of `fitting`.

    `explained`: tags of figures that the text states rightly elsewhere, which are not looked for again.
    """
    spoken = [one for one in known if speaks(place.claim, one, place.text)]
    slips = [found for one in spoken for found in _slips(place.claim, one)]
    if slips and fitting is None:
        return max(slips, key=lambda found: _score(place, found.meant))
    meant = [one for one in spoken if one.tag not in explained and may_be(place.claim, one)]
    ranked = sorted(((_score(place, one), one) for one in meant), key=lambda scored: -scored[0])
    if not ranked or ranked[0][0] < _ENOUGH:
        return None
    best, chosen = ranked[0]
    if fitting is not None and best - _score(place, fitting) < _LEAD:
        return None
    rival = next((found for found, one in ranked[1:] if one.value != chosen.value), 0.0)
    return Suspect(chosen, "value") if best - rival >= _LEAD else None


def _slips(claim: Claim, one: Candidate) -> Iterator[Suspect]:
    """The figure as it would fit, were it not for one slip."""
    if claim.unit == one.unit == "元":
        scaled = (replace(claim, value=claim.value * by, step=claim.step * by) for by in _SCALES)
        if any(other.value and fits(other, one) for other in scaled):
            yield Suspect(one, "scale")
    mistaken = not same_unit(claim.unit, one.unit) and any({claim.unit, one.unit} <= alike for alike in _PEOPLE)
    if mistaken and claim.value and fits(replace(claim, unit=one.unit), one):
        yield Suspect(one, "unit")
    if one.aspect == "change_rate" and may_be(claim, one) and not fits(claim, one):
        turned = replace(one, value=-one.value)
        if fits(claim, turned):
            yield Suspect(one, "direction")


def may_be(claim: Claim, one: Candidate) -> bool:
    """Whether the claim may be meant as this: by its unit and, unless it is the value itself, by a word beside it."""
    if not same_unit(claim.unit, one.unit):
        return False
    return one.aspect == "value" or claim.says(WORDS[one.aspect])


def _score(place: Place, one: Candidate) -> float:
    likely = _PUBLISHED if one.metric.published else 0.0
    return likely + score(place.claim, one, place.text, place.heading)
