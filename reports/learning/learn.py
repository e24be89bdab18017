"""Learning a template: the cut-off that fits, the figures bound, the rest named, written into a copy."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from metrics.metric import Scope
from reports.claims.claim import Claim
from reports.claims.days import day_of
from reports.claims.grammar import claims, mentions
from reports.evidence import Evidence
from reports.learning.binding import Bound, Place, bind
from reports.learning.candidates import Candidate, candidates, fits
from reports.learning.paper import Edit, Paper, opened
from reports.learning.phrases import phrases

_CHANGE_WORDS = re.compile(r"(?:增长|增加|上升|提高|下降|减少|降低)了?$")


@dataclass(frozen=True)
class Learned:
    """A proposed template: the file, the cut-off that it was read at, what each figure was bound to, names found."""

    content: bytes
    scope: Scope
    bound: Sequence[Bound]
    named: Sequence[Edit]


def learn(con: duckdb.DuckDBPyConnection, generation: str, path: Path, year: int, as_of: dt.date | None) -> Learned:
    """Propose a template out of a finished document. RefusedError where it can't be read."""
    paper = opened(path)
    texts = paper.texts
    places = [
        Place(number, text, paper.heading_above(number), claim)
        for number, text in enumerate(texts)
        for claim in claims(text)
    ]
    evidence = _fitting(con, generation, year, as_of, texts, [place.claim for place in places])
    bound = bind(places, candidates(evidence))
    figures = [edit for one in bound for edit in _figure_edits(one)]
    others = list(_apart(phrases(evidence, texts, bound), figures))
    named = [replace(edit, comment="") for edit in others if edit.tag.endswith(".names }}")]
    paper.edit([*figures, *others])
    return Learned(_saved(paper), evidence.scope, bound, named)


def _fitting(
    con: duckdb.DuckDBPyConnection, generation: str, year: int, as_of: dt.date | None, texts: Sequence[str],
    said: Sequence[Claim],
) -> Evidence:  # fmt: skip
    """The figures at the cut-off that explains most of what is said: the given one, or one that the text names."""
    days = [as_of] if as_of else [*dict.fromkeys([*_days(texts, year), _usual(con, generation, year), None])]
    found = [Evidence(con, Scope(year, day), generation) for day in days]
    return max(found, key=lambda evidence: _explained(evidence, said))


def _explained(evidence: Evidence, said: Sequence[Claim]) -> int:
    known = [one for one in candidates(evidence) if one.aspect == "value"]
    return sum(any(fits(claim, one) for one in known) for claim in said)


def _usual(con: duckdb.DuckDBPyConnection, generation: str, year: int) -> dt.date | None:
    return Evidence(con, Scope(year), generation, []).usual_cut_off


def _days(texts: Iterable[str], year: int) -> list[dt.date]:
    """The days up to which a text says that it counts, the latest first."""
    days = set()
    for text in texts:
        for found in mentions(text):
            day = day_of(found, year) if found.kind == "as_of" else None
            if day is not None:
                days.add(day)
    return sorted((day for day in days if day.year >= year), reverse=True)


def _figure_edits(one: Bound) -> list[Edit]:
    """The tag of a figure that is bound surely, else a comment with what it may be."""
    claim, place = one.place.claim, one.place
    if one.chosen is None:
        return [Edit(place.paragraph, claim.start, claim.end, comment=f"没有找到对应的指标：{claim.text}")]
    if not one.sure:
        options = "；".join(f"{{{{ {found.tag} }}}} {found.metric.name.zh}" for found in (one.chosen, *one.others))
        return [Edit(place.paragraph, claim.start, claim.end, comment=f"请确认是哪个指标：{options}")]
    return [_tagged(place, claim, one.chosen)]


def _tagged(place: Place, claim: Claim, chosen: Candidate) -> Edit:
    """The tag in place of the figure, with the nouns and words that it says itself."""
    start, end, name = claim.start, claim.end, chosen.tag
    if claim.is_word:
        name = f'{chosen.metric.key}.when({claim.value}, "{claim.text}")'
    elif chosen.aspect == "value" and claim.language == "zh":
        noun = chosen.metric.phrase.zh.partition("{n}")[2]
        if noun and place.text.startswith(noun, end):
            end += len(noun)
        elif noun:
            name = f"{chosen.metric.key}.number"
    elif chosen.aspect == "change_rate" and (word := _CHANGE_WORDS.search(place.text, 0, start)):
        start, name = word.start(), f"{chosen.metric.key}.change"
    return Edit(place.paragraph, start, end, f"{{{{ {name} }}}}")


def _apart(edits: Iterable[Edit], taken: Sequence[Edit]) -> Iterable[Edit]:
    """The edits that overlap none that was taken before them."""
    kept = list(taken)
    for edit in edits:
        if not any(edit.paragraph == one.paragraph and edit.start < one.end and one.start < edit.end for one in kept):
            kept.append(edit)
            yield edit


def _saved(paper: Paper) -> bytes:
    content = io.BytesIO()
    paper.document.save(content)
    return content.getvalue()
