"""One figure stated twice in a text with two numbers."""

from __future__ import annotations

from collections.abc import Iterator

from reports.checking.judging import Finding
from reports.checking.reading import Read, Relation, is_value
from reports.checking.reasons import both, name_of
from reports.claims.claim import Claim


def repeated(read: Read) -> Iterator[Relation]:
    """Each place that states a figure otherwise than its first, in order."""
    yield from _perhaps(read)
    first: dict[tuple[str, str | None], tuple[Finding, Claim]] = {}
    for one in read.findings:
        claim = one.mention
        if not isinstance(claim, Claim) or one.meant is None or not is_value(one):
            continue
        before = first.setdefault((one.meant.tag, one.county_id), (one, claim))
        if before[0] is not one and _contradict(before[1], claim) and "differs" in (one.verdict, before[0].verdict):
            reason = both(
                "check.repeated", name=name_of(one.meant, one.county), said=claim.text, first=before[1].text,
                paragraph=before[0].paragraph + 1,
            )  # fmt: skip
            yield Relation(
                one.paragraph, claim.text, claim.start, claim.end, "repeated", False, [one.meant.metric], reason
            )


def _perhaps(read: Read) -> Iterator[Relation]:
    """Numbers that nothing explains, whose words are those of a figure that stands elsewhere with its right number."""
    stated = {one.meant.tag: one for one in read.findings if one.verdict == "agrees" and is_value(one) and one.meant}
    for one in read.findings:
        before = stated.get(one.rather.tag) if one.rather else None
        if one.rather is not None and before is not None and not _beside(read, one, before):
            reason = both(
                "check.repeated_perhaps", name=name_of(one.rather), said=one.mention.text, first=before.mention.text,
                paragraph=before.paragraph + 1,
            )  # fmt: skip
            place = (one.paragraph, one.mention.text, one.mention.start, one.mention.end)
            yield Relation(*place, "repeated", None, [one.rather.metric], reason)


def _beside(read: Read, one: Finding, other: Finding) -> bool:
    """Whether two figures stand in one sentence, where the words of the one easily read as the other's."""
    sentence = read.sentence(one.paragraph, one.mention.start)
    return one.paragraph == other.paragraph and sentence == read.sentence(other.paragraph, other.mention.start)


def _contradict(a: Claim, b: Claim) -> bool:
    """Whether no rounding makes one of the other."""
    if a.qualifier or b.qualifier:
        return False
    return abs(a.value - b.value) > (a.step + b.step) / 2
