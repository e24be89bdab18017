"""What a sheet was taken for: its kind, where its header is, which column is what, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from etl.address import address
from etl.layout import Layout
from etl.report import ColumnReport
from etl.sheets.crosstabs.crossing import Across
from etl.sheets.headers.matching import SERIAL_HEADERS, WEIGHTS, Header, HeaderIndex, is_personal, normal
from etl.sheets.headers.places import Places
from etl.sheets.headers.titles import Given
from etl.sheets.kinds.confirmed import Confirmed
from etl.sheets.kinds.contents import Contents
from etl.text import beginning, clean, comparable
from etl.workbook import Grid

# From SURE on a sheet is loaded; what has to be asked about stays at ASKED; below POSSIBLE no kind is named.
SURE, ASKED, POSSIBLE, CLOSE = 0.70, 0.69, 0.30, 0.04
_TITLE_COLUMNS = 50
# What a title that names the kind adds.
_NAMED = 0.15


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
            yield ColumnReport(cell, clean(self.header.whole), name, self.how)


@dataclass
class Recognised:
    """A sheet's kind, its header rows (first and last, from 0; a sheet without a header has none) and its columns.

    Of a crosstab `crosstab` has the columns across, `duplicates` those that say the same, and `stated` is what it says
    of all rows besides; one of `counts_rows` has counts of what its kind has one a row.
    """

    layout: Layout
    confidence: float
    first_row: int
    header_row: int
    matches: list[ColumnMatch]
    missing: list[str] = field(default_factory=list)
    duplicates: dict[str, list[str]] = field(default_factory=dict)
    rival: Layout | None = None
    answer: Confirmed | None = None
    crosstab: tuple[Across, ...] = ()
    stated: Given = field(default_factory=dict)
    counts_rows: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether the sheet may be loaded without asking."""
        return self.confidence >= SURE

    @property
    def is_headless(self) -> bool:
        """Whether the sheet begins with its data."""
        return self.header_row < self.first_row


@dataclass(frozen=True)
class Look:
    """A sheet on its way to being recognised: its cells, the headers and places that are known, what its title says."""

    grid: Grid
    index: HeaderIndex
    places: Places
    year: int | None = None
    given: frozenset[str] = frozenset()

    def contents(self, below: int) -> Contents:
        """What stands in the columns from a row on."""
        return Contents(self.grid, below, self.places)


def unread(header: Header) -> ColumnMatch:
    """A column that holds no field, and why."""
    if any(is_personal(text) for text in header.texts):
        return ColumnMatch(header, (), "personal")
    return ColumnMatch(header, (), "serial" if normal(header.shown) in SERIAL_HEADERS else "unknown")


def rated(look: Look, found: Recognised) -> Recognised:
    """The same with what it lacks and how sure it is, by its columns and its title."""
    layout, taken = found.layout, {name: match.how for match in found.matches for name in match.fields}
    found.missing = [
        name for name in layout.required if name not in taken and name not in look.given and name != layout.code_field
    ]
    required = [name for name in layout.required if name != layout.code_field or name in taken]
    there = sum(WEIGHTS[taken[name]] if name in taken else float(name in look.given) for name in required)
    asked = [match for match in found.matches if match.how not in {"serial", "personal", "total"}]
    explained = sum(WEIGHTS.get(match.how, 0.0) for match in asked)
    confidence = 0.45 * there / max(len(required), 1) + 0.40 * explained / max(len(asked), 1)
    found.confidence = round(confidence + (_NAMED if is_named(look.grid, layout, found.first_row) else 0.0), 3)
    return found


def is_named(grid: Grid, layout: Layout, first: int) -> bool:
    """Whether the sheet's name or a row above the header names the kind."""
    above = (cell for row in grid.rows[:first] for cell in row[:_TITLE_COLUMNS] if isinstance(cell, str))
    said = "\n".join(comparable(beginning(text)) for text in (grid.sheet, *above))
    return any(comparable(name) in said for name in (layout.zh, *layout.names))
