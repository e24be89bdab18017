"""What the figures of a year could have been written as: each metric's value, target, completion, change, last year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from metrics.metric import Metric
from metrics.units import rounded_to
from reports.claims.claim import Claim
from reports.evidence import Evidence, Figure

# Units that documents put for one another; 人 and 人次 are not among them.
_ALIKE = ({"人", "名", "位"}, {"场", "期", "次"}, {"所", "个", "家"}, {"项", "个", "条"})
# 20余 may stand for anything up to a fifth more.
_BEYOND = Decimal("1.2")
_UP, _DOWN = ("增长", "增加", "上升", "提高", "多"), ("下降", "减少", "降低", "少")


@dataclass(frozen=True)
class Candidate:
    """One thing that a claim may be: an aspect of a metric, with its exact value and how a template says it."""

    metric: Metric
    aspect: str
    value: Decimal
    unit: str
    qualifier: str = ""

    @property
    def tag(self) -> str:
        """The name that a template uses."""
        return self.metric.key if self.aspect == "value" else f"{self.metric.key}.{self.aspect}"


def candidates(evidence: Evidence) -> list[Candidate]:
    """Everything that the figures of the evidence say."""
    return [one for figure in evidence for one in _of_figure(figure)]


def _of_figure(figure: Figure) -> Iterator[Candidate]:
    metric, now, before = figure.metric, figure.now, figure.before
    if now.value is not None:
        yield Candidate(metric, "value", now.value, metric.unit, now.qualifier)
    if now.target is not None:
        yield Candidate(metric, "target", now.target, metric.unit)
    if figure.completion is not None:
        yield Candidate(metric, "completion", figure.completion * 100, "%")
    if figure.change:
        yield Candidate(metric, "change_rate", figure.change * 100, "%")
    if before.value is not None:
        yield Candidate(metric, "last_year", before.value, metric.unit, before.qualifier)


def fits(claim: Claim, one: Candidate) -> bool:
    """Whether the claim can be this: the same number at the claim's own rounding, in a unit that may stand for it."""
    if not _same_unit(claim.unit, one.unit):
        return False
    if one.aspect == "change_rate" and not _same_direction(claim, one.value):
        return False
    value = abs(one.value) if one.aspect == "change_rate" else one.value
    if rounded_to(value, claim.step) == claim.value:
        return True
    vague = claim.qualifier in ("余", "多", "近多") and not one.qualifier
    return vague and claim.value < value < claim.value * _BEYOND


def _same_unit(said: str, unit: str) -> bool:
    return said == unit or any({said, unit} <= group for group in _ALIKE)


def _same_direction(claim: Claim, change: Decimal) -> bool:
    words = _UP if change > 0 else _DOWN
    return any(word in claim.clause for word in words)
