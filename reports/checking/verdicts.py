"""Verdicts in words, 超额完成 or 未完成: whether the figures before them in the sentence bear them out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from metrics.metric import Metric, Reading, Text
from metrics.pace.targets import reached
from metrics.units import format_reading, format_value
from reports.evidence import Evidence
from reports.learning.binding import Bound
from reports.learning.phrases import judged
from reports.wording import Words

_VERDICT = re.compile(
    r"(?P<over>超额完成)|(?P<short>(?:尚)?未(?:能)?完成)"
    r"|(?P<met>(?:全面|全部|如期|圆满|顺利)?完成(?=了?(?:全年|年度)?(?:目标)?任务(?!的)))"
)
# A verdict asks so much at least, so much at most.
_ASKS = {"over": (1, 1), "met": (0, 1), "short": (-1, -1)}


@dataclass(frozen=True)
class Relation:
    """A verdict in the text; `holds` is None where no figure with a target stands before it in its sentence."""

    paragraph: int
    text: str
    start: int
    end: int
    holds: bool | None
    metrics: Sequence[Metric]
    reason: Text


def relations(texts: Sequence[str], bound: Sequence[Bound], evidence: Evidence) -> list[Relation]:
    """Every verdict of the text, in order."""
    return [found for number, text in enumerate(texts) for found in _of(number, text, bound, evidence)]


def _of(number: int, text: str, bound: Sequence[Bound], evidence: Evidence) -> Iterator[Relation]:
    for match in _VERDICT.finditer(text):
        metrics = judged(number, text, match.start(), bound)
        readings = [evidence[metric.key].now for metric in metrics]
        readings = [now for now in readings if now.value is not None and now.target is not None]
        least, most = _ASKS[match.lastgroup or "met"]
        # The weakest decides, as in the sentences that are made here.
        weakest = min(readings, key=reached, default=None)
        holds = None if weakest is None else least <= reached(weakest) <= most
        reason = _reason(weakest, holds)
        yield Relation(number, match[0], match.start(), match.end(), holds, metrics, reason)


def _reason(weakest: Reading | None, holds: bool | None) -> Text:
    zh, en = Words("zh"), Words("en")
    if weakest is None or weakest.target is None:
        return Text(zh("check.verdict_unchecked"), en("check.verdict_unchecked"))
    key = "check.verdict_holds" if holds else f"check.verdict_{reached(weakest) + 1}"
    metric = weakest.metric
    return Text(*(
        say(
            key, name=metric.name[say.language], value=format_reading(weakest, say.language),
            target=format_value(weakest.target, metric.unit, say.language),
        )
        for say in (zh, en)
    ))  # fmt: skip
