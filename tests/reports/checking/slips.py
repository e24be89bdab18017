"""Slips that people make, planted one at a time into a text whose figures are right, and what becomes of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from metrics.units import written
from reports.checking.check import Checked, Finding, check
from reports.claims.claim import Claim
from reports.evidence import Evidence


@dataclass(frozen=True)
class Slip:
    """A figure of the text, written wrongly: which kind of slip, where, and how it reads then."""

    kind: str
    paragraph: int
    start: int
    end: int
    text: str


@dataclass
class Tally:
    """What became of the slips of each kind, named, told as unchecked or passed over; and right figures accused."""

    by_kind: dict[str, Counter[str]] = field(default_factory=dict)
    accused: list[str] = field(default_factory=list)

    def share(self, verdict: str, kind: str = "") -> float:
        """The share of slips with a verdict."""
        wanted = [found for name, found in self.by_kind.items() if kind in ("", name)]
        return sum(found[verdict] for found in wanted) / max(1, sum(found.total() for found in wanted))


def plant(evidence: Evidence, texts: Sequence[str], every: int = 1) -> Tally:
    """Check the text once for each slip (or each so manieth), and count."""
    clean, tally = _checked(evidence, texts), Tally()
    right = {_place(one) for one in clean.findings if one.verdict == "agrees"}
    for slip in list(slips(evidence, clean))[::every]:
        line = texts[slip.paragraph]
        changed = [*texts]
        changed[slip.paragraph] = line[: slip.start] + slip.text + line[slip.end :]
        found = _checked(evidence, changed)
        grown = len(slip.text) - (slip.end - slip.start)
        for one in found.findings:
            place = _place(one)
            if place[0] == slip.paragraph and place[1] == slip.start:
                tally.by_kind.setdefault(slip.kind, Counter())[one.verdict] += 1
                continue
            before = (place[0], place[1] - grown if place[0] == slip.paragraph and place[1] > slip.start else place[1])
            if one.verdict == "differs" and before in right:
                tally.accused.append(f"{one.mention.text} after {line[slip.start : slip.end]} → {slip.text}")
        tally.accused += [
            f"{one.text} after {slip.text}"
            for one in found.relations
            if one.holds is False and one.paragraph != slip.paragraph
        ]
    return tally


def slips(evidence: Evidence, clean: Checked) -> Iterator[Slip]:
    """Every slip that can be made with the figures that agree."""
    for one in clean.findings:
        claim = one.mention
        if one.verdict == "agrees" and isinstance(claim, Claim) and re.search(r"\d", claim.text):
            for kind, text in _wrong(evidence, one, claim):
                if text != claim.text:
                    yield Slip(kind, one.paragraph, claim.start, claim.end, text)


def _wrong(evidence: Evidence, one: Finding, claim: Claim) -> Iterator[tuple[str, str]]:
    number = re.search(r"\d[\d,]*(?:\.\d+)?", claim.text)
    assert number is not None
    digits = number[0]
    at = min(1, len(digits) - 1)
    if digits[at].isdigit():
        yield "digit", claim.text.replace(digits, digits[:at] + str((int(digits[at]) + 3) % 10) + digits[at + 1 :], 1)
    pairs = [i for i in range(len(digits) - 1) if digits[i : i + 2].isdigit() and digits[i] != digits[i + 1]]
    if pairs and digits[pairs[-1] + 1] != "0":
        i = pairs[-1]
        yield "turned", claim.text.replace(digits, digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :], 1)
    for scale in ("万", " million"):
        if claim.unit == "元" and scale in claim.text:
            yield "scale", claim.text.replace(scale, "", 1)
    meant = one.meant
    if meant is not None and meant.aspect == "value" and not one.county:
        before = evidence[meant.metric.key].before.value
        if before and before != meant.value:
            text = written(before, meant.unit, meant.metric.rounding, lang=claim.language)
            yield "last_year", text


def _place(one: Finding) -> tuple[int, int]:
    return one.paragraph, one.mention.start


def _checked(evidence: Evidence, texts: Sequence[str]) -> Checked:
    return check(evidence, "draft.txt", "\n".join(texts).encode())
