"""Crosstabs (交叉表): counties down and months across, and the like. Each of their cells is one row's value of a kind
whose layout says so; which kind, and which column is what, follows from values of fields in the header.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from etl.address import address
from etl.fields import load_fields
from etl.layout import Layout
from etl.sheets.crosstabs import monthwords
from etl.sheets.crosstabs.crossing import Across, Vocabulary, lacking_year, twice
from etl.sheets.headers import headings
from etl.sheets.headers.headerwords import texts_of
from etl.sheets.headers.matching import Header, normal
from etl.sheets.headers.titles import Given
from etl.sheets.kinds import guessing
from etl.sheets.kinds.recognised import ASKED, ColumnMatch, Look, Recognised, is_named, rated, unread
from etl.text import beginning, comparable
from etl.values.column import enum_value
from etl.values.units import unit_of_row
from etl.workbook import Grid

Place = tuple[int, int]
Fields = Mapping[int, str]
# A label beside them, and two columns to cross it.
_LEAST = 3
# By how much a header that says something twice stands back behind another row.
_TWICE = 0.2
# How sure of a crosstab that lacks something is at most, where no title says what it is.
_UNNAMED = 0.64


def recognised(look: Look) -> Recognised | None:
    """The sheet as the likeliest crosstab; None where no header has values of fields above two columns."""
    words = [(layout, Vocabulary(layout, look.places)) for layout in look.index.layouts.values() if layout.crosstab]
    best: dict[str, Recognised] = {}
    for first, last in headings.places(look.grid):
        headers = headings.read(look.grid, first, last)
        if len(headers) < _LEAST - 1:
            continue
        headers = with_parts(look.grid, (first, last), headers)
        for layout, vocabulary in words:
            found = _as_kind(look, headers, layout, vocabulary, (first, last))
            known = best.get(layout.kind)
            if found and (known is None or _rank(found) > _rank(known) + 1e-9):
                best[layout.kind] = found
    likeliest = guessing.likeliest([*best.values()])
    return _unread(likeliest) if likeliest and likeliest.counts_rows else likeliest


def with_parts(grid: Grid, place: Place, headers: Sequence[Header]) -> list[Header]:
    """The headers with the texts of all their rows, bare numbers that are months read as such."""
    above = "\n".join(text for row in grid.rows[: place[0]] for text in texts_of(row).values())
    return monthwords.with_months(headings.with_parts(grid, *place, headers), f"{grid.sheet}\n{above}")


def _rank(found: Recognised) -> float:
    """How well a row fits as the header: where it says something twice, a row above or below may tell the two apart."""
    return found.confidence - (_TWICE if found.duplicates else 0.0)


def _unread(found: Recognised) -> Recognised:
    """The table of counts with none of its counts read."""
    across = {one.column for one in found.crosstab}
    matches = [replace(one, fields=()) if one.header.column in across else one for one in found.matches]
    return replace(found, matches=matches, missing=[], duplicates={}, crosstab=(), counts_rows=True)


def _as_kind(
    look: Look, headers: Sequence[Header], layout: Layout, vocabulary: Vocabulary, place: Place
) -> Recognised | None:  # fmt: skip
    marks = {header.column: mark for header in headers if (mark := vocabulary.across(header))}
    columns, is_vague = uniform(list(marks.values()), layout)
    if not _are_most(look, layout, columns, headers, place) or not _says_so(look.grid, layout, headers, place[0]):
        return None
    axis = frozenset(columns[0].values)
    plain = [header for header in headers if header.column not in {one.column for one in columns}]
    fields = _labels(look, plain, layout, vocabulary, axis | {one.cell for one in columns})
    stated = unit_above(look.grid, layout, headers, place[0])
    found = crossed(look, headers, layout, columns, fields, place, stated)
    found = _with_missing(look, found, guessing.proposed(_knowing(look, axis, stated), found))
    unknown = [match.header for match in found.matches if match.how == "unknown" and not _is_note(match)]
    found.counts_rows = bool(layout.crosstab and layout.crosstab.counts_rows)
    if found.counts_rows:
        found.confidence = ASKED
    elif found.missing or is_vague or unknown:
        found.confidence = min(found.confidence, ASKED if is_named(look.grid, layout, place[0]) else _UNNAMED)
    return found


def _is_note(match: ColumnMatch) -> bool:
    return normal(match.header.shown) in {"备注", "说明"}


def uniform(marks: Sequence[Across], layout: Layout) -> tuple[list[Across], bool]:
    """The columns of a crosstab that cross the same fields, with their totals; and whether it is unclear what is in
    their cells. None where they don't fit together.
    """
    assert layout.crosstab is not None
    crossing = [one for one in marks if not one.is_total]
    axes = {frozenset(one.values) for one in crossing}
    named = {one.cell for one in crossing}
    if len(crossing) < _LEAST - 1 or len(axes) != 1 or len({one.key for one in crossing}) < _LEAST - 1:
        return [], False
    if "" in named and len(named) > 1:
        return [], False
    single = layout.crosstab.cells[0] if named == {""} else next(iter(named)) if len(named) == 1 else ""
    filled = [replace(one, cell=one.cell or single) for one in marks if set(one.values) <= next(iter(axes))]
    columns = [one for one in filled if one.cell]
    return columns, named == {""} and len(layout.crosstab.cells) > 1


def _are_most(
    look: Look, layout: Layout, columns: Sequence[Across], headers: Sequence[Header], place: Place
) -> bool:  # fmt: skip
    """Whether the columns across are most of the table, and hold what such cells hold: a row of data may name counties
    or classes too.
    """
    contents, known = look.contents(place[1] + 1), load_fields()
    figures = [(one.column, known[one.cell if one.cell in known else layout.crosstab.cells[0]]) for one in columns
               if layout.crosstab]  # fmt: skip
    wrong = sum(contents.contradicts(column, one) for column, one in figures)
    return len(columns) * 2 >= len(headers) and wrong * 2 < len(columns)


def _says_so(grid: Grid, layout: Layout, headers: Sequence[Header], first: int) -> bool:
    """Whether a word that such a table must have stands above it, in the sheet's name or in a header."""
    assert layout.crosstab is not None
    if not layout.crosstab.said:
        return True
    above = (str(cell) for row in grid.rows[:first] for cell in row if isinstance(cell, str))
    texts = [grid.sheet, *map(beginning, above), *(header.whole for header in headers)]
    said = "\n".join(map(comparable, texts))
    words, others = layout.crosstab.said, layout.crosstab.unless
    return any(word in said for word in words) and not any(word in said for word in others)


