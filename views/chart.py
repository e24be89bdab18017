"""The frame of a chart: what it shows, its unit and scope, the drawing, its source and cut-off, and its table.

A page shows a chart by the function that makes it; what it made is kept for the generation, the scope and the look, so
that a click elsewhere on the page draws nothing anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from views import escape, tables
from views.notes import board, listing, writing
from views.page import Here
from views.trace.provenance import Source

_CONFIG = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "responsive": True, "doubleClick": False}
Arguments = ParamSpec("Arguments")


@dataclass(frozen=True)
class Chart:
    """A chart with its words. `title` says the finding, `subtitle` unit and scope, `source` the sheets.

    `table` is the text alternative behind an expander, with headings in the language of the page. `internal` says that
    it is for internal use: it stays out of whatever is taken along or printed; `by_county` that its parts are counties.
    """

    figure: go.Figure
    title: str
    subtitle: str
    source: Source
    table: pd.DataFrame | None = None
    internal: bool = False
    by_county: bool = False


def show(
    here: Here,
    key: str,
    make: Callable[Concatenate[Here, Arguments], Chart],
    *args: Arguments.args,
    **named: Arguments.kwargs,
) -> None:
    """Draw the chart that `make(here, ...)` makes, in its frame. `key` is its own on the page."""
    own = (key, *args, *named.items())
    shown = here.kept(own, lambda: make(here, *args, **named))
    noted = board.on_chart(here, shown.source.figures, shown.figure, by_county=shown.by_county)
    figure = here.kept((*own, noted.spans), lambda: noted.drawn(here, shown.figure)) if noted.spans else shown.figure
    with st.container(key=f"chart-{key}", gap="small"):
        classes = "mz mz-internal" if shown.internal else "mz"
        st.html(
            f'<div class="{classes}" data-testid="chart-{key}">'
            f'<h3 class="mz-chart-title">{escape.html(shown.title)}</h3>'
            f'<p class="mz-chart-sub">{escape.html(shown.subtitle)}</p></div>'
        )
        alt = escape.plain(f"{shown.title}. {shown.subtitle} {noted.spoken(here)}")
        st.plotly_chart(figure, key=f"plot-{key}", config=_CONFIG, theme=None, alt=alt)
        if below := listing.below_html(noted.below, here.say, board.county_names(here)):
            st.html(below)
        foot = here.say("chart.source", source=shown.source, day=here.say.date(here.scope.cut_off))
        st.html(f'<div class="mz"><p class="mz-chart-foot">{escape.html(foot)}</p></div>')
        if shown.table is not None and len(shown.table):
            tables.behind(here, shown.table, key=key)
        writing.drawer(here, noted, key=key)
