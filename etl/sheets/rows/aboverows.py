"""The rows above a header: title, unit, narrative, total, blank; whether a text labels itself, and what a row holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from etl.sheets.totals import totalrows
from etl.text import beginning, comparable, is_blank
from etl.values.units import is_unit
from etl.workbook import Grid

LABELLED = re.compile(r"^.{1,10}[:：]")
_NARRATIVE = 30


def filled_cells(row: Sequence[object]) -> list[tuple[int, object]]:
    """The columns and cells of a row that hold something."""
    # Most blank cells are the empty text, which needs no closer look.
    return [(column, cell) for column, cell in enumerate(row) if cell != "" and not is_blank(cell)]


def above(row: Sequence[object]) -> str:
    """The class of a row above the header."""
    filled = filled_cells(row)
    texts = [beginning(cell) for _, cell in filled if isinstance(cell, str)]
    if not filled:
        return "blank"
    if any(comparable(text).lstrip("(（").startswith(("单位:", "金额单位:")) for text in texts):
        return "unit"
    if len(texts) < len(filled) and totalrows.label(filled, frozenset()) is not None:
        return "total"
    if any(len(text) > _NARRATIVE and re.search(r"[。；，,;]", text) for text in texts):
        return "narrative"
    if len(filled) <= 2 or are_labelled(texts):
        return "title"
    return "odd"


def are_labelled(texts: Iterable[str]) -> bool:
    """Whether every text says what it is, 填报单位：某县, or is a unit."""
    return all(LABELLED.match(text) or is_unit(text) for text in texts)


def first_text_is_title(classes: list[str], grid: Grid) -> None:
    """A long title, or one that states its unit, is still the title when nothing stands above it."""
    for row, name in enumerate(classes):
        if name != "blank":
            if name == "narrative" and not re.search(r"[。；]", str(filled_cells(grid.rows[row])[0][1])):
                classes[row] = "title"
            return
