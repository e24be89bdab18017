"""A text as it was judged, for whoever looks at what its figures say of one another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from metrics.metric import Metric, Text
from reports.checking.judging import Finding
from reports.claims.claim import Claim
from reports.claims.patterns import SENTENCE
from reports.claims.pieces import between
from reports.evidence import Evidence

# What 截至 governs goes on over a semicolon.
FULL_STOP = re.compile(r"[。！？\n]|[.!?](?=\s|$)")


@dataclass(frozen=True)
class Relation:
    """Something that the text says of its figures; `holds` is None where the data can't tell, or it only looks odd."""

    paragraph: int
    text: str
    start: int
    end: int
    kind: str
    holds: bool | None
    metrics: Sequence[Metric]
    reason: Text


@dataclass(frozen=True)
class Read:
    """The paragraphs, what was made of each figure, and what they were held against."""

    texts: Sequence[str]
    findings: Sequence[Finding]
    evidence: Evidence

    def figures(self, paragraph: int, start: int, end: int) -> Iterator[tuple[Finding, Claim]]:
        """The claims within a stretch of a paragraph, with what was made of them."""
        for one in self._by_paragraph.get(paragraph, ()):
            if start <= one.mention.start < end and isinstance(one.mention, Claim):
                yield one, one.mention

    @cached_property
    def _by_paragraph(self) -> Mapping[int, Sequence[Finding]]:
        found: dict[int, list[Finding]] = defaultdict(list)
        for one in self.findings:
            found[one.paragraph].append(one)
        return found

    def sentence(self, paragraph: int, place: int, *, whole: bool = False) -> tuple[int, int]:
        """Where the sentence around a place begins and ends; with `whole`, semicolons don't end it."""
        return between(self.texts[paragraph], place, place, FULL_STOP if whole else SENTENCE)

    def before(self, paragraph: int, place: int, *, whole: bool = False) -> list[Finding]:
        """The figures that stand before a place in its sentence."""
        start, _ = self.sentence(paragraph, place, whole=whole)
        return [one for one, _ in self.figures(paragraph, start, place)]


def is_value(one: Finding) -> bool:
    """Whether it is, or was meant to be, a figure itself, and no target or change."""
    return one.meant is not None and one.meant.aspect == "value"
