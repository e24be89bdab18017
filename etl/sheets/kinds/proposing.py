"""Columns that no header wording explains: taken for a field by a similar header or by what they hold, as a question.

Whatever is proposed here keeps the sheet below the confidence from which it would be loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from etl.fields import DATED, NUMERIC, Field
from etl.layout import Layout
from etl.sheets.headers.matching import Header, similar_field
from etl.sheets.kinds.contents import CODES, TELLING, Contents

Proposal = dict[int, tuple[str, str]]


def pairs_for(
    headers: Sequence[Header], layout: Layout, free: Sequence[str], contents: Contents
) -> Proposal:  # fmt: skip
    """For columns without a field: column → (field, "similar" or "from content"), each of the free fields once."""
    known = {name: layout.columns[name].field for name in free}
    left = dict(known)
    found: Proposal = {}
    for header in headers:
        name = similar_field(header, layout, list(left))
        if name and not contents.contradicts(header.column, known[name]):
            found[header.column] = (name, "similar")
            del left[name]
    columns = [header.column for header in headers if header.column not in found]
    found |= {column: (name, "from content") for column, name in by_contents(columns, left, contents).items()}
    return found


def by_contents(columns: Sequence[int], fields: Mapping[str, Field], contents: Contents) -> dict[int, str]:
    """Columns and the fields that their cells are those of, where there is but one way to pair them.

    Lists of values and counties come first, for hardly anything else looks like them; then days and numbers, which are
    paired in order, but only where there are as many columns as fields.
    """
    found: dict[int, str] = {}
    free = list(columns)
    for telling, names in _groups(fields):
        fitting = {name: [column for column in free if contents.fits(column, fields[name])] for name in names}
        pairs = _telling_pairs(fitting) if telling else _pairs_in_order(fitting)
        found |= pairs
        free = [column for column in free if column not in pairs]
    return found


def _groups(fields: Mapping[str, Field]) -> Iterable[tuple[bool, list[str]]]:
    """The fields in groups that are looked for one after the other."""
    ranks = {name: _rank(field) for name, field in fields.items()}
    for rank, names in groupby(sorted(fields, key=lambda name: ranks[name]), key=lambda name: ranks[name]):
        yield rank == 0, list(names)


def _rank(known: Field) -> int:
    if known.type in TELLING:
        return 0
    order = {"yes_no": 1, **dict.fromkeys(DATED, 2), "year": 3, **dict.fromkeys(NUMERIC, 4)}
    return order.get(known.type, 5 if known.name.endswith(CODES) else 6)


def _telling_pairs(fitting: Mapping[str, Sequence[int]]) -> dict[int, str]:
    """Pairs of a field and the only column that fits it, if no other field claims that column."""
    claims = [column for columns in fitting.values() for column in columns]
    return {
        columns[0]: name for name, columns in fitting.items() if len(columns) == 1 and claims.count(columns[0]) == 1
    }


def _pairs_in_order(fitting: Mapping[str, Sequence[int]]) -> dict[int, str]:
    """All fields of a group for which there is a column, from left to right, where as many columns fit as fields."""
    names = [name for name, columns in fitting.items() if columns]
    columns = sorted({column for columns in fitting.values() for column in columns})
    if len(columns) != len(names):
        return {}
    pairs = dict(zip(columns, names, strict=True))
    return pairs if all(column in fitting[name] for column, name in pairs.items()) else {}
