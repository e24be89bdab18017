"""Crosstabs about which somebody has answered: of the same shape, under a title that speaks of the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.sheets.crosstabs import crosstab
from etl.sheets.crosstabs.crossing import Vocabulary, as_header
from etl.sheets.headers import titles
from etl.sheets.headers.matching import Header, normal
from etl.sheets.kinds import guessing
from etl.sheets.kinds.confirmed import Confirmed
from etl.sheets.kinds.recognised import Look, Recognised


def answered(
    look: Look, headers: Sequence[Header], answers: Sequence[Confirmed], place: tuple[int, int]
) -> Recognised | None:
    """The sheet as somebody has answered about a crosstab of the same shape under the same title."""
    crossed = [answer for answer in answers if answer.is_crosstab and look.index.layouts[answer.kind].crosstab]
    if not crossed:
        return None
    columns = guessing.all_columns(look.grid, crosstab.with_parts(look.grid, place, headers), place[1] + 1)
    for answer in crossed:
        if answer.title != titles.subject(titles.title_above(look.grid, place[0]), look.grid.sheet, look.places):
            continue
        layout = look.index.layouts[answer.kind]
        vocabulary = Vocabulary(layout, look.places)
        fields = _same_shape(answer, columns, vocabulary)
        found = _as_answered(look, columns, fields, answer, vocabulary, place) if fields is not None else None
        if found:
            return found
    return None


def _signature(vocabulary: Vocabulary, header: Header) -> object:
    """What a column's header says, without saying which month, county or stage; a plain one by its words."""
    mark = vocabulary.across(header)
    return (tuple(sorted(mark.values)), mark.cell, mark.is_total) if mark else normal(header.whole)


def _same_shape(answer: Confirmed, columns: Sequence[Header], vocabulary: Vocabulary) -> list[str] | None:
    """The field of each column, as answered of columns that say the same; None where the shape is another."""
    saved: dict[object, str] = {}
    for text, name in zip(answer.headers, answer.fields, strict=True):
        if text or name:
            saved.setdefault(_signature(vocabulary, as_header(text)), name)
    found = [_signature(vocabulary, header) for header in columns]
    asked = {signature for signature in found if signature}
    return [saved.get(signature, "") for signature in found] if asked == {one for one in saved if one} else None


def _as_answered(
    look: Look, headers: Sequence[Header], fields: Sequence[str], answer: Confirmed, vocabulary: Vocabulary,
    place: tuple[int, int],
) -> Recognised | None:  # fmt: skip
    layout = look.index.layouts[answer.kind]
    marks = [replace(mark, cell=mark.cell or name) for header, name in zip(headers, fields, strict=True)
             if (mark := vocabulary.across(header))]  # fmt: skip
    columns, _ = crosstab.uniform(marks, layout)
    if not columns:
        return None
    crossing = {one.column for one in columns}
    plain = {
        header.column: (name, "saved") for header, name in zip(headers, fields, strict=True)
        if name and header.column not in crossing
    }  # fmt: skip
    knowing = replace(look, given=look.given | set(answer.constants))
    stated = crosstab.unit_above(look.grid, layout, headers, place[0])
    found = crosstab.crossed(knowing, headers, layout, columns, plain, place, stated)
    found.confidence, found.answer = 1.0, answer
    return found
