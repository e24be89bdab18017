"""More or less than last year, said without a number: 高于去年同期, 较上年有所下降, against both years' figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metrics.metric import Text
from metrics.units import format_reading
from reports.checking.judging import Finding
from reports.checking.reading import Read, Relation, is_value
from reports.checking.reasons import both, name_of
from reports.evidence import Figure

_LAST_YEAR = "(?:去年|上年)(?:同期)?(?:水平)?"
_HOW = "(?:有所|稳步|大幅|明显|显著|略有|小幅|均有|均|都|持续)?"
_COMPARED = re.compile(
    rf"(?P<more>(?:高于|多于|超过|好于){_LAST_YEAR}(?!全年|总)"
    rf"|(?:[比较]{_LAST_YEAR}|同比){_HOW}(?:增长|增加|上升|提高)(?=了?(?:[，。；、）,;]|$))"
    r"|\bmore than last year\b|\bup on last year\b)"
    rf"|(?P<less>(?:低于|少于|不及|落后于){_LAST_YEAR}(?!全年|总)"
    rf"|(?:[比较]{_LAST_YEAR}|同比){_HOW}(?:下降|减少|降低|回落)(?=了?(?:[，。；、）,;]|$))"
    r"|\b(?:less|fewer) than last year\b|\bdown on last year\b)"
)


def comparisons(read: Read) -> Iterator[Relation]:
    """Every such comparison behind figures of its sentence, in order."""
    for number, text in enumerate(read.texts):
        for match in _COMPARED.finditer(text):
            found = [one for one in read.before(number, match.start()) if is_value(one)]
            known = [(one, figure) for one in found if (figure := _figure(read, one)) and figure.change is not None]
            # What stands nearest is what is compared; nothing says that what stands before it is, too.
            if known:
                yield _judged(number, match, *known[-1])


def _figure(read: Read, one: Finding) -> Figure | None:
    if one.metric is None:
        return None
    evidence = read.evidence
    return evidence.by_county[one.metric.key][one.county_id] if one.county_id else evidence.figures.get(one.metric.key)


def _judged(number: int, match: re.Match[str], one: Finding, figure: Figure) -> Relation:
    change = figure.change or 0
    holds = change > 0 if match["more"] else change < 0
    now, before = (
        Text(format_reading(reading, "zh"), format_reading(reading, "en")) for reading in (figure.now, figure.before)
    )
    assert one.meant is not None
    reason = both(
        "check.compared_holds" if holds else "check.compared_wrong",
        name=name_of(one.meant, one.county), now=now, before=before,
    )  # fmt: skip
    return Relation(number, match[0], match.start(), match.end(), "comparison", holds, [figure.metric], reason)
