"""Checking a finished text: every figure, verdict and date in it, held against the figures of one scope."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from metrics.metric import Metric, Text
from reports.checking import reasons
from reports.checking.suspects import Suspect, may_be, suspect
from reports.checking.verdicts import Relation, relations
from reports.claims.claim import Mention
from reports.claims.grammar import mentions
from reports.evidence import Evidence
from reports.frozen.paragraphs import paragraphs_of
from reports.learning.binding import Bound, Place, bind, places_of
from reports.learning.candidates import Candidate, candidates
from reports.learning.context import speaks

Verdict = Literal["agrees", "differs", "unknown", "not_a_figure"]
# What our own Markdown has around its figures.
_ANCHOR, _ESCAPED = re.compile(r"<a id=\"\w+\"></a>"), re.compile(r"\\([^\w\s])")
_ANNEX = re.compile(r"## (?:附件|Annex )\d")
_LINK = re.compile(r"\[([^\]\n]*)\]\(#[^)\n]*\)")


@dataclass(frozen=True)
class Finding:
    """A piece of the text with a number in it: what was made of it, which figure it is, and why."""

    paragraph: int
    mention: Mention
    verdict: Verdict
    reason: Text
    meant: Candidate | None = None
    county: Text | None = None

    @property
    def metric(self) -> Metric | None:
        """The metric it is, or was meant to be."""
        return self.meant.metric if self.meant else None


@dataclass(frozen=True)
class Checked:
    """A text that was checked: its paragraphs as they were read, all findings in order, verdicts and dates."""

    texts: Sequence[str]
    findings: Sequence[Finding]
    relations: Sequence[Relation]
    days: Sequence[reasons.Day]

    def count(self, verdict: Verdict) -> int:
        """How many findings have a verdict."""
        return sum(one.verdict == verdict for one in self.findings)

    @property
    def passes(self) -> bool:
        """Whether everything that the text states was found in the data."""
        stated = not self.count("differs") and not self.count("unknown")
        return stated and all(one.holds for one in self.relations) and all(day.holds for day in self.days)


def check(evidence: Evidence, name: str, content: bytes) -> Checked:
    """Check a document. RefusedError where it can't be read."""
    texts = _plain(name, paragraphs_of(name, content))
    places = places_of(texts)
    known = candidates(evidence)
    bound = bind(places, known)
    taken = {one.chosen.tag for one in bound if one.chosen and _trusted(one)}
    judged = [_judged(one, known, taken, evidence) for one in bound]
    figures = {(place.paragraph, place.claim.start): found for place, found in zip(places, judged, strict=True)}
    findings = [
        figures.get((number, found.start)) or _other(number, found)
        for number, text in enumerate(texts)
        for found in mentions(text)
    ]
    meant = [replace(one, chosen=found.meant) for one, found in zip(bound, judged, strict=True) if not found.county]
    return Checked(texts, findings, relations(texts, meant, evidence), reasons.days(texts, evidence))


def _other(number: int, found: Mention) -> Finding:
    """A date, a name or the like; a number without a unit may well be a figure and is never passed over."""
    verdict: Verdict = "unknown" if found.kind == "number" else "not_a_figure"
    return Finding(number, found, verdict, reasons.no_figure(found.kind))


def _plain(name: str, texts: Sequence[str]) -> Sequence[str]:
    """The text without what Markdown links and escapes are made of, and without the annexes that are made here."""
    if Path(name).suffix.lower() != ".md":
        return texts
    own = next((number for number, text in enumerate(texts) if _ANNEX.match(text)), len(texts))
    return [_ESCAPED.sub(r"\1", _LINK.sub(r"\1", _ANCHOR.sub("", text))) for text in texts[:own]]


def _trusted(one: Bound) -> bool:
    """Whether a claim is what fits it: surely, or because a word beside it says so."""
    claim, chosen = one.place.claim, one.chosen
    return chosen is not None and may_be(claim, chosen) and (one.sure or speaks(claim, chosen, one.place.text))


def _judged(one: Bound, known: Sequence[Candidate], taken: set[str], evidence: Evidence) -> Finding:
    place, claim = one.place, one.place.claim
    if _trusted(one):
        rather = None if one.sure else suspect(place, known, taken, one.chosen)
        if rather is None:
            return Finding(place.paragraph, claim, "agrees", reasons.agrees(one.chosen), one.chosen)
        return Finding(place.paragraph, claim, "differs", reasons.differs(claim, rather), rather.meant)
    if (there := _of_county(place, evidence)) is not None:
        return there
    found = suspect(place, known, taken)
    if found is not None:
        return Finding(place.paragraph, claim, "differs", reasons.differs(claim, found), found.meant)
    options = [one.chosen, *one.others] if one.chosen else []
    return Finding(place.paragraph, claim, "unknown", reasons.unknown(options))


def _of_county(place: Place, evidence: Evidence) -> Finding | None:
    """A claim in a sentence that names one county: held against that county's figures; None where it names none."""
    claim = place.claim
    named = {county: name for county, name in evidence.counties.items() if name.zh in claim.sentence}
    if not named:
        return None
    last = max(named, key=lambda county: place.text.rfind(named[county].zh, 0, claim.start))
    known = candidates(by[last] for by in evidence.by_county.values() if last in by)
    (bound,) = bind([place], known)
    if bound.chosen is not None and _trusted(bound):
        return Finding(
            place.paragraph, claim, "agrees", reasons.agrees(bound.chosen, named[last]), bound.chosen, named[last]
        )  # fmt: skip
    wrong: Suspect | None = suspect(place, known, ())
    if wrong is None:
        return Finding(place.paragraph, claim, "unknown", reasons.unknown([]), None, named[last])
    why = reasons.differs(claim, wrong, named[last])
    return Finding(place.paragraph, claim, "differs", why, wrong.meant, named[last])
