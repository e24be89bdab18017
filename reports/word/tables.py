"""Tables of annexes: a head that is repeated on every page, thin rules, no short row broken across pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reports.word.xml import Element, element, run_in, twips

# Rows of more paragraphs than that may go on on the next page.
_TALL = 7

Cell = Sequence[Sequence[Element]]
"""The paragraphs of a cell, each a list of runs, links and bookmarks."""


def table(widths_mm: Sequence[float], head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Element:
    """A table with a head; widths are those of the columns."""
    widths = [twips(width) for width in widths_mm]
    grid = element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))
    made = element("w:tbl", _properties(sum(widths)), grid)
    titles = [[[run_in(title)]] for title in head]
    made.append(_row(titles, widths, "MzCellHead", element("w:cantSplit"), element("w:tblHeader")))
    for row in rows:
        whole = [element("w:cantSplit")] if max(len(cell) for cell in row) <= _TALL else []
        made.append(_row(row, widths, "MzCell", *whole))
    return made


def paragraph(style: str, *inside: Element) -> Element:
    """A paragraph in a style by its id."""
    return element("w:p", element("w:pPr", element("w:pStyle", val=style)), *inside)


def _row(cells: Sequence[Cell], widths: Sequence[int], style: str, *properties: Element) -> Element:
    made = element("w:tr", element("w:trPr", *properties))
    for cell, width in zip(cells, widths, strict=True):
        paragraphs = [paragraph(style, *inside) for inside in cell] or [paragraph(style)]
        made.append(element("w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa")), *paragraphs))
    return made


def _properties(width: int) -> Element:
    rules = [
        element(f"w:{side}", val="single", sz=4, space=0, color="808080")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    margins = [element(f"w:{side}", w=width, type="dxa") for side, width in (("left", 70), ("right", 70))]
    return element(
        "w:tblPr",
        element("w:tblW", w=width, type="dxa"),
        element("w:tblBorders", *rules),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *margins),
    )