def _labels(
    look: Look, headers: Sequence[Header], layout: Layout, vocabulary: Vocabulary, taken: frozenset[str]
) -> dict[int, tuple[str, str]]:  # fmt: skip
    """The fields of the columns beside the crossed ones, and how they are known: by a header, or as the corner."""
    found: dict[int, tuple[str, str]] = {}
    for header in headers:
        hits = [(hit.field, hit.how) for hit in look.index.look_up(header, look.year) if hit.kind == layout.kind]
        named = [(name, "alias") for name in vocabulary.fields_named(header)]
        free = [
            hit for hit in hits or named if hit[0] not in taken and hit[0] not in {name for name, _ in found.values()}
        ]
        if len(free) == 1:
            found[header.column] = free[0]
    return found


def unit_above(grid: Grid, layout: Layout, headers: Sequence[Header], first: int) -> Given:
    """The unit that headers or a row above them state, where a field of the kind is that unit: 单位：例."""
    name = layout.crosstab.unit if layout.crosstab else ""
    if not name:
        return {}
    known = layout.columns[name].field
    said = [(header.unit, address(header.row, header.column)) for header in headers if header.unit]
    above = [(row, column, cell) for row, cells in enumerate(grid.rows[:first]) for column, cell in enumerate(cells)]
    said += [(unit_of_row(beginning(cell)) or "", address(r, c)) for r, c, cell in above if isinstance(cell, str)]
    values = {value: cell for unit, cell in reversed(said) if (value := enum_value(known, unit))}
    return {name: next(iter(values.items()))} if len(values) == 1 else {}


def _knowing(look: Look, axis: frozenset[str], stated: Given) -> Look:
    return replace(look, given=look.given | axis | set(stated))


def crossed(
    look: Look, headers: Sequence[Header], layout: Layout, columns: Sequence[Across],
    fields: Mapping[int, tuple[str, str]], place: Place, stated: Given,
) -> Recognised:  # fmt: skip
    """The crosstab of these columns, with the fields of those beside them, rated."""
    known = {one.column: one for one in columns}
    matches = [_match(header, known.get(header.column), fields.get(header.column)) for header in headers]
    pairs = list(twice([one for one in columns if not one.is_total]))
    duplicates: dict[str, list[str]] = {}
    for one, other in pairs:
        rows = {header.column: header for header in headers}
        cells = [address(rows[column].row, column) for column in (one.column, other.column)]
        duplicates.setdefault(rows[one.column].whole, []).extend(cells)
    found = Recognised(
        layout, 0.0, *place, matches, duplicates=duplicates, crosstab=tuple(columns), stated=stated
    )  # fmt: skip
    return _with_missing(look, found, rated(_knowing(look, frozenset(columns[0].values), stated), found))


def _match(header: Header, crossed: Across | None, plain: tuple[str, str] | None) -> ColumnMatch:
    if crossed:
        return ColumnMatch(
            header, () if crossed.is_total else (crossed.cell,), "total" if crossed.is_total else "crosstab"
        )
    return ColumnMatch(header, (plain[0],), plain[1]) if plain and unread(header).how != "personal" else unread(header)


def _with_missing(look: Look, before: Recognised, found: Recognised) -> Recognised:
    """The same, lacking its year too where months in the header have none and nothing else says it."""
    has_year = look.year or "year" in look.given or any("year" in match.fields for match in found.matches)
    if lacking_year(before.crosstab) and not has_year and "year" not in found.missing:
        found.missing = [*found.missing, "year"]
    return found
