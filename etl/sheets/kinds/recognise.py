"""Which sheet is this, and which column is what: every sheet against every layout, by headers, contents and titles.

Confidence = 0.45 × share of the required fields found + 0.40 × share of the columns explained + 0.15 when title or
sheet name say the kind − 0.20 × share of the columns whose cells can't be those of their field. From 0.70 on a sheet is
loaded. Whatever rests on a likeness, on contents or on a choice between two kinds stays below and is asked about; below
0.30 a sheet is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from etl.address import address
from etl.layout import Layout
from etl.sheets.crosstabs import crossanswers, crosstab
from etl.sheets.headers import headings
from etl.sheets.headers.matching import WEIGHTS, Header
from etl.sheets.kinds import guessing
from etl.sheets.kinds.confirmed import Confirmed
from etl.sheets.kinds.contents import CONTRADICTS, TELLING
from etl.sheets.kinds.recognised import ASKED, CLOSE, POSSIBLE, SURE, ColumnMatch, Look, Recognised, rated, unread

# A kind that comes so much behind the likeliest is out of the question, whatever its columns hold.
_NEAR = 0.20
# What contents that can't be those of their fields take from the confidence, at most.
_AGAINST = 0.20
Hits = list[tuple[Header, str, str]]


def recognise(look: Look, answers: Sequence[Confirmed] = ()) -> Recognised | None:
    """The most likely kind of a sheet; None when no layout comes near.

    What somebody answered about these very headers holds, whatever they look like.
    """
    best: dict[str, Recognised] = {}
    for first, last in headings.places(look.grid):
        headers = headings.read(look.grid, first, last)
        if len(headers) < 2:
            continue
        if answered := _answered(look, headers, answers, first, last):
            return answered
        if answers and (crossed := crossanswers.answered(look, headers, answers, (first, last))):
            return crossed
        for candidate in _candidates(look, headers, first, last):
            kind = candidate.layout.kind
            if kind not in best or candidate.confidence > best[kind].confidence + 1e-9:
                best[kind] = candidate
    chosen = _chosen(look, list(best.values()))
    crossed = None if chosen and chosen.is_sure and not chosen.missing else crosstab.recognised(look)
    if crossed and crossed.confidence > (chosen.confidence if chosen else POSSIBLE):
        chosen = crossed
    elif chosen and chosen.is_sure:
        chosen = guessing.proposed(look, chosen) if chosen.missing else chosen
    else:
        chosen = _asked_about(look, chosen, answers)
    return guessing.completed(look.grid, chosen) if chosen and chosen.confidence >= POSSIBLE else None


def _answered(
    look: Look, headers: Sequence[Header], answers: Sequence[Confirmed], first: int, last: int
) -> Recognised | None:  # fmt: skip
    """The columns read as somebody confirmed them; a personal column is never read, whatever was answered."""
    if not answers:
        return None
    columns = guessing.all_columns(look.grid, headers, last + 1)
    for answer in (one for one in answers if not one.is_crosstab):
        fields = answer.fields_of([header.shown for header in columns])
        if fields is not None and (headers or _may_be(look, columns, fields, answer, last + 1)):
            return _as_answered(look, columns, fields, answer, (first, last))
    return None


def _may_be(look: Look, columns: Sequence[Header], fields: Sequence[str], answer: Confirmed, below: int) -> bool:
    """Whether columns without headers hold what was answered of others as many: width alone tells nothing."""
    contents, known = look.contents(below), look.index.layouts[answer.kind].columns
    pairs = [(header.column, known[name].field) for header, name in zip(columns, fields, strict=True) if name]
    shares = [contents.share(column, field) for column, field in pairs]
    return all(share is None or share > CONTRADICTS for share in shares)


def _as_answered(
    look: Look, columns: Sequence[Header], fields: Sequence[str], answer: Confirmed, place: tuple[int, int]
) -> Recognised:  # fmt: skip
    layout, matches = look.index.layouts[answer.kind], []
    for header, name in zip(columns, fields, strict=True):
        plain = unread(header)
        is_read = name and plain.how != "personal"
        matches.append(ColumnMatch(header, _with_partner(look, header, name, layout), "saved") if is_read else plain)
    found = {name for match in matches for name in match.fields} | look.given | set(answer.constants)
    missing = [name for name in layout.required if name not in found and name != layout.code_field]
    return Recognised(layout, 1.0, *place, matches, missing, answer=answer)


def _with_partner(look: Look, header: Header, name: str, layout: Layout) -> tuple[str, ...]:
    """A field, with the other one where the header means two, such as 起止 or 场次/人数."""
    meant = [hit.field for hit in look.index.look_up(header, look.year) if hit.kind == layout.kind]
    return tuple(meant) if len(meant) == 2 and name in meant else (name,)


def _candidates(look: Look, headers: list[Header], first: int, last: int) -> Iterator[Recognised]:
    """The header read as each kind that knows at least two of its columns."""
    for kind, hits in _hits(look, headers).items():
        if len({field for _, field, _ in hits}) >= 2:
            yield _as_kind(look, headers, look.index.layouts[kind], hits, first, last)


def _hits(look: Look, headers: Sequence[Header]) -> dict[str, Hits]:
    hits: dict[str, Hits] = {}
    for header in headers:
        for hit in look.index.look_up(header, look.year):
            hits.setdefault(hit.kind, []).append((header, hit.field, hit.how))
    return hits


def _as_kind(
    look: Look, headers: Sequence[Header], layout: Layout, hits: Hits, first: int, last: int
) -> Recognised:  # fmt: skip
    taken: dict[str, tuple[Header, str]] = {}
    duplicates: dict[str, list[str]] = {}
    for header, name, how in hits:
        known = taken.get(name)
        if known is None or WEIGHTS[how] > WEIGHTS[known[1]]:
            duplicates.pop(name, None)
            taken[name] = (header, how)
        elif how == known[1]:
            both = duplicates.setdefault(name, [address(known[0].row, known[0].column)])
            both.append(address(header.row, header.column))
    twice = {cell for cells in duplicates.values() for cell in cells}
    owned: dict[int, list[str]] = {}
    for name, (owner, _) in taken.items():
        owned.setdefault(owner.column, []).append(name)
    matches = [_column_match(header, taken, tuple(owned.get(header.column, ())), twice) for header in headers]
    return rated(look, Recognised(layout, 0.0, first, last, matches, duplicates=duplicates))


def _column_match(
    header: Header, taken: Mapping[str, tuple[Header, str]], names: tuple[str, ...], twice: set[str]
) -> ColumnMatch:
    if names:
        return ColumnMatch(header, names, taken[names[0]][1])
    if address(header.row, header.column) in twice:
        return ColumnMatch(header, (), "duplicate")
    return unread(header)


def _chosen(look: Look, candidates: Sequence[Recognised]) -> Recognised | None:
    """The likeliest of several kinds. What the columns hold decides where headers leave it open."""
    if not candidates:
        return None
    top = max(one.confidence for one in candidates)
    near = [one for one in candidates if one.confidence >= top - _NEAR]
    if len(near) == 1 and top >= SURE + _AGAINST:
        return near[0]
    best, *others = sorted((_weighed(look, one) for one in near), key=lambda one: -one.confidence)
    if others and others[0].confidence > best.confidence - CLOSE:
        return replace(best, rival=others[0].layout, confidence=min(best.confidence, ASKED))
    return best


def _weighed(look: Look, found: Recognised) -> Recognised:
    """The same, less sure where columns hold what their fields can't."""
    contents = look.contents(found.header_row + 1)
    telling = [
        (match.header.column, found.layout.columns[match.fields[0]].field)
        for match in found.matches
        if match.fields and found.layout.columns[match.fields[0]].field.type in TELLING
    ]
    wrong = sum(contents.contradicts(column, known) for column, known in telling)
    return replace(found, confidence=round(found.confidence - _AGAINST * wrong / len(telling), 3)) if wrong else found


def _asked_about(look: Look, best: Recognised | None, answers: Sequence[Confirmed]) -> Recognised | None:
    """A sheet whose headers say too little, as the kind that headers and contents together fit best."""
    place = guessing.place_of(look.grid, best)
    if place is None:
        return best
    headers = headings.read(look.grid, *place) if place[0] <= place[1] else []
    if not headers and (answered := _answered(look, [], answers, *place)):
        return answered
    hits = _hits(look, headers)
    guesses = [
        guessing.guessed(look, _as_kind(look, headers, layout, hits.get(kind, []), *place))
        for kind, layout in look.index.layouts.items()
    ]
    stands = best and (best.first_row, best.header_row) == place
    return guessing.likeliest([*guesses, guessing.proposed(look, best) if best and stands else None])
