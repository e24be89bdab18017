"""What a template says beside the figures: the year, dates, the society, names from rows, 超额完成, what to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from metrics.metric import Metric
from metrics.naming import names_of
from reports.claims.claim import Mention
from reports.claims.grammar import mentions
from reports.evidence import Evidence
from reports.learning.binding import Bound
from reports.learning.paper import Edit
from reports.summary.desk import Desk

_VERDICT = re.compile(r"超额完成|(?:尚)?未完成")
_BOUNDARY = re.compile(r"[。！？\n]")
# A line of its own with nothing but a day is the date of signing, whichever day that was.
_SIGNED = re.compile(r"[\s（(]*(\d{4}年\d{1,2}月\d{1,2}日)[\s）)]*")
_FILL = re.compile(r"【请填写：([^】]+)】")


def phrases(evidence: Evidence, texts: Sequence[str], bound: Sequence[Bound]) -> Iterator[Edit]:
    """The edits of all paragraphs, in order; some may overlap the figures', which come first."""
    named = named_figures(evidence)
    signed = evidence.signed_on
    desk = Desk(evidence, "zh")
    days = {desk.day(evidence.scope.cut_off): "as_of", desk.say.date(evidence.scope.cut_off): "as_of"}
    for key in dict.fromkeys(one.chosen.metric.key for one in bound if one.chosen and one.sure):
        days.setdefault(desk.day(desk.until(key)), f"{key}.as_of")
    if signed:
        days[desk.say.date(signed)] = "signed_on"
    for number, text in enumerate(texts):
        yield from (_edit(number, match.start(), match.end(), f'fill("{match[1]}")') for match in _FILL.finditer(text))
        if alone := _SIGNED.fullmatch(text):
            yield _edit(number, alone.start(1), alone.end(1), "signed_on")
        yield from _verdicts(number, text, bound)
        yield from (edit for metric, pattern in named for edit in _names(number, text, metric, pattern))
        for found in mentions(text):
            yield from _dates(number, found, days, evidence.scope.year)
        if society := evidence.society.zh:
            yield from (_edit(number, at.start(), at.end(), "society") for at in re.finditer(re.escape(society), text))


def _edit(paragraph: int, start: int, end: int, name: str) -> Edit:
    return Edit(paragraph, start, end, f"{{{{ {name} }}}}")


def _dates(paragraph: int, found: Mention, days: dict[str, str], year: int) -> Iterator[Edit]:
    if found.kind in ("date", "as_of"):
        day = next((day for day in sorted(days, key=len, reverse=True) if found.text.endswith(day)), None)
        if day:
            yield _edit(paragraph, found.end - len(day), found.end, days[day])
    elif found.kind == "year":
        name = {str(year): "year", str(year + 1): "next_year"}.get(found.text[:4])
        if name:
            yield _edit(paragraph, found.start, found.start + 4, name)


def _verdicts(paragraph: int, text: str, bound: Sequence[Bound]) -> Iterator[Edit]:
    """超额完成 after figures with a target, in their sentence: one verdict over those."""
    for match in _VERDICT.finditer(text):
        metrics = judged(paragraph, text, match.start(), [one for one in bound if one.sure])
        if metrics:
            keys = ", ".join(metric.key for metric in metrics)
            yield _edit(paragraph, match.start(), match.end(), f"verdict({keys})")


def judged(paragraph: int, text: str, at: int, bound: Sequence[Bound]) -> list[Metric]:
    """What a verdict at a place is about: the metrics with a target whose figures stand before it in its sentence."""
    first = max((cut.end() for cut in _BOUNDARY.finditer(text, 0, at)), default=0)
    found = {
        one.chosen.metric.key: one.chosen.metric
        for one in bound
        if one.chosen and one.chosen.metric.target and one.place.paragraph == paragraph
        and first <= one.place.claim.start < at
    }  # fmt: skip
    return list(found.values())


def named_figures(evidence: Evidence) -> list[tuple[Metric, re.Pattern[str]]]:
    """Published figures that documents give by name, with how the names would be listed."""
    found = []
    for figure in evidence.published():
        metric = figure.metric
        # A village is named at many a place that speaks of no figure.
        if metric.named_by and metric.named_by != "village":
            names = names_of(evidence.con, metric.key, evidence.scope)
            if names:
                found.append((metric, re.compile("[、和及与]".join(re.escape(name) for name in names))))
    return found


def _names(paragraph: int, text: str, metric: Metric, pattern: re.Pattern[str]) -> Iterator[Edit]:
    return (_edit(paragraph, match.start(), match.end(), f"{metric.key}.names") for match in pattern.finditer(text))
