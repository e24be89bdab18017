"""Tables of a draft as grids of cells, each with its place in the text: those of Word files, and those of Markdown."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from reports.claims.patterns import UNITS

_RULE = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$")
_CELL = re.compile(r"(?:\\\||[^|])*")
_UNITS = "|".join(map(re.escape, sorted(UNITS, key=len, reverse=True)))
NUMBER = re.compile(rf"\s*(?P<number>[-−－]?\d[\d,]*(?:\.\d+)?)\s*(?P<unit>{_UNITS}|)\s*")


@dataclass(frozen=True)
class Cell:
    """A cell: its paragraph, where its text begins there, and the text."""

    paragraph: int
    start: int
    text: str


@dataclass(frozen=True)
class Grid:
    """A table by rows, each as many cells as columns; a cell that spans columns stands in each. `caption`: above it."""

    rows: Sequence[Sequence[Cell]]
    caption: str


def word_grids(tables: Sequence[Sequence[Sequence[Sequence[int]]]], texts: Sequence[str]) -> Iterator[Grid]:
    """The tables of a Word file, given as the numbers of their cells' paragraphs."""
    inside = {number for table in tables for row in table for cell in row for number in cell}
    for table in tables:
        rows = [[_first(cell, texts) for cell in row] for row in table]
        if rows and all(rows):
            yield Grid(rows, _caption(rows[0][0].paragraph, texts, inside))


def plain_grids(texts: Sequence[str]) -> Iterator[Grid]:
    """The tables that stand in lines with | between their cells."""
    rows: list[Sequence[Cell]] = []
    for number, text in enumerate([*texts, ""]):
        if text.strip().startswith("|"):
            if not _RULE.match(text):
                rows.append(_cells(number, text))
        elif rows:
            yield Grid(rows, _caption(rows[0][0].paragraph, texts))
            rows = []


def _cells(number: int, text: str) -> list[Cell]:
    begin = text.index("|") + 1
    found = [Cell(number, one.start() + begin, one[0]) for one in _CELL.finditer(text[begin:])]
    return [one for one in found if one.text] or [Cell(number, begin, "")]


def _first(cell: Sequence[int], texts: Sequence[str]) -> Cell:
    """The paragraph of a cell that holds something; several go by their texts together."""
    filled = [number for number in cell if texts[number].strip()]
    if len(filled) == 1:
        return Cell(filled[0], 0, texts[filled[0]])
    return Cell(cell[0], 0, " ".join(texts[number] for number in filled))


def _caption(paragraph: int, texts: Sequence[str], inside: Container[int] = ()) -> str:
    """The last line above a table that isn't empty; none where another table stands there."""
    above = next((number for number in range(paragraph - 1, -1, -1) if texts[number].strip()), None)
    return "" if above is None or above in inside or texts[above].strip().startswith("|") else texts[above]
