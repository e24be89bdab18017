"""Several tables on one sheet: below one another, each under a header and perhaps a title of its own, or side by side.

A sheet is one table until a row further down can only be another header: nothing but texts, two at least known as
headings and most of them. The same header again begins a table only where a title of its own stands above it (某某县);
otherwise it is a repeated header of the same table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from etl.sheets.headers import headings
from etl.sheets.headers.headerwords import LEAST, Texts, header_texts, known_words, only_texts, texts_of
from etl.sheets.headers.matching import HeaderIndex, normal
from etl.sheets.headers.places import Places
from etl.sheets.kinds.confirmed import Confirmed
from etl.sheets.rows import aboverows, rowkinds
from etl.sheets.tables import strangers
from etl.sheets.tables.beside import Block, side_by_side
from etl.text import comparable, is_blank
from etl.workbook import Grid

# A header's first columns: no sheet has its first known heading further to the right.
_LEFT = 4
_SHORT = 16
# More tables than anybody pastes on one sheet: such a sheet is read as one.
_MOST = 60


def split(grid: Grid, index: HeaderIndex, places: Places, answers: Sequence[Confirmed] = ()) -> list[Block]:
    """The tables of a sheet; the sheet itself where it holds one. Headers are known to layouts, or from answers."""
    groups = list(_groups(grid, index, places, answers))
    stranger = strangers.last_above(grid, groups[0][0]) if groups else None
    if not groups or (stranger is None and groups[0][0] >= headings.HEADER_ROWS):
        return [Block(grid)]
    first, titles = 0, {comparable(text) for row in grid.rows[: groups[0][0]] for text in texts_of(row).values()}
    if stranger is not None:
        first, titles = _with_titles(grid, stranger, groups[0][0])
    starts = [(first, groups[0])]
    for before, group in pairwise(groups):
        start, own = _with_titles(grid, before[-1], group[0])
        again = _signature(grid, group) == _signature(grid, starts[-1][1]) and len(group) == 1
        if not again or own - titles:
            starts.append((start, group))
    if len(starts) > _MOST:
        return [Block(grid)]
    ends = [start for start, _ in starts[1:]] + [len(grid.rows)]
    whole = len(starts) == 1 and not first
    known = known_words(index, places)
    blocks = [Block(_rows(grid, 0, first))] if first else []
    for (start, group), end in zip(starts, ends, strict=True):
        part = grid if whole else _rows(grid, start, end)
        blocks += side_by_side(Block(part, _signature(grid, group)), group, known)
    return blocks


def _groups(
    grid: Grid, index: HeaderIndex, places: Places, answers: Sequence[Confirmed]
) -> Iterator[list[int]]:  # fmt: skip
    """The rows that are headers, those of one header together."""
    known = known_words(index, places)
    answered = {tuple(normal(text) for text in answer.headers if text) for answer in answers}
    words = index.words | {word for headers in answered for word in headers[:_LEFT]} if answered else index.words
    group: list[int] = []
    for row in _candidates(grid, words):
        texts = header_texts(grid.rows[row])
        if len(texts) < LEAST:
            continue
        if tuple(map(normal, texts.values())) not in answered and not known.is_header(texts):
            continue
        if group and not _are_one_header(grid, group, row):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _are_one_header(grid: Grid, group: Sequence[int], row: int) -> bool:
    """Whether a row belongs to the header above it: it says something else, and only texts stand between them."""
    if _signature(grid, [row]) == _signature(grid, group):
        return False  # the same header again, below a row that was typed as texts
    between = range(group[-1] + 1, row)
    return row - group[0] < headings.HEADER_DEPTH and all(len(only_texts(grid.rows[r])) >= LEAST for r in between)


def _candidates(grid: Grid, words: AbstractSet[str]) -> list[int]:
    """The rows with a known heading among their first cells. Every distinct cell of a column is looked at once."""
    top = grid.rows[: headings.HEADER_ROWS]
    left = next((c for c in range(grid.width) if any(not is_blank(row[c]) for row in top)), 0)
    found: set[int] = set()
    for column in range(left, min(left + _LEFT, grid.width)):
        cells = [row[column] for row in grid.rows]
        texts = {cell for cell in set(cells) if cell.__class__ is str and cell}
        told = {text for text in texts if text in words or (_is_marked(text) and normal(text) in words)}
        if told:
            found.update(row for row, cell in enumerate(cells) if cell in told)
    return sorted(found)


def _is_marked(text: str) -> bool:
    """Whether a short text has what headers are decorated with: 报到人数（人）, *县区."""
    return len(text) <= _SHORT and (text[-1] in ")）*\n " or text[0] in "*※ " or "\n" in text)


def _signature(grid: Grid, group: Sequence[int]) -> tuple[tuple[int, str], ...]:
    return tuple((column, normal(text)) for column, text in texts_of(grid.rows[group[-1]]).items())


def _with_titles(grid: Grid, after: int, header: int) -> tuple[int, set[str]]:
    """Where the table of a header begins, behind the row `after`: at the titles above it; and what these say."""
    start, own = header, set()
    for row in range(header - 1, after, -1):
        texts = only_texts(grid.rows[row])
        tied = any(r0 == row and (r1 >= start or c1 > c0) for r0, c0, r1, c1 in grid.merges)
        if len(texts) >= LEAST and tied:
            start = row  # the upper row of its header
            continue
        if row == header - 1 > after + 1 and _is_blank(grid, row) and _is_blank(grid, row - 2):
            continue  # a title with a blank row on either side
        kind = aboverows.above(grid.rows[row])
        if not texts or kind not in {"title", "unit", "narrative"} or _closes(texts):
            break
        if kind == "title" and len(texts) >= LEAST and not aboverows.are_labelled(texts.values()):
            break  # a row of the table above, with cells missing
        start = row
        own |= {comparable(text) for text in texts.values()} if kind != "unit" else set()
    return start, own


def cut(block: Block, header: int) -> list[Block]:
    """A table, and the one that begins in it with this header and the titles above it."""
    start, _ = _with_titles(block.grid, block.grid.first, header)
    end = len(block.grid.rows)
    return [replace(block, grid=_rows(block.grid, block.grid.first, start)), Block(_rows(block.grid, start, end))]


def _is_blank(grid: Grid, row: int) -> bool:
    return all(is_blank(cell) for cell in grid.rows[row])


def _closes(texts: Texts) -> bool:
    """Whether a row of texts ends the table above it: a total, a note, who signed it."""
    return any(rowkinds.closes(text) for text in texts.values())


def _rows(grid: Grid, start: int, end: int) -> Grid:
    """The rows of a table at their own addresses: those above are blank, those below are gone."""
    blank: list[object] = [""] * grid.width
    rows = [blank] * start + grid.rows[start:end]
    merges = [merge for merge in grid.merges if start <= merge[0] and merge[2] < end]
    return replace(grid, rows=rows, merges=merges, first=start)
