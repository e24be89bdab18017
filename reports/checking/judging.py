"""What is made of each figure of a text: what it is where it fits, what it was meant to be where it doesn't."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from metrics.metric import Metric, Text
from reports.checking import reasons, stale
from reports.checking.elsewhere import of_a_later_year, of_something_else, of_that_county, part_from
from reports.checking.otherwise import is_telling, otherwise_right
from reports.checking.parts import the_rest, whole_of
from reports.checking.suspects import Suspect, may_be, suspect
from reports.checking.whose import Named, Whose
from reports.claims.claim import Mention
from reports.evidence import Evidence
from reports.learning.binding import Bound, Place, bind
from reports.learning.candidates import Candidate, candidates, fits
from reports.learning.context import score, speaks

Verdict = Literal["agrees", "differs", "unknown", "not_a_figure"]
# So many digits don't come about by chance.
_TELLING_DIGITS = 3
# Smaller numbers do.
_SMALL = 10


@dataclass(frozen=True)
class Finding:
    """A piece of the text with a number in it: what was made of it, which figure it is, and why.

    `county` is the county's name where the figure is a county's, `county_id` its stable id. `rather` is what the words
    of an unknown figure lead to, where the text states that one elsewhere.
    """

    paragraph: int
    mention: Mention
    verdict: Verdict
    reason: Text
    meant: Candidate | None = None
    county: Text | None = None
    county_id: str | None = None
    rather: Candidate | None = None

    @property
    def metric(self) -> Metric | None:
        """The metric it is, or was meant to be."""
        return self.meant.metric if self.meant else None


class Judge:
    """Judges the claims of one text. They know of one another: what is stated rightly isn't looked for again."""

    def __init__(self, evidence: Evidence, bound: Sequence[Bound]) -> None:
        self.evidence, self.bound = evidence, bound
        self.known = candidates(evidence)
        self.whose = Whose(evidence)
        self.right = [(one, one.chosen) for one in bound if one.chosen and trusted(one)]
        self.stated = {chosen.tag for _, chosen in self.right}

    def finding(self, one: Bound) -> Finding:
        """What is made of one claim."""
        place = one.place
        if of_a_later_year(place, self.evidence.scope):
            return Finding(place.paragraph, place.claim, "unknown", reasons.both("check.later_year"))
        named = self.whose.named_before(place)
        if named and named.is_right_before and (found := self._of_named_county(one, named)):
            return found
        if not (one.sure and trusted(one)) and (again := self._said_before(place)) is not None:
            return _agrees(place, again)
        if trusted(one):
            rather = None if one.sure else self._suspect(place, self.known, self.stated, one.chosen)
            return _agrees(place, one.chosen) if rather is None else _differs(place, rather)
        if named:
            of_county = self.of_county(place, named)
            if not named.is_earlier or of_county.verdict == "agrees" or of_that_county(place.claim):
                return of_county
        if (right := otherwise_right(place, self.known, self.evidence)) is not None:
            return Finding(place.paragraph, place.claim, "agrees", right[1], right[0])
        wrong = self._suspect(place, self.known, self.stated) or self._last_years(one)
        return self._unknown(one) if wrong is None else _differs(place, wrong)

    def _said_before(self, place: Place) -> Candidate | None:
        """The figure that is stated rightly elsewhere, where a claim says it again."""
        claim = place.claim
        known = [one for one in self.known if one.tag in self.stated and fits(claim, one) and may_be(claim, one)]
        spoken = [one for one in known if speaks(claim, one, place.text)]
        return max(spoken, key=lambda one: score(claim, one, place.text, place.heading), default=None)

    def _unknown(self, one: Bound) -> Finding:
        # What the same paragraph states rightly isn't meant once more; what another one states may be.
        beside = {chosen.tag for other, chosen in self.right if other.place.paragraph == one.place.paragraph}
        again = self._suspect(one.place, self.known, beside)
        options = [one.chosen, *one.others] if one.chosen else []
        rather = again.meant if again and again.meant.aspect == "value" else None
        return Finding(one.place.paragraph, one.place.claim, "unknown", reasons.unknown(options), rather=rather)

    def _suspect(
        self,
        place: Place,
        known: Sequence[Candidate],
        stated: Collection[str],
        fitting: Candidate | None = None,
        since: int = 0,
    ) -> Suspect | None:
        """What a claim was meant to be, unless its words speak of something else than the scope."""
        found, parts_from = suspect(place, known, stated, fitting), part_from(place, since)
        if parts_from is not None:
            whole = whole_of(place, parts_from, self.right)
            rest = whole and the_rest(place, parts_from, whole, self.bound, self.known, self.right)
            if rest is not None and (found is None or found.meant != rest):
                return Suspect(rest, "value")
            part_of = found.meant.metric.part_of if found else None
            found = found if part_of and (whole is None or part_of == whole.metric.key) else None
        if found is None:
            return None
        if found.slip == "value" and of_something_else(place, self.evidence.scope):
            return None
        return stale.explained(place.claim, found, self.evidence)

    def _last_years(self, one: Bound) -> Suspect | None:
        """A number that is last year's to every digit, of a figure that the text doesn't state otherwise."""
        claim, chosen = one.place.claim, one.chosen
        if chosen is None or chosen.aspect != "last_year" or not one.sure or chosen.metric.key in self.stated:
            return None
        if not is_telling(claim, _TELLING_DIGITS) or not speaks(claim, chosen, one.place.text):
            return None
        now = next((other for other in self.known if other.tag == chosen.metric.key), None)
        if now is None or of_something_else(one.place, self.evidence.scope) or part_from(one.place) is not None:
            return None
        return Suspect(now, "last_year")

    def _of_named_county(self, one: Bound, named: Named) -> Finding | None:
        """A claim right behind a county's name. None where the city's figure explains it better."""
        found, county = self.of_county(one.place, named), named.county
        if found.verdict == "agrees" or not trusted(one) or one.chosen is None:
            return found if found.verdict != "unknown" else None
        own = self.evidence.by_county.get(one.chosen.metric.key, {}).get(county)
        is_value = one.chosen.aspect == "value" and not one.place.claim.is_word
        if own is None or not own.now.value or not is_value or one.place.claim.value < _SMALL:
            return None
        meant = next(iter(candidates([own])))
        return _differs(one.place, Suspect(meant, "whole_city"), self.evidence.counties[county], county)

    def of_county(self, place: Place, named: Named) -> Finding:
        """A claim held against the figures of one county."""
        county, name = named.county, self.evidence.counties[named.county]
        known = candidates(by[county] for by in self.evidence.by_county.values() if county in by)
        (bound,) = bind([place], known)
        if bound.chosen is not None and trusted(bound):
            return _agrees(place, bound.chosen, name, county)
        wrong = self._suspect(place, known, (), since=named.end)
        if wrong is None:
            return self.unknown(place, county)
        return _differs(place, self._of_another(place, wrong, county), name, county)

    def as_county(self, place: Place, one: Candidate, county: str) -> Finding:
        """A claim that is known to be meant as one figure of a county."""
        name = self.evidence.counties[county]
        if fits(place.claim, one):
            return _agrees(place, one, name, county)
        return _differs(place, self._of_another(place, Suspect(one, "value"), county), name, county)

    def unknown(self, place: Place, county: str) -> Finding:
        """A claim of a county that none of its figures explains."""
        name = self.evidence.counties[county]
        return Finding(place.paragraph, place.claim, "unknown", reasons.unknown([]), None, name, county)

    def _of_another(self, place: Place, wrong: Suspect, county: str) -> Suspect:
        """The same, with the other county whose figure it is, where just one has it."""
        if wrong.slip != "value" or wrong.meant.aspect != "value" or place.claim.value < _SMALL:
            return wrong
        by = self.evidence.by_county.get(wrong.meant.metric.key, {})
        others = [
            other
            for other, figure in by.items()
            if other != county and any(one.aspect == "value" and fits(place.claim, one) for one in candidates([figure]))
        ]
        if len(others) != 1:
            return wrong
        return Suspect(wrong.meant, "other_county", whose=self.evidence.counties[others[0]])


def trusted(one: Bound) -> bool:
    """Whether a claim is what fits it: surely, or because a word beside it says so."""
    claim, chosen = one.place.claim, one.chosen
    return chosen is not None and may_be(claim, chosen) and (one.sure or speaks(claim, chosen, one.place.text))


def _agrees(place: Place, one: Candidate | None, county: Text | None = None, county_id: str | None = None) -> Finding:
    return Finding(place.paragraph, place.claim, "agrees", reasons.agrees(one, county), one, county, county_id)


def _differs(place: Place, found: Suspect, county: Text | None = None, county_id: str | None = None) -> Finding:
    why = reasons.differs(place.claim, found, county)
    return Finding(place.paragraph, place.claim, "differs", why, found.meant, county, county_id)
