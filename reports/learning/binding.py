"""Binding claims to metrics by value, unit and words around: surely, or with candidates for a person to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.claims.claim import Claim
from reports.claims.grammar import claims
from reports.learning.candidates import Candidate, fits
from reports.learning.context import score, speaks

# A candidate is taken for sure when its words lead the next one's by so much; without a rival a word must speak for it,
# or the number itself be telling.
_LEAD = 0.25
_TELLING_DIGITS = 3
_SHOWN = 4
_HEADING_LENGTH = 30


@dataclass(frozen=True)
class Place:
    """A claim where it stands: the number of its paragraph, the paragraph's text, the heading above."""

    paragraph: int
    text: str
    heading: str
    claim: Claim


@dataclass(frozen=True)
class Bound:
    """What a claim probably is: `chosen` None where nothing has its value; `others` come next, best first."""

    place: Place
    chosen: Candidate | None
    sure: bool
    others: tuple[Candidate, ...] = ()


def places_of(paragraphs: Sequence[str]) -> list[Place]:
    """The claims of some paragraphs of plain text, in order. A short line that ends no sentence is a heading."""
    heading, places = "", []
    for number, text in enumerate(paragraphs):
        if 0 < len(text.strip()) <= _HEADING_LENGTH and text.strip()[-1] not in "。；！":
            heading = text
        places += [Place(number, text, heading, claim) for claim in claims(text)]
    return places


def bind(places: Sequence[Place], known: Sequence[Candidate]) -> list[Bound]:
    """Each claim with its candidate. Of two claims that one figure fits, the better one gets it first."""
    ranked = [_ranked(place, known) for place in places]
    taken: dict[str, int] = {}
    for number in sorted(range(len(places)), key=lambda one: -_best(ranked[one])):
        for found, candidate in ranked[number]:
            # A figure may be said twice; the second time it must lead by its words.
            if candidate.tag not in taken or found >= _second(ranked[number]) + _LEAD:
                taken.setdefault(candidate.tag, number)
                break
    return [
        _bound(place, scored, taken, number) for number, (place, scored) in enumerate(zip(places, ranked, strict=True))
    ]


Scored = list[tuple[float, Candidate]]


def _ranked(place: Place, known: Sequence[Candidate]) -> Scored:
    claim = place.claim
    scored = [(score(claim, one, place.text, place.heading), one) for one in known if fits(claim, one)]
    return sorted(scored, key=lambda found: -found[0])


def _bound(place: Place, scored: Scored, taken: dict[str, int], number: int) -> Bound:
    """The best candidate that isn't another claim's; sure when it leads."""
    free = [(found, one) for found, one in scored if taken.get(one.tag, number) == number] or scored
    if not free:
        return Bound(place, None, sure=False)
    best, chosen = free[0]
    rival = next((found for found, one in free[1:] if one.metric.key != chosen.metric.key), None)
    spoken = speaks(place.claim, chosen, place.text)
    telling = len(place.claim.value.normalize().as_tuple().digits) >= _TELLING_DIGITS
    sure = (spoken or telling) if rival is None else spoken and best - rival >= _LEAD
    others = tuple(one for _, one in scored if one is not chosen)
    return Bound(place, chosen, sure, others[:_SHOWN])


def _best(scored: Scored) -> float:
    return scored[0][0] if scored else 0.0


def _second(scored: Scored) -> float:
    return scored[1][0] if len(scored) > 1 else float("-inf")
