"""What can be taken along from a figure: the list of its cells, typed, and the workbook as it was loaded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

import pandas as pd
import streamlit as st

from metrics.metric import Reading
from metrics.tracing import TraceCell
from views import escape, figures, take
from views.page import Here
from views.session import SourceUnavailable
from views.trace.cell import cell_text


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


def offer(here: Here, reading: Reading, cells: Sequence[TraceCell], lit: TraceCell) -> None:
    """Offer the list of cells and the workbook of the lit one; lists are built only when asked for."""
    say, key = here.say, reading.metric.key
    name = f"{say.of(reading.metric.name)}-{reading.scope.cut_off}"
    about = [
        (say("origin.figure"), say.of(reading.metric.name)),
        (say("origin.value"), figures.value(reading, say)),
        (say("origin.definition"), say.of(reading.metric.definition)),
        (say("origin.cut_off"), say.date(reading.scope.cut_off)),
        (say("origin.loaded"), here.read.generation),
    ]

    def listed() -> pd.DataFrame:
        return df_by_cell(here, cells, restricted=reading.metric.restricted)

    def workbook() -> bytes:
        return take.xlsx(listed(), name=say("origin.list"), about=about, about_name=say("origin.about"))

    with st.container(horizontal=True, gap="small"):
        st.download_button(
            say("origin.take_xlsx"), workbook, f"{name}.xlsx", take.XLSX, key=f"xlsx-{key}", on_click="ignore"
        )
        st.download_button(
            say("origin.take_csv"),
            lambda: take.csv(listed()),
            f"{name}.csv",
            "text/csv",
            key=f"csv-{key}",
            on_click="ignore",
        )
        _workbook(here, lit)


def _workbook(here: Here, lit: TraceCell) -> None:
    """The workbook of the lit cell, unless it holds a restricted sheet or isn't the one that was loaded."""
    if not here.read.may_be_taken(lit.file):
        return
    name = PurePosixPath(lit.file).name
    try:
        data = here.kept(("workbook", lit.sha256), lambda: here.read.workbook(lit.file))
    except SourceUnavailable:
        return  # the drawing has said why
    st.download_button(
        escape.markdown(here.say("origin.take_workbook", file=name)), data, name, key="workbook", on_click="ignore"
    )
