"""A part among parts: which whole it belongs to, and what it must be where the whole and all other parts are right."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reports.checking.suspects import may_be
from reports.claims.claim import Claim
from reports.learning.binding import Bound, Place
from reports.learning.candidates import Candidate, fits, same_unit

# Which figure each claim of the text rightly is.
Stated = Sequence[tuple[Bound, Candidate]]


def whole_of(place: Place, parts_from: int, stated: Stated) -> Candidate | None:
    """The figure that is stated rightly right before its parts, in their unit."""
    before = [
        one for bound, one in stated if _beside(bound.place, place) and bound.place.claim.end <= parts_from
        and same_unit(bound.place.claim.unit, place.claim.unit)
    ]  # fmt: skip
    return before[-1] if before else None


def the_rest(
    place: Place, parts_from: int, whole: Candidate, bound: Sequence[Bound], known: Sequence[Candidate], stated: Stated
) -> Candidate | None:
    """The one part that with the parts stated beside it makes up the whole; None where there is none, or several."""
    beside = [
        one.place.claim for one in bound if _beside(one.place, place) and one.place.claim.start > parts_from
        and same_unit(one.place.claim.unit, whole.unit)
    ]  # fmt: skip
    own = [one for one in known if one.aspect == "value" and one.metric.part_of == whole.metric.key]
    right = [_right(claim, stated, own) for claim in beside if claim.start != place.claim.start]
    others = [one for one in right if one is not None]
    if not others or len(others) < len(right) or not may_be(place.claim, whole):
        return None
    missing = whole.value - sum((one.value for one in others), Decimal(0))
    found = [one for one in own if one.value == missing and one not in others]
    return found[0] if len(found) == 1 and not fits(place.claim, found[0]) else None


def _right(claim: Claim, stated: Stated, own: Sequence[Candidate]) -> Candidate | None:
    return next((one for bound, one in stated if bound.place.claim is claim and one in own), None)


def _beside(a: Place, b: Place) -> bool:
    return a.paragraph == b.paragraph and a.claim.sentence == b.claim.sentence
