"""The cells of a figure: a list to choose from, the sheet drawn around the chosen one, and what can be taken along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import PurePosixPath

import pandas as pd
import streamlit as st

from metrics.measure import Trace
from metrics.metric import Ratio, Reading
from metrics.tracing import CellValue, TraceCell
from views import escape, figures, filters, page, tables, take
from views.page import Here
from views.session import SourceUnavailable
from views.trace import sheet_drawing

# A longer list is narrowed by file, or taken along.
_SHOWN = 2000
_HEIGHT = 180


def show(here: Here, reading: Reading, cells: Sequence[TraceCell]) -> None:
    """Draw the list of a figure's cells, the sheet around the chosen one, and what can be taken along."""
    tables.caption(lead(here, reading))
    chosen = _choose(here, reading, cells)
    if chosen is not None:
        draw(here, chosen, cells)
        _downloads(here, reading, cells, chosen)


def lead(here: Here, reading: Reading) -> str:
    """How many cells there are, and what they come to."""
    found = here.read.trace(reading.metric.key, here.scope)
    say, value = here.say, figures.value(reading, here.say)
    if not found.cells:
        return say("origin.hidden" if reading.suppressed else "origin.no_cells")
    key = "origin.parts_lead" if isinstance(reading.metric.measure, Ratio) else "origin.cells_lead"
    return say(key, n=len(found.cells), value=value)


def pick_file(here: Here, found: Trace) -> list[TraceCell]:
    """Choose one of the files of a figure, or all; returns the cells there."""
    numbers = Counter(cell.file for cell in found.cells)
    if len(numbers) < 2:
        return list(found.cells)
    names = {"all": here.say("origin.all_files", n=len(numbers))}
    names |= {file: here.say("origin.file_cells", file=file, n=number) for file, number in numbers.items()}
    file = filters.choice(names, label=here.say("origin.file"), key="file", width=340)
    return [cell for cell in found.cells if file in ("all", cell.file)]


def cell_text(value: CellValue) -> str:
    """What a cell holds, as the sheet shows it: 3000, not 3000.00."""
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    if isinstance(value, float) and not isinstance(value, bool):
        return f"{value:.15g}"
    return "" if value is None else str(value)


def df_by_cell(here: Here, cells: Sequence[TraceCell], *, restricted: bool) -> pd.DataFrame:
    """One row for each cell, headed in the language of the page; of restricted kinds the address alone."""
    say = here.say
    columns: dict[str, list[object]] = {
        say("origin.file"): [cell.file for cell in cells],
        say("origin.sheet"): [cell.sheet for cell in cells],
        say("origin.cell"): [cell.cell for cell in cells],
    }
    if not restricted:
        columns[say("origin.cell_value")] = [cell_text(cell.cell_value) for cell in cells]
        columns[say("origin.value")] = [float(cell.value) for cell in cells]
    columns[say("origin.hash")] = [cell.sha256[:12] for cell in cells]
    return pd.DataFrame(columns)


def _choose(here: Here, reading: Reading, cells: Sequence[TraceCell]) -> TraceCell | None:
    """The list of cells; returns the chosen one, the first until someone chooses."""
    if not cells:
        return None
    df = df_by_cell(here, cells[:_SHOWN], restricted=reading.metric.restricted)
    event = st.dataframe(
        df.map(lambda value: escape.plain(value) if isinstance(value, str) else value),
        hide_index=True,
        height=_HEIGHT,
        key=f"cells-{reading.metric.key}-{here.scope.county_id}-{cells[0].file}-{len(cells)}",
        on_select="rerun",
        selection_mode=["single-row", "single-cell"],
        column_config={here.say("origin.value"): st.column_config.NumberColumn(format="localized")},
    )
    tables.more(here, len(cells) - _SHOWN)
    return cells[_chosen(event.selection, len(df))]


def _chosen(selection: object, number: int) -> int:
    """The row that was chosen, by its row or by one of its cells; the first where none was."""
    rows = [*getattr(selection, "rows", []), *(cell[0] for cell in getattr(selection, "cells", []))]
    return next((int(row) for row in rows if 0 <= int(row) < number), 0)


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
        page.notes([page.Note(text, tone="plain" if fault.why == "restricted" else "warn")], testid="no-sheet")
        return
    lit = sheet_drawing.Lit(place(chosen), chosen.cell, frozenset(others - {chosen.cell}))
    if lit.row != chosen.row and abs(lit.row - chosen.row) > sheet_drawing.AROUND:
        # A cell that stands elsewhere than its row, such as a county in the title: its own part of the sheet.
        excerpt = here.read.excerpt(chosen.file, chosen.sheet, lit.row)
    st.html(sheet_drawing.html(excerpt, lit, here.say))
    tables.caption(here.say("sheet.key"))


def _downloads(here: Here, reading: Reading, cells: Sequence[TraceCell], chosen: TraceCell) -> None:
    """The list of cells and the workbook, built only when asked for; of restricted kinds the addresses alone."""
    say, key = here.say, reading.metric.key
    df = df_by_cell(here, cells, restricted=reading.metric.restricted)
    name = f"{say.of(reading.metric.name)}-{here.scope.cut_off}"
    about = [
        (say("origin.figure"), say.of(reading.metric.name)),
        (say("origin.value"), figures.value(reading, say)),
        (say("origin.definition"), say.of(reading.metric.definition)),
        (say("origin.cut_off"), say.date(here.scope.cut_off)),
        (say("origin.loaded"), here.read.generation),
    ]

    def workbook() -> bytes:
        return take.xlsx(df, name=say("origin.list"), about=about, about_name=say("origin.about"))

    with st.container(horizontal=True, gap="small"):
        st.download_button(
            say("origin.take_xlsx"), workbook, f"{name}.xlsx", take.XLSX, key=f"xlsx-{key}", on_click="ignore"
        )
        st.download_button(
            say("origin.take_csv"), lambda: take.csv(df), f"{name}.csv", "text/csv", key=f"csv-{key}", on_click="ignore"
        )
        _workbook(here, chosen)


def _workbook(here: Here, chosen: TraceCell) -> None:
    """The workbook of the chosen cell, unless it holds a restricted sheet or isn't the one that was loaded."""
    if not here.read.may_be_taken(chosen.file):
        return
    name = PurePosixPath(chosen.file).name
    try:
        data = here.kept(("workbook", chosen.sha256), lambda: here.read.workbook(chosen.file))
    except SourceUnavailable:
        return  # draw() has said why, above
    st.download_button(
        escape.markdown(here.say("origin.take_workbook", file=name)), data, name, key="workbook", on_click="ignore"
    )
