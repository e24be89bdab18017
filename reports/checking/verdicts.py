"""Verdicts in words, 超额完成 or 未完成: whether the figures before them in the sentence bear them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metrics.metric import Reading, Text
from metrics.pace.targets import reached
from metrics.units import format_reading, format_value
from reports.checking.reading import Read, Relation
from reports.checking.reasons import both

_VERDICT = re.compile(
    r"(?P<over>超额完成|\bexceeded\b)|(?P<short>(?:尚)?未(?:能)?完成|\bnot (?:yet )?(?:been )?met\b)"
    r"|(?P<met>(?:全面|全部|如期|圆满|顺利)?完成(?=了?(?:全年|年度)?(?:目标)?任务(?!的)))"
)
# A verdict asks so much at least, so much at most.
ASKS = {"over": (1, 1), "met": (0, 1), "short": (-1, -1)}
# So many counties met it: counted elsewhere.
_COUNTIES = re.compile(r"个(?:县|市|城)[^，。；]{0,12}$")


def verdicts(read: Read) -> Iterator[Relation]:
    """Every verdict of the text, in order."""
    for number, text in enumerate(read.texts):
        for match in _VERDICT.finditer(text):
            of_counties = _COUNTIES.search(text, 0, match.start())
            if not of_counties and (found := _judged(read, number, match)) is not None:
                yield found


def _judged(read: Read, number: int, match: re.Match[str]) -> Relation | None:
    """The weakest figure decides, as in the sentences that are made here."""
    kind = match.lastgroup or "met"
    known = {
        one.metric.key: one for one in read.before(number, match.start(), whole=True)
        if one.metric and one.metric.target and one.verdict != "unknown"
    }  # fmt: skip
    readings = [now for key, one in known.items() if (now := _reading(read, key, one.county_id))]
    weakest = min(readings, key=reached, default=None)
    if weakest is None and match[0].isascii():
        return None  # an English verb says many things
    least, most = ASKS[kind]
    holds = None if weakest is None else least <= reached(weakest) <= most
    metrics = [one.metric for one in known.values() if one.metric]
    return Relation(number, match[0], match.start(), match.end(), "verdict", holds, metrics, _reason(weakest, holds))


def _reading(read: Read, key: str, county: str | None) -> Reading | None:
    evidence = read.evidence
    now = evidence.by_county[key][county].now if county else evidence[key].now
    return now if now.value is not None and now.target is not None else None


def _reason(weakest: Reading | None, holds: bool | None) -> Text:
    if weakest is None or weakest.target is None:
        return both("check.verdict_unchecked")
    key = "check.verdict_holds" if holds else f"check.verdict_{reached(weakest) + 1}"
    metric, target = weakest.metric, weakest.target
    value = Text(format_reading(weakest, "zh"), format_reading(weakest, "en"))
    aimed = Text(format_value(target, metric.unit, "zh"), format_value(target, metric.unit, "en"))
    return both(key, name=metric.name, value=value, target=aimed)
