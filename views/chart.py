"""The frame of a chart: what it shows, its unit and scope, the drawing, its source and cut-off, and its table."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from views import escape, tables
from views.page import Here, no_rows

_CONFIG = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "responsive": True, "doubleClick": False}


def show(
    here: Here,
    figure: go.Figure | None,
    *,
    title: str,
    subtitle: str,
    source: str,
    key: str,
    table: pd.DataFrame | None = None,
) -> None:
    """Draw a chart with its frame. `title` says the finding, `subtitle` unit and scope, `source` the sheets.

    `table` is the text alternative behind an expander, with headings in the language of the page. A figure of None
    stands for "no rows in this scope" and shows that in words.
    """
    with st.container(key=f"chart-{key}", gap="small"):
        st.html(
            f'<div class="mz" data-testid="chart-{key}"><h3 class="mz-chart-title">{escape.html(title)}</h3>'
            f'<p class="mz-chart-sub">{escape.html(subtitle)}</p></div>'
        )
        if figure is None:
            no_rows(here)
        else:
            st.plotly_chart(
                figure, key=f"plot-{key}", config=_CONFIG, theme=None, alt=escape.plain(f"{title}. {subtitle}")
            )
        foot = here.say("chart.source", source=source, day=here.say.date(here.scope.cut_off))
        st.html(f'<div class="mz"><p class="mz-chart-foot">{escape.html(foot)}</p></div>')
        if table is not None and len(table):
            tables.behind(here, table, key=key)
