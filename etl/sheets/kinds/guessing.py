"""Sheets that headers alone don't tell: what their contents say, always as a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.sheets.headers import headings
from etl.sheets.headers.headless import first_data_row, is_data, likely_header
from etl.sheets.headers.matching import Header
from etl.sheets.kinds.contents import TELLING
from etl.sheets.kinds.proposing import Proposal, pairs_for
from etl.sheets.kinds.recognised import ASKED, CLOSE, POSSIBLE, ColumnMatch, Look, Recognised, rated, unread
from etl.workbook import Grid

# Lists of values by which a kind is known though its headers say nothing.
_LISTS = frozenset({"enum", "enum_list"})
# A table that has fewer columns than this share of a kind's required fields is none of that kind.
_WIDE_ENOUGH = 0.6
# No sheet of an office has more columns that need a guess; one that reaches to XFD must not take minutes.
_MOST = 100
# Where all of a kind's lists of values are there, each adds so much to the least confidence with which it is named.
_EACH_LIST = 0.01


def place_of(grid: Grid, best: Recognised | None) -> tuple[int, int] | None:
    """First and last row of the header, or the first row of data and the row before it; None without a table.

    `best` is what headers came to, if they came to anything: words of a row of data may look like headers too.
    """
    if best and not is_data(grid, best.header_row):
        return best.first_row, best.header_row
    found = likely_header(grid)
    if found and not is_data(grid, found[0]):
        return found[0], found[0]
    start = first_data_row(grid)
    return None if start is None else (start, start - 1)


def unknown_columns(grid: Grid) -> tuple[int | None, list[ColumnMatch]]:
    """Of a sheet that no layout knows: its likely header row (None where it has none) and its columns."""
    place = place_of(grid, None)
    if place is None:
        return None, []
    headers = headings.read(grid, *place) if place[0] <= place[1] else []
    columns = all_columns(grid, headers, place[1] + 1)
    return (place[1] if headers else None), [unread(header) for header in columns]


def all_columns(grid: Grid, headers: Sequence[Header], below: int) -> list[Header]:
    """The headers, with a wordless one for each column that has data from row `below` on and no header."""
    return sorted([*headers, *headings.nameless(grid, headers, below)], key=lambda header: header.column)


def guessed(look: Look, found: Recognised) -> Recognised | None:
    """A sheet read as one kind by all that its columns hold; None when they don't speak for that kind."""
    guess = proposed(look, found)
    how = {name: match.how for match in guess.matches for name in match.fields}
    lists = [name for name, column in guess.layout.columns.items() if column.field.type in _LISTS]
    told = [name for name in lists if name in how]
    if not any(how[name] == "from content" for name in told):
        return None
    needed = [name for name in lists if guess.layout.columns[name].required] or lists
    is_wide = len(guess.matches) >= _WIDE_ENOUGH * len(guess.layout.required)
    floor = POSSIBLE + _EACH_LIST * len(told) if is_wide and set(needed) <= set(told) else 0.0
    return replace(guess, confidence=round(max(guess.confidence, floor), 3))


def likeliest(guesses: Sequence[Recognised | None]) -> Recognised | None:
    """The likeliest of several guesses, with the next one as its rival where they are close.

    Of equally likely ones the one that lacks least goes first: a question should begin with what needs fewest answers.
    """
    ranked = sorted((one for one in guesses if one), key=lambda one: (-one.confidence, len(one.missing)))
    if not ranked:
        return None
    best, others = ranked[0], [one for one in ranked if one.layout.kind != ranked[0].layout.kind]
    if others and others[0].confidence > best.confidence - CLOSE:
        return replace(best, rival=others[0].layout, confidence=min(best.confidence, ASKED))
    return best


def proposed(look: Look, found: Recognised) -> Recognised:
    """The sheet with columns that no wording explains proposed for fields that it lacks: a question."""
    below = found.header_row + 1
    taken = {name for match in found.matches for name in match.fields}
    how = {match.header.column: match.how for match in found.matches}
    columns = all_columns(look.grid, [match.header for match in found.matches], below)
    free = [header for header in columns if how.get(header.column, "unknown") == "unknown"][:_MOST]
    contents = look.contents(below)
    layout = found.layout
    code = layout.code_field if layout.code_field not in taken and not found.is_sure else None
    lacking = [name for name in layout.columns if name in found.missing or name == code]
    pairs = pairs_for(free, layout, lacking, contents)
    if not found.is_sure:
        taken |= {name for name, _ in pairs.values()}
        left = [header for header in free if header.column not in pairs]
        telling = [name for name, column in layout.columns.items() if column.field.type in TELLING | {"year"}]
        pairs |= pairs_for(left, layout, [name for name in telling if name not in taken], contents)
    return _with(look, found, columns, pairs) if pairs else found


def completed(grid: Grid, found: Recognised) -> Recognised:
    """The sheet with its columns that have data and no header: they aren't read, and somebody has to be told."""
    columns = all_columns(grid, [match.header for match in found.matches], found.header_row + 1)
    if len(columns) == len(found.matches):
        return found
    known = {match.header.column: match for match in found.matches}
    return replace(found, matches=[known.get(header.column, unread(header)) for header in columns])


def _with(look: Look, found: Recognised, columns: Sequence[Header], pairs: Proposal) -> Recognised:
    known = {match.header.column: match for match in found.matches}
    matches = []
    for header in columns:
        name, how = pairs.get(header.column, ("", ""))
        matches += [ColumnMatch(header, (name,), how)] if name else [known.get(header.column, unread(header))]
    again = rated(look, replace(found, matches=matches))
    return replace(again, confidence=min(again.confidence, ASKED))
