"""One cell: what it holds, where it stands in words, and its sheet drawn around it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import PurePosixPath

import streamlit as st

from metrics.tracing import CellValue, TraceCell
from views import escape, page, tables
from views.page import Here
from views.session import SourceUnavailable
from views.trace import citing, sheet_drawing


def cell_text(value: CellValue) -> str:
    """What a cell holds, as the sheet shows it: 3000, not 3000.00."""
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    if isinstance(value, float) and not isinstance(value, bool):
        return f"{value:.15g}"
    return "" if value is None else str(value)


def place(cell: TraceCell) -> str:
    """A cell in its own coordinates: workbook › sheet › J23."""
    return " › ".join(part for part in (PurePosixPath(cell.file).name, cell.sheet, cell.cell) if part)


def draw(here: Here, chosen: TraceCell, cells: Sequence[TraceCell]) -> None:
    """The sheet around a cell, or why it can't be shown."""
    where = escape.html(place(chosen))
    st.html(f'<div class="mz"><p class="mz-place" data-testid="lit-place"><code>{where}</code></p></div>')
    others = {cell.cell for cell in cells if (cell.file, cell.sheet) == (chosen.file, chosen.sheet)}
    try:
        excerpt = here.read.excerpt(chosen.file, chosen.sheet, chosen.row)
    except SourceUnavailable as fault:
        text = fault.zh if here.language == "zh" else fault.en
        page.notes([page.Note(text, tone="warn")], testid="no-sheet")
        return
    lit = sheet_drawing.Lit(place(chosen), chosen.cell, frozenset(others - {chosen.cell}))
    if lit.row != chosen.row and abs(lit.row - chosen.row) > sheet_drawing.AROUND:
        # A cell that stands elsewhere than its row, such as a county in the title: its own part of the sheet.
        excerpt = here.read.excerpt(chosen.file, chosen.sheet, lit.row)

    def row_way(row: int) -> str:
        return citing.row_target(here, chosen.file, chosen.sheet, row)

    # Of a restricted sheet no row says what else counts it.
    st.html(sheet_drawing.html(excerpt, lit, here.say, None if excerpt.form else row_way))
    tables.caption(here.say("sheet.form" if excerpt.form else "sheet.key"))
