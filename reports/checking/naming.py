"""Figures that a text states by listing what was counted: one school, named, is 1所."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.checking.judging import Finding
from reports.checking.reasons import both
from reports.claims.claim import Claim, Mention
from reports.evidence import Evidence
from reports.learning.candidates import Candidate
from reports.learning.context import named
from reports.learning.phrases import named_figures

_BESIDE = 24


def with_names(texts: Sequence[str], findings: Sequence[Finding], evidence: Evidence) -> list[Finding]:
    """The findings with those of names that stand in the text just as the sheets list them, in order."""
    found = [one for one in _named(texts, evidence) if not _overlaps(one, findings, claims_only=True)]
    rest = [one for one in findings if not _overlaps(one, found)]
    return sorted([*rest, *found], key=lambda one: (one.paragraph, one.mention.start))


def _named(texts: Sequence[str], evidence: Evidence) -> Iterator[Finding]:
    for metric, pattern in named_figures(evidence):
        value = evidence[metric.key].now.value
        for number, text in enumerate(texts):
            for match in pattern.finditer(text):
                beside = text[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]
                if value is not None and named(metric, beside) > 0:
                    mention = Mention(match[0], match.start(), match.end(), "name")
                    meant = Candidate(metric, "value", value, metric.unit)
                    yield Finding(number, mention, "agrees", both("check.named", name=metric.name), meant)


def _overlaps(one: Finding, others: Sequence[Finding], *, claims_only: bool = False) -> bool:
    return any(
        one.paragraph == other.paragraph
        and one.mention.start < other.mention.end
        and other.mention.start < one.mention.end
        for other in others
        if not claims_only or isinstance(other.mention, Claim)
    )
