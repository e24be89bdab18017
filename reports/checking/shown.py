"""A checked text as a page shows it: its pieces with the figures that they lead to, and what to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import duckdb

from metrics.figure import Figure
from metrics.metric import Language, Scope, Text
from reports.checking.check import Checked, check
from reports.checking.judging import Finding
from reports.checking.paper import annotated
from reports.checking.reading import Relation
from reports.checking.reasons import name_of, right_value
from reports.claims.pieces import sentence_place
from reports.evidence import Evidence

Tone = Literal["", "agrees", "differs", "unknown"]
Way = tuple[Text, Figure]


@dataclass(frozen=True)
class Span:
    """A piece of the text; `tone` says what was made of it, `figure` what it is, where that is known."""

    text: str
    tone: Tone = ""
    figure: Figure | None = None


@dataclass(frozen=True)
class Item:
    """A place to look at: its sentence in pieces, why, and the figures of the database behind it with their values."""

    paragraph: int
    tone: Tone
    sentence: Sequence[Span]
    reason: Text
    ways: Sequence[Way]


@dataclass(frozen=True)
class Shown:
    """What a page shows of a check. `counts` are by verdict, with `false` for what is said wrongly of right figures."""

    checked: Checked
    counts: Mapping[str, int]
    items: Sequence[Item]
    paragraphs: Sequence[Sequence[Span]]
    name: str
    content: bytes

    def copy(self, language: Language) -> bytes:
        """The text as a Word file with comments at the places to look at."""
        return annotated(self.name, self.content, self.checked, language)


def looked_over(con: duckdb.DuckDBPyConnection, scope: Scope, generation: str, name: str, content: bytes) -> Shown:
    """Check a document for a page. RefusedError where it can't be read."""
    found = check(Evidence(con, scope, generation), name, content)
    items = sorted(
        {(one.paragraph, tuple(one.sentence), one.reason): one for one in _items(found, scope)}.values(),
        key=lambda one: (one.tone != "differs", one.paragraph),
    )
    counts = {verdict: found.count(verdict) for verdict in ("agrees", "differs", "unknown")}
    counts["false"] = sum(one.holds is False for one in found.said)
    paragraphs = [_spans(found, number, 0, len(text), scope) for number, text in enumerate(found.texts)]
    return Shown(found, counts, items, paragraphs, name, content)


def _items(found: Checked, scope: Scope) -> Iterator[Item]:
    for one in found.findings:
        if one.verdict in ("differs", "unknown"):
            place = (one.paragraph, one.mention.start, one.mention.end)
            yield _item(found, place, one.verdict == "differs", one.reason, list(_ways(one, scope)))
    for said in found.said:
        if not said.holds:
            place = (said.paragraph, said.start, said.start + len(said.text))
            ways = list(_of_metrics(said, scope)) if isinstance(said, Relation) else []
            yield _item(found, place, said.holds is False, said.reason, ways)


def _item(found: Checked, place: tuple[int, int, int], is_wrong: bool, reason: Text, ways: Sequence[Way]) -> Item:
    """The place with its sentence, in which this place alone is marked."""
    paragraph, start, end = place
    text = found.texts[paragraph]
    first, last = sentence_place(text, start)
    tone: Tone = "differs" if is_wrong else "unknown"
    pieces = (Span(text[first:start]), Span(text[start:end], tone), Span(text[end : max(last, end)]))
    return Item(paragraph, tone, [span for span in pieces if span.text], reason, ways)


def _ways(one: Finding, scope: Scope) -> Iterator[Way]:
    figure = figure_of(one, scope)
    if figure is not None and one.meant is not None:
        name = name_of(one.meant, one.county)
        zh, en = right_value(one.meant, "zh"), right_value(one.meant, "en")
        yield Text(f"{name.zh} {zh}", f"{name.en} {en}"), figure


def _of_metrics(said: Relation, scope: Scope) -> Iterator[Way]:
    for metric in {one.key: one for one in said.metrics}.values():
        yield metric.name, Figure(metric.key, scope)


def figure_of(one: Finding, scope: Scope) -> Figure | None:
    """The figure that a finding is or was meant to be, so that its cells can be shown."""
    if one.meant is None:
        return None
    there = replace(scope, county_id=one.county_id) if one.county_id else scope
    if one.meant.aspect == "last_year":
        there = there.year_before
    return Figure(one.meant.metric.key, there, of_target=one.meant.aspect == "target")


Mark = tuple[int, int, Tone, Finding | None]


def _marks(found: Checked, paragraph: int) -> list[Mark]:
    """The marked places of a paragraph: its figures, and what is said wrongly where no figure stands."""
    figures: list[Mark] = [
        (one.mention.start, one.mention.end, one.verdict, one)
        for one in found.findings
        if one.paragraph == paragraph and one.verdict != "not_a_figure"
    ]
    said: list[Mark] = [
        (one.start, one.start + len(one.text), "unknown" if one.holds is None else "differs", None)
        for one in found.said
        if one.paragraph == paragraph and not one.holds
    ]
    apart = [one for one in said if not any(one[0] < other[1] and other[0] < one[1] for other in figures)]
    return sorted([*figures, *apart], key=lambda one: one[0])


def _spans(found: Checked, paragraph: int, start: int, end: int, scope: Scope) -> list[Span]:
    """A paragraph in pieces."""
    text, place, spans = found.texts[paragraph], start, []
    for first, last, tone, one in _marks(found, paragraph):
        if first < place:
            continue
        spans.append(Span(text[place:first]))
        spans.append(Span(text[first:last], tone, figure_of(one, scope) if one else None))
        place = last
    return [span for span in (*spans, Span(text[place:end])) if span.text]
