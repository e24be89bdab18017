"""What the figures of a year could have been written as: each metric's value, target, completion, change, last year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from metrics.metric import Metric
from metrics.units import rounded_to
from reports.claims.claim import Claim
from reports.evidence import Figure

# Units that documents put for one another; 人 and 人次 are not among them. A donor is a case (成功捐献8例), and
# counties that a sentence began with are counted by 个 (县区改革方案已印发7个).
_ALIKE = (
    {"人", "名", "位", "例"}, {"场", "期", "次"}, {"所", "个", "家"}, {"项", "个", "条"}, {"个县区", "个"},
)  # fmt: skip
# 20余 may stand for anything up to a fifth more.
_BEYOND = Decimal("1.2")
# 约 may be a twentieth away.
_ABOUT = Decimal("0.05")
UP = ("增长", "增加", "上升", "提高", "多", "up", "increase", "increased", "rose", "grew", "growth", "higher", "more")
DOWN = (
    "下降",
    "减少",
    "降低",
    "少",
    "down",
    "decrease",
    "decreased",
    "fell",
    "declined",
    "drop",
    "lower",
    "fewer",
    "less",
)


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


def candidates(evidence: Iterable[Figure]) -> list[Candidate]:
    """Everything that some figures say."""
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
    if not same_unit(claim.unit, one.unit):
        return False
    if one.aspect == "change_rate" and not same_direction(claim, one.value):
        return False
    value = abs(one.value) if one.aspect == "change_rate" else one.value
    if rounded_to(value, _step(claim, one)) == claim.value:
        return True
    return one.aspect == "value" and not one.qualifier and _within(claim, value)


def _step(claim: Claim, one: Candidate) -> Decimal:
    """What a claim was rounded to. English writes rounded amounts in full: CNY 900,000 stands for 901,334.35."""
    own = one.metric.rounding
    if claim.language == "en" and own and claim.unit == one.unit == "元" and claim.step == 1:
        return claim.step if claim.value % own else own
    return claim.step


def _within(claim: Claim, value: Decimal) -> bool:
    """Whether a number that was said roughly may stand for a value: 20余 for up to a fifth more, 近20 for less."""
    if claim.qualifier in ("余", "多", "近多", "以上"):
        return claim.value < value < claim.value * _BEYOND
    if claim.qualifier == "近":
        return claim.value / _BEYOND < value < claim.value
    return claim.qualifier == "约" and abs(value - claim.value) <= claim.value * _ABOUT


def same_unit(said: str, unit: str) -> bool:
    """Whether documents put one unit for the other."""
    return said == unit or any({said, unit} <= group for group in _ALIKE)


def same_direction(claim: Claim, change: Decimal) -> bool:
    """Whether the words beside a rate of change say up where it went up."""
    return claim.says(UP if change > 0 else DOWN)
