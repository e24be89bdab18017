"""Who is first: 最多, 第一, 居首 beside a county's name, against the figures of all counties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from metrics.catalog import METRICS
from metrics.metric import HQ, Metric, Text
from metrics.units import format_share, format_value, rounded_to
from reports.checking.reading import Read, Relation, is_value
from reports.checking.reasons import both
from reports.claims.patterns import CLAUSE
from reports.claims.pieces import between
from reports.learning.context import named

_NUMERALS = "一二三四五六七八九十"
_RANK = re.compile(
    r"(?P<first>最多|最高|居首|排名首位|位居首位|位列榜首|(?<=[居列名是])(?:全市|各县区|县区)?第一(?:名|位)?(?![届期次批书])"
    r"|\bthe most\b|\bthe highest\b|\bfirst place\b)"
    r"|(?P<last>最少|最低|末位|垫底|倒数第一|\bthe fewest\b|\bthe lowest\b)"
    rf"|(?<=[居列名])(?:全市|各县区)?第(?P<place>[{_NUMERALS}]|1?\d)(?:名|位)?(?![届期次批书])"
)
# A superlative over years, or within something smaller, isn't one among counties.
_OTHER = re.compile(
    r"历年|历史|近年|以来|历次|单场|单笔|单期|之一|全国|全区|全省|one of|ever|of all years", re.IGNORECASE
)
# So much of a name must stand in the clause, and so much more than of the next; of figures of the sentence, a little.
_ENOUGH, _LEAD, _SLIGHT = 0.6, 0.15, 0.02
_BY_TARGET = re.compile(r"完成率|进度|completion|of the target", re.IGNORECASE)


@dataclass(frozen=True)
class _Order:
    """The counties' values of a metric that are known, all of them or none."""

    metric: Metric
    values: Mapping[str, Decimal]
    is_share: bool

    def said(self, county: str) -> Text:
        value = self.values[county]
        if self.is_share:
            return Text(format_share(value, "zh"), format_share(value, "en"))
        value = rounded_to(value, self.metric.rounding)
        return Text(format_value(value, self.metric.unit, "zh"), format_value(value, self.metric.unit, "en"))


def ranks(read: Read) -> Iterator[Relation]:
    """Every such word in a sentence that names a county, in order."""
    for number, text in enumerate(read.texts):
        for match in _RANK.finditer(text):
            start, end = read.sentence(number, match.start())
            if _OTHER.search(text, start, end):
                continue
            county = _county(read, text, start, end, match)
            if county is not None:
                yield _judged(read, number, match, county)


def _county(read: Read, text: str, start: int, end: int, match: re.Match[str]) -> str | None:
    """The county that is meant: the one named in the clause, else the only one of the sentence."""
    cuts = [cut.end() for cut in CLAUSE.finditer(text, start, match.start())]
    after = CLAUSE.search(text, match.end(), end)
    clause = text[max(cuts, default=start) : after.start() if after else end]
    for stretch in (clause, text[start:end]):
        named = [county for county, name in read.evidence.counties.items() if _names(name, stretch)]
        if named:
            return named[0] if len(named) == 1 and named[0] != HQ else None
    return None


def _names(name: Text, stretch: str) -> bool:
    return name.zh in stretch or re.search(rf"\b{re.escape(name.en)}\b", stretch) is not None


def _judged(read: Read, number: int, match: re.Match[str], county: str) -> Relation:
    order = _order(read, number, match, county)
    name = read.evidence.counties[county]

    def relation(holds: bool | None, reason: Text) -> Relation:
        metrics = [order.metric] if order else []
        return Relation(number, match[0], match.start(), match.end(), "rank", holds, metrics, reason)

    if order is None or county not in order.values:
        return relation(None, both("check.rank_unchecked", county=name))
    above = sorted(order.values, key=lambda other: -order.values[other])
    if match["last"]:
        above.reverse()
    best = above[0]
    place = _place(order, county, from_below=bool(match["last"]))
    wanted = _wanted(match["place"])
    tied = sum(value == order.values[county] for value in order.values.values())
    holds = place <= wanted < place + tied
    return relation(
        holds,
        both(
            "check.rank_holds" if holds else "check.rank_last_wrong" if match["last"] else "check.rank_wrong",
            county=name, value=order.said(county), name=order.metric.name, place=place,
            best=read.evidence.counties[best], most=order.said(best),
        ),
    )  # fmt: skip


def _place(order: _Order, county: str, *, from_below: bool) -> int:
    own = order.values[county]
    return 1 + sum(value < own if from_below else value > own for value in order.values.values())


def _wanted(said: str | None) -> int:
    if not said:
        return 1
    return int(said) if said.isdigit() else _NUMERALS.index(said) + 1


def _spoken_of(clause: str, metrics: Sequence[Metric], enough: float, least: float) -> Metric | None:
    """The one metric whose name stands in a clause clearly more than any other's."""
    ranked = sorted(((named(metric, clause), metric.key) for metric in metrics), reverse=True)
    lead = ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else -1.0)
    return METRICS[ranked[0][1]] if ranked[0][0] >= enough and lead >= least else None


def _order(read: Read, number: int, match: re.Match[str], county: str) -> _Order | None:
    """The counties by the one figure of the sentence that the word can be about; None where it isn't told apart."""
    start, end = read.sentence(number, match.start())
    stated = [one for one, _ in read.figures(number, start, end) if is_value(one) and one.metric]
    own = [one for one in stated if one.county_id == county] or [one for one in stated if one.county_id is None]
    known = [METRICS[key] for key in read.evidence.by_county if METRICS[key].unit != "%"]
    metrics = {one.metric.key: one.metric for one in own if one.metric and one.metric.key in read.evidence.by_county}
    start, end = between(read.texts[number], match.start(), match.end(), CLAUSE)
    clause = read.texts[number][start:end]
    metric = (
        _spoken_of(clause, list(metrics.values()), 0.0, _SLIGHT)
        if metrics
        else _spoken_of(clause, known, _ENOUGH, _LEAD)
    )
    if metric is None:
        return None
    key = metric.key
    is_share = _BY_TARGET.search(read.texts[number], start, end) is not None
    values: dict[str, Decimal] = {}
    for other, figure in read.evidence.by_county[key].items():
        value = figure.completion if is_share else figure.now.value
        if figure.now.suppressed:
            return None  # nobody learns where a hidden count stands
        if other != HQ and value is not None:
            values[other] = value
    return _Order(metric, values, is_share)
