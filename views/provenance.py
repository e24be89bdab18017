"""Where a figure comes from: its definition in words, basis and cut-off, number of rows, and the cells themselves."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from metrics import catalog
from metrics.metric import Metric, Reading
from views import escape, figures, filters, tables
from views.page import Here

# A trace of thousands of cells is a download, not a table to read.
_SHOWN = 500


def facts_about(here: Here, reading: Reading) -> list[tuple[str, str]]:
    """What is said of a figure, as pairs of name and text; empty ones are left out."""
    say, metric = here.say, reading.metric
    cut_off = say("origin.cut_off_value", year=reading.scope.year, day=say.date(reading.scope.cut_off))
    part_of = say.of(catalog.METRICS[metric.part_of].name) if metric.part_of in catalog.METRICS else ""
    pairs = [
        (say("origin.definition"), say.of(metric.definition)),
        (say("origin.includes"), say.of(metric.includes)),
        (say("origin.excludes"), say.of(metric.excludes)),
        (say("origin.part_of"), part_of),
        (say("origin.sheets"), say.join(kind_names(here, metric.kinds)) if metric.kinds else ""),
        (say("origin.cut_off"), cut_off),
        (say("origin.rows"), f"{reading.rows:,}"),
    ]
    return [(name, text) for name, text in pairs if text]


def kind_names(here: Here, kinds: tuple[str, ...]) -> list[str]:
    """The names of kinds of sheet in the language of the page."""
    names = here.read.table("dim_kind").set_index("kind")[f"name_{here.language}"]
    return [str(names.get(kind, kind)) for kind in kinds]


def source_of(here: Here, *keys: str) -> str:
    """The sheets that some metrics come from, for the line under a chart."""
    kinds = dict.fromkeys(kind for key in keys for kind in catalog.METRICS[key].kinds)
    return here.say.join(kind_names(here, tuple(kinds))) if kinds else ""


def about(here: Here, reading: Reading) -> None:
    """Draw what is said of a figure."""
    rows = "".join(
        f"<dt>{escape.html(name)}</dt><dd>{escape.html(text)}</dd>" for name, text in facts_about(here, reading)
    )
    st.html(f'<div class="mz"><dl class="mz-facts" data-testid="about-{reading.metric.key}">{rows}</dl></div>')


def pick_and_trace(here: Here, metrics: Sequence[Metric], *, label: str) -> None:
    """Choose a figure; draw what is said of it, and the cells it is counted from."""
    key = filters.metric(here, metrics, label=label, key="figure")
    reading = here.read.reading(key, here.scope)
    about(here, reading)
    cells(here, reading)


def df_by_cell(here: Here, key: str) -> pd.DataFrame:
    """The cells of a figure in the scope, one row each, with headings in the language of the page."""
    say = here.say
    trace = here.read.trace(key, here.scope)
    return pd.DataFrame(
        {
            say("origin.file"): [cell.file for cell in trace.cells],
            say("origin.sheet"): [cell.sheet for cell in trace.cells],
            say("origin.cell"): [cell.cell for cell in trace.cells],
            say("origin.cell_value"): ["" if cell.cell_value is None else str(cell.cell_value) for cell in trace.cells],
            say("origin.value"): [float(cell.value) for cell in trace.cells],
            say("origin.hash"): [cell.sha256[:12] for cell in trace.cells],
        }
    )


def cells(here: Here, reading: Reading) -> None:
    """Draw the cells of a figure: how many there are and what they add up to, then file, sheet and cell."""
    df = df_by_cell(here, reading.metric.key)
    tables.caption(here.say("origin.cells_lead", n=len(df), value=figures.value(reading, here.say)))
    if reading.metric.restricted:
        # Addresses alone, and nothing that can be taken along.
        df = df.drop(columns=[here.say("origin.cell_value"), here.say("origin.value")])
    tables.grid(df.head(_SHOWN))
    tables.more(here, len(df) - _SHOWN)
