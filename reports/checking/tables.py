"""Figures in tables: each cell by the headings of its row and its column together, and by the cells beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from metrics.metric import HQ, Language, Metric
from metrics.units import rounded_to
from reports.checking import reasons
from reports.checking.grids import NUMBER, Grid
from reports.checking.judging import Finding
from reports.checking.suspects import Suspect
from reports.checking.tablecells import COUNTER, CellFigure, figure_at, mention_of
from reports.checking.whose import Whose
from reports.claims.claim import Claim
from reports.claims.english import is_english
from reports.evidence import Evidence, Figure
from reports.learning.candidates import Candidate, same_unit
from reports.learning.context import named, tells_of

# So much of a metric's name, and so much more than of the next, says what a heading means; the whole name alone does.
_ENOUGH, _LEAD, _WHOLE_NAME, _TELLING = 0.5, 0.1, 0.85, 4


def judged(grids: Sequence[Grid], findings: Sequence[Finding], evidence: Evidence, whose: Whose) -> list[Finding]:
    """The findings, with those in tables judged by headings; what headings don't tell is unknown, never wrong."""
    by_place = {(one.paragraph, one.mention.start): one for one in findings}
    for grid in grids:
        for found in _of_grid(grid, evidence, whose):
            by_place[found.paragraph, found.mention.start] = found
    return sorted(by_place.values(), key=lambda one: (one.paragraph, one.mention.start))


def _of_grid(grid: Grid, evidence: Evidence, whose: Whose) -> Iterator[Finding]:
    groups: dict[str, list[CellFigure]] = defaultdict(list)
    for row in range(1, len(grid.rows)):
        for column in range(1, len(grid.rows[row])):
            if (one := figure_at(grid, row, column, evidence.scope.year, whose)) is not None:
                groups[one.words].append(one)
    yield from _counters(grid)
    for words, group in groups.items():
        metric = _metric(words, grid.caption, group, evidence)
        yield from (_judged(one, group, metric, evidence) for one in group)


def _counters(grid: Grid) -> Iterator[Finding]:
    """Numbers that only count the rows."""
    for column, head in enumerate(grid.rows[0]):
        if COUNTER.match(head.text):
            for row in grid.rows[1:]:
                if column < len(row) and (match := NUMBER.fullmatch(row[column].text)):
                    mention = mention_of(row[column], match)
                    yield Finding(row[column].paragraph, mention, "not_a_figure", reasons.no_figure("enumeration"))


def _metric(words: str, caption: str, group: Sequence[CellFigure], evidence: Evidence) -> Metric | None:
    """What some figures under one heading are: what most of them fit, else what the heading names."""
    known = [figure.metric for figure in evidence]
    hits = {metric.key: [one for one in group if _fits(one, group, metric, evidence)] for metric in known}
    by_words = sorted(known, key=lambda metric: -_named(metric, words, caption))
    most = max(len(found) for found in hits.values())
    if most >= 2 and most * 2 > len(group):
        best = next(metric for metric in by_words if len(hits[metric.key]) == most)
        if sum(len(f"{abs(one.value):f}".strip("0.")) for one in hits[best.key]) >= _TELLING:
            return best
    best, *others = by_words
    lead = _named(best, words, caption) - (_named(others[0], words, caption) if others else 0)
    if lead < _LEAD:
        return None
    if hits[best.key]:
        return best if _named(best, words, caption) >= _ENOUGH else None
    language: Language = "en" if is_english(words) else "zh"
    alone = named(best, words) >= _WHOLE_NAME and all(tells_of(best, head, language) for head in group[0].heads)
    return best if alone and all(len(head) > 1 for head in group[0].heads) else None


def _named(metric: Metric, words: str, caption: str) -> float:
    return max(named(metric, words), named(metric, f"{words}，{caption}") * 0.9)


def _expected(one: CellFigure, group: Sequence[CellFigure], metric: Metric, evidence: Evidence) -> Iterator[Candidate]:
    """What a cell may say of a metric; in a total, also what all counties, or those of the table, come to."""
    by = evidence.by_county.get(metric.key, {})
    if one.county is not None:
        yield from _of_figure(one, by[one.county]) if one.county in by else ()
        return
    yield from _of_figure(one, evidence.figures[metric.key])
    for counties in (
        [county for county in by if county != HQ],
        sorted({other.county for other in group if other.county}),
    ):
        found = [next(_of_figure(one, by[county]), None) for county in counties if county in by]
        parts = [part for part in found if part is not None]
        if parts and one.aspect in ("value", "target", "last_year"):
            yield replace(parts[0], value=sum((part.value for part in parts), Decimal(0)))


def _of_figure(one: CellFigure, figure: Figure) -> Iterator[Candidate]:
    metric, now, before = figure.metric, figure.now.value, figure.before.value
    found: Mapping[str, Decimal | None] = {
        "value": now, "last_year": before, "target": figure.now.target,
        "completion": figure.completion * 100 if figure.completion is not None else None,
    }  # fmt: skip
    if one.aspect == "change":
        if one.unit == "%" and figure.change is not None:
            yield Candidate(metric, "change_rate", figure.change * 100, "%")
        elif one.unit != "%" and now is not None and before is not None:
            yield Candidate(metric, "difference", now - before, metric.unit)
    elif (value := found[one.aspect]) is not None:
        yield Candidate(metric, one.aspect, value, "%" if one.aspect == "completion" else metric.unit)


def _fits(one: CellFigure, group: Sequence[CellFigure], metric: Metric, evidence: Evidence) -> bool:
    return any(_is(one, found, group) for found in _expected(one, group, metric, evidence))


def _is(one: CellFigure, found: Candidate, group: Sequence[CellFigure]) -> bool:
    if one.unit and not same_unit(one.unit, found.unit):
        return False
    return rounded_to(found.value, one.step) == one.value or abs(found.value - one.value) <= _slack(one, group)


def _slack(one: CellFigure, group: Sequence[CellFigure]) -> Decimal:
    """How far a change may be off because it was reckoned from the rounded amounts beside it."""
    amounts = {other.aspect: other for other in group if other.unit == "元" and other.mention is not one.mention}
    now, then = amounts.get("value"), amounts.get("last_year")
    if one.aspect != "change" or now is None or then is None or not then.value:
        return Decimal(0)
    half = max(now.step, then.step) / 2
    by = 2 if one.unit != "%" else 100 / then.value * (1 + abs(now.value / then.value))
    return half * by + one.step / 2


def _judged(one: CellFigure, group: Sequence[CellFigure], metric: Metric | None, evidence: Evidence) -> Finding:
    options = list(_expected(one, group, metric, evidence)) if metric is not None else []
    options = [found for found in options if not one.unit or same_unit(one.unit, found.unit)]
    if not options:
        return Finding(one.paragraph, one.mention, "unknown", reasons.unknown([]))
    right = next((found for found in options if _is(one, found, group)), None)
    meant, county = right or options[0], evidence.counties[one.county] if one.county else None
    if right is not None:
        return Finding(one.paragraph, one.mention, "agrees", reasons.agrees(right, county), right, county, one.county)
    mention = one.mention
    language: Language = "en" if is_english(one.words) else "zh"
    claim = Claim(mention.text, mention.start, mention.end, "figure", one.value, meant.unit, language=language)
    why = reasons.differs(claim, Suspect(replace(meant, qualifier=""), "value"), county)
    return Finding(one.paragraph, mention, "differs", why, meant, county, one.county)
