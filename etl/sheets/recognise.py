"""Which sheet is this, and which column is what: every sheet against every layout, by headers first, titles a little.

Confidence = 0.45 × share of the required fields found + 0.40 × share of the header cells explained + 0.15 when title
or sheet name say the kind. From SURE on a sheet is loaded; from POSSIBLE on it is asked about; below, it is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from etl.address import address
from etl.layout import Layout
from etl.report import ColumnReport
from etl.sheets.confirmed import Confirmed
from etl.sheets.matching import SERIAL_HEADERS, WEIGHTS, Header, HeaderIndex, is_personal, normal, similar_field
from etl.text import beginning, clean, comparable, is_blank
from etl.values.units import unit_in_header
from etl.workbook import Grid

HEADER_ROWS = 12
HEADER_DEPTH = 4
_TITLE_COLUMNS = 50
SURE, POSSIBLE, CLOSE = 0.70, 0.30, 0.04


@dataclass(frozen=True)
class ColumnMatch:
    """One column and the field it was taken for; `fields` has two for a range such as 起止, none when not read."""

    header: Header
    fields: tuple[str, ...]
    how: str

    def reports(self) -> Iterator[ColumnReport]:
        """The column as the report shows it: once for each field."""
        cell = address(self.header.row, self.header.column)
        for name in self.fields or (None,):
            yield ColumnReport(cell, clean(self.header.shown), name, self.how)


@dataclass
class Recognised:
    """A sheet's kind, its header rows (first and last, from 0) and its columns."""

    layout: Layout
    confidence: float
    first_row: int
    header_row: int
    matches: list[ColumnMatch]
    missing: list[str] = field(default_factory=list)
    duplicates: dict[str, list[str]] = field(default_factory=dict)
    rival: Layout | None = None
    answer: Confirmed | None = None

    @property
    def is_sure(self) -> bool:
        """Whether the sheet may be loaded without asking."""
        return self.confidence >= SURE and self.rival is None and not any(m.how == "similar" for m in self.matches)


def title_texts(grid: Grid) -> list[tuple[int, int, str]]:
    """The texts of the rows that may stand above a header: row, column, text."""
    rows = enumerate(grid.rows[:HEADER_ROWS])
    return [(r, c, cell) for r, row in rows for c, cell in enumerate(row) if isinstance(cell, str) and cell.strip()]


def recognise(
    grid: Grid, index: HeaderIndex, year: int | None, given: frozenset[str], answers: Sequence[Confirmed] = ()
) -> Recognised | None:  # fmt: skip
    """The most likely kind of a sheet; None when no layout comes near. `given` are fields that the title states.

    What somebody answered about these very headers holds, whatever they look like.
    """
    best: Recognised | None = None
    rivals: dict[str, float] = {}
    for first, last in _header_places(grid):
        headers = read_headers(grid, first, last)
        if len(headers) < 2:
            continue
        answer = next((one for one in answers if one.fits([header.shown for header in headers])), None)
        if answer:
            return _as_answered(headers, index.layouts[answer.kind], answer, given, first, last)
        for candidate in _candidates(grid, headers, index, year, given, first, last):
            kind = candidate.layout.kind
            rivals[kind] = max(rivals.get(kind, 0.0), candidate.confidence)
            if best is None or candidate.confidence > best.confidence + 1e-9:
                best = candidate
    if best is None or best.confidence < POSSIBLE:
        return None
    for kind, confidence in rivals.items():
        if kind != best.layout.kind and confidence > best.confidence - CLOSE:
            best.rival = index.layouts[kind]
    return _with_similar(best)


def _as_answered(
    headers: list[Header], layout: Layout, answer: Confirmed, given: frozenset[str], first: int, last: int
) -> Recognised:  # fmt: skip
    """The header read as somebody confirmed it; a personal column is never read, whatever was answered."""
    matches = []
    for header, name in zip(headers, answer.fields, strict=True):
        plain = _column_match(header, {}, (), set())
        matches.append(ColumnMatch(header, (name,), "saved") if name and plain.how != "personal" else plain)
    found = {name for match in matches for name in match.fields} | given | set(answer.constants)
    missing = [name for name in layout.required if name not in found and name != layout.code_field]
    return Recognised(layout, 1.0, first, last, matches, missing, answer=answer)


def guessed_headers(grid: Grid) -> tuple[int, list[ColumnMatch]] | None:
    """Of a sheet that no layout knows: the row that is most likely its header (the first with most texts)."""
    best: tuple[int, list[Header]] | None = None
    for row in range(min(HEADER_ROWS, len(grid.rows))):
        headers = read_headers(grid, row, row)
        texts = [header for header in headers if isinstance(_cell(grid, row, header.column), str)]
        if len(texts) > 1 and len(texts) == len(headers) and (best is None or len(texts) > len(best[1])):
            best = (row, headers)
    return (best[0], [_column_match(header, {}, (), set()) for header in best[1]]) if best else None


