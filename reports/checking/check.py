"""Checking a finished text: every figure, verdict and date in it, held against the figures of one scope."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from metrics.refusal import RefusedError
from reports.checking import (
    changes,
    comparisons,
    counties,
    ranks,
    reasons,
    repeated,
    series,
    sums,
    tables,
    totals,
    verdicts,
)
from reports.checking.days import Day, days
from reports.checking.grids import plain_grids, word_grids
from reports.checking.judging import Finding, Judge, Verdict
from reports.checking.naming import with_names
from reports.checking.reading import Read, Relation
from reports.claims.claim import Mention
from reports.claims.grammar import mentions
from reports.evidence import Evidence
from reports.frozen.paragraphs import paragraphs_of, word_tables_of
from reports.learning.binding import bind, places_of
from reports.learning.candidates import candidates

# What our own Markdown has around its figures.
_ANCHOR, _ESCAPED = re.compile(r"<a id=\"\w+\"></a>"), re.compile(r"\\([^\w\s])")
_ANNEX = re.compile(r"## (?:附件|Annex )\d")
_LINK = re.compile(r"\[([^\]\n]*)\]\(#[^)\n]*\)")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
# Twenty times the longest summary; what is longer was not written by a person.
_LONGEST, _LONGEST_PARAGRAPH, _MOST = 200_000, 10_000, 1_500
_RULES: tuple[Callable[[Read], Iterator[Relation]], ...] = (
    verdicts.verdicts, sums.sums, totals.totals, ranks.ranks, comparisons.comparisons, counties.names, counties.counts,
    repeated.repeated,
)  # fmt: skip


@dataclass(frozen=True)
class Checked:
    """A text that was checked: its paragraphs as they were read, all findings in order, verdicts and dates."""

    texts: Sequence[str]
    findings: Sequence[Finding]
    relations: Sequence[Relation]
    days: Sequence[Day]

    def count(self, verdict: Verdict) -> int:
        """How many findings have a verdict."""
        return sum(one.verdict == verdict for one in self.findings)

    @property
    def said(self) -> Sequence[Relation | Day]:
        """What the text says beside its figures: of them, and of the days up to which they count."""
        return [*self.relations, *self.days]

    @property
    def passes(self) -> bool:
        """Whether everything that the text states was found in the data."""
        stated = not self.count("differs") and not self.count("unknown")
        return stated and all(one.holds for one in self.said)


def check(evidence: Evidence, name: str, content: bytes) -> Checked:
    """Check a document. RefusedError where it can't be read."""
    texts = _plain(name, paragraphs_of(name, content))
    if not any(text.strip() for text in texts):
        raise RefusedError(f"文稿里没有文字：{name}", f"there is no text in {name}")
    if (many := sum(len(mentions(text)) for text in texts)) > _MOST:
        raise RefusedError(f"文稿里的数太多（{many}个）：{name}", f"there are too many numbers ({many}) in {name}")
    places = places_of(texts)
    bound = bind(places, candidates(evidence))
    judge = Judge(evidence, bound)
    judged = series.judged(judge, places, [judge.finding(one) for one in bound])
    judged = changes.judged(places, judged, evidence)
    figures = {(place.paragraph, place.claim.start): found for place, found in zip(places, judged, strict=True)}
    findings = [
        figures.get((number, found.start)) or _other(number, found)
        for number, text in enumerate(texts)
        for found in mentions(text)
    ]
    grids = [*word_grids(word_tables_of(name, content), texts), *plain_grids(texts)]
    findings = tables.judged(grids, with_names(texts, findings, evidence), evidence, judge.whose)
    read = Read(texts, findings, evidence)
    said = sorted((found for rule in _RULES for found in rule(read)), key=lambda one: (one.paragraph, one.start))
    return Checked(texts, counties.settled(findings, said), said, days(read))


def _other(number: int, found: Mention) -> Finding:
    """A date, a name or the like; a number without a unit may well be a figure and is never passed over."""
    verdict: Verdict = "unknown" if found.kind == "number" else "not_a_figure"
    return Finding(number, found, verdict, reasons.no_figure(found.kind))


def _plain(name: str, texts: Sequence[str]) -> Sequence[str]:
    """The text without what Markdown links and escapes are made of, and without the annexes that are made here."""
    if sum(map(len, texts)) > _LONGEST or any(len(text) > _LONGEST_PARAGRAPH for text in texts):
        raise RefusedError(f"文稿太长，没有核对：{name}", f"the text is too long and was not checked: {name}")
    texts = [_UNSEEN.sub(" ", text) for text in texts]  # sign by sign, so that positions stay
    if Path(name).suffix.lower() != ".md":
        return texts
    own = next((number for number, text in enumerate(texts) if _ANNEX.match(text)), len(texts))
    return [_ESCAPED.sub(r"\1", _LINK.sub(r"\1", _ANCHOR.sub("", text))) for text in texts[:own]]
