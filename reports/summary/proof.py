"""The proof of a draft: every figure that it states, numbered, with meaning, basis, cut-off, rows and cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from metrics.catalog import METRICS
from metrics.metric import Difference, Metric, Reading
from metrics.units import exact, written, written_reading
from reports import signing
from reports.summary.cells import Source, sources
from reports.summary.desk import Desk
from reports.summary.draft import Draft
from reports.summary.marks import clean

# Aspects that say no more than that there is a figure; the others are listed beside it.
_WORDS = ("within", "including", "as_of", "verdict")


@dataclass(frozen=True)
class Entry:
    """The proof of one figure; `rows` is "" where it is hidden or made of two figures.

    `said` are the wordings in the text, each with its number among all places where the text speaks of the figure.
    """

    number: int
    key: str
    said: tuple[tuple[str, int], ...]
    name: str
    definition: str
    basis: tuple[str, ...]
    until: str
    rows: str
    sources: tuple[Source, ...]
    without_source: str = ""


def entries(draft: Draft, desk: Desk) -> list[Entry]:
    """The entries of all figures that the draft speaks of, in its order."""
    return [_entry(number, key, draft, desk) for number, key in enumerate(draft.keys, start=1)]


def books(proof: Sequence[Entry]) -> dict[tuple[str, str], tuple[list[str], int]]:
    """The workbooks that the figures come from by name and hash: their sheets, and how many cells of each count."""
    cells: dict[tuple[str, str], dict[tuple[str, str], int]] = {}
    for entry in proof:
        for source in entry.sources:
            found = cells.setdefault((source.file, source.sha256), {})
            found[source.sheet, entry.key] = source.count
    return {
        book: (list(dict.fromkeys(sheet for sheet, _ in found)), sum(found.values()))
        for book, found in sorted(cells.items())
    }


def _entry(number: int, key: str, draft: Draft, desk: Desk) -> Entry:
    say, figure = desk.say, desk.evidence[key]
    metric, now = figure.metric, figure.now
    said: dict[str, int] = {}
    for place, span in enumerate(draft.said(key)):
        if span.aspect not in _WORDS:
            said.setdefault(span.text, place)
    found = tuple(sources(desk.evidence.trace(key).cells))
    return Entry(
        number=number,
        key=key,
        said=tuple(said.items()),
        name=metric.name[desk.language],
        definition=_definition(metric, desk),
        basis=tuple(_basis(metric, now, desk)),
        until=say.date(desk.until(key)),
        rows="" if now.suppressed or metric.parts else f"{now.rows:,}",
        sources=found,
        without_source="" if found else say(_why_without(now)),
    )


def _definition(metric: Metric, desk: Desk) -> str:
    say = desk.say
    text = say("proof.definition", text=say.of(metric.definition))
    if metric.includes.zh:
        text += say("proof.includes", text=say.of(metric.includes))
    if metric.excludes.zh:
        text += say("proof.excludes", text=say.of(metric.excludes))
    return text


def _basis(metric: Metric, now: Reading, desk: Desk) -> Iterator[str]:
    """What is counted over which time and area; how it was rounded; what it is compared with."""
    say, language = desk.say, desk.language
    if metric.parts:
        first, second = (METRICS[part].name[language] for part in metric.parts)
        kind = "difference" if isinstance(metric.measure, Difference) else "ratio"
        yield say(f"proof.{kind}", first=first, second=second)
    if metric.carried_over:
        yield say("proof.stock")
    elif metric.latest_by:
        yield say("proof.state")
    else:
        yield say("proof.flow", year=desk.scope.year)
    if metric.ends_with and desk.until(metric.key) < desk.scope.cut_off:
        yield say("proof.campaign")
    yield say("proof.counties" if metric.counties_only else "proof.city")
    if metric.rounding and now.value is not None and not now.suppressed:
        step = written(metric.rounding, metric.unit, metric.rounding, "", language)
        yield say("proof.exact", value=exact(now.value), step=step)
    if now.qualifier and now.qualifier != "以上":
        yield say("proof.approximate", word=now.qualifier)
    if now.target is not None:
        yield say("proof.target", target=written(now.target, metric.unit, metric.rounding, "", language))
    before = desk.evidence[metric.key].before
    if before.value is not None:
        yield say("proof.before", before=written_reading(before, language))
    if mark := desk.checked.get(metric.key):
        yield say("proof.checked_by" if mark.holds else "proof.checked_lapsed", **_mark(mark, desk))


def _mark(mark: signing.Mark, desk: Desk) -> dict[str, str]:
    """Who checked a figure, which day, with which remark."""
    remark = desk.say("proof.remark", text=clean(mark.remark)) if mark.remark else ""
    return {"name": clean(mark.by), "day": mark.at[:10], "remark": remark}


def _why_without(now: Reading) -> str:
    if now.suppressed:
        return "proof.not_public"
    return "proof.nothing" if now.value is None else "proof.zero"