def _header_places(grid: Grid) -> Iterator[tuple[int, int]]:
    """First and last row of whatever may be a header: single rows, and rows that merges tie together."""
    merges = [merge for merge in grid.merges if merge[0] < HEADER_ROWS]
    for first in range(min(HEADER_ROWS, len(grid.rows))):
        yield first, first
        tied = max((r1 for r0, c0, r1, c1 in merges if r0 == first and (r1 > r0 or c1 > c0)), default=-1)
        if tied < 0:
            continue
        for last in range(first + 1, min(max(tied, first + 1) + 1, first + HEADER_DEPTH, len(grid.rows))):
            yield first, last


def read_headers(grid: Grid, first: int, last: int) -> list[Header]:
    """The header of each column between two rows, merged cells spread over what they cover."""
    spread = _spread_merges(grid, first, last)
    headers = []
    for column in range(grid.width):
        parts = [spread.get((row, column)) or _cell(grid, row, column) for row in range(first, last + 1)]
        texts = [clean(beginning(str(part))) for part in dict.fromkeys(parts) if not is_blank(part)]
        if not texts:
            continue
        lowest = max(row for row in range(first, last + 1) if not is_blank(_cell(grid, row, column)) or row == first)
        forms = dict.fromkeys((texts[-1], "".join(texts), "".join(texts[-2:]), *texts)) if last > first else texts[:1]
        unit = next((unit for unit in (unit_in_header(text)[1] for text in reversed(texts)) if unit), "")
        headers.append(Header(column, lowest, tuple(forms), unit))
    return headers


def _cell(grid: Grid, row: int, column: int) -> object:
    cells = grid.rows[row]
    return cells[column] if column < len(cells) else ""


def _spread_merges(grid: Grid, first: int, last: int) -> dict[tuple[int, int], object]:
    spread = {}
    for r0, c0, r1, c1 in grid.merges:
        if first <= r0 and r1 <= last and c1 - c0 < 200:
            value = _cell(grid, r0, c0)
            spread.update({(row, column): value for row in range(r0, r1 + 1) for column in range(c0, c1 + 1)})
    return spread


def _candidates(
    grid: Grid,
    headers: list[Header],
    index: HeaderIndex,
    year: int | None,
    given: frozenset[str],
    first: int,
    last: int,
) -> Iterator[Recognised]:
    """The header read as each kind that knows at least two of its columns."""
    hits_by_kind: dict[str, list[tuple[Header, str, str]]] = {}
    for header in headers:
        for hit in index.look_up(header, year):
            hits_by_kind.setdefault(hit.kind, []).append((header, hit.field, hit.how))
    for kind, hits in hits_by_kind.items():
        if len({field for _, field, _ in hits}) >= 2:
            yield _as_kind(grid, headers, index.layouts[kind], hits, given, first, last)


def _as_kind(
    grid: Grid, headers: list[Header], layout: Layout, hits: list[tuple[Header, str, str]], given: frozenset[str],
    first: int, last: int,
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
    missing = [
        name for name in layout.required if name not in taken and name not in given and name != layout.code_field
    ]
    confidence = _confidence(layout, headers, matches, taken, given) + _said_so(grid, layout, first)
    return Recognised(layout, round(confidence, 3), first, last, matches, missing, duplicates)


def _column_match(
    header: Header, taken: dict[str, tuple[Header, str]], names: tuple[str, ...], twice: set[str]
) -> ColumnMatch:
    if names:
        return ColumnMatch(header, names, taken[names[0]][1])
    if address(header.row, header.column) in twice:
        return ColumnMatch(header, (), "duplicate")
    if any(is_personal(text) for text in header.texts):
        return ColumnMatch(header, (), "personal")
    return ColumnMatch(header, (), "serial" if normal(header.shown) in SERIAL_HEADERS else "unknown")


def _confidence(
    layout: Layout, headers: list[Header], matches: list[ColumnMatch], taken: dict[str, tuple[Header, str]],
    given: frozenset[str],
) -> float:  # fmt: skip
    required = [name for name in layout.required if name != layout.code_field or name in taken]
    found = sum(WEIGHTS[taken[name][1]] if name in taken else float(name in given) for name in required)
    asked = [match for match in matches if match.how not in {"serial", "personal"}]
    explained = sum(WEIGHTS.get(match.how, 0.0) for match in asked)
    return 0.45 * found / max(len(required), 1) + 0.40 * explained / max(len(asked), 1)


def _said_so(grid: Grid, layout: Layout, first: int) -> float:
    """0.15 when the sheet's name or a row above the header names the kind."""
    above = (cell for row in grid.rows[:first] for cell in row[:_TITLE_COLUMNS] if isinstance(cell, str))
    said = "\n".join(comparable(beginning(text)) for text in (grid.sheet, *above))
    return 0.15 if any(comparable(name) in said for name in (layout.zh, *layout.names)) else 0.0


def _with_similar(found: Recognised) -> Recognised:
    """The sheet with its unknown columns that resemble a missing required field taken for it, as a question."""
    for position, match in enumerate(found.matches):
        if match.how != "unknown" or not found.missing:
            continue
        name = similar_field(match.header, found.layout, found.missing)
        if name:
            found.missing.remove(name)
            found.matches[position] = ColumnMatch(match.header, (name,), "similar")
    return found
