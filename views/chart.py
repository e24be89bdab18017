"""The frame of a chart: what it shows, its unit and scope, the drawing, its source and cut-off, and its table.

A page shows a chart by the function that makes it; what it made is kept for the generation, the scope and the look, so
that a click elsewhere on the page draws nothing anew.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from views import escape, linked, state, tables
from views.charts import larger
from views.language import Words
from views.notes import board, listing, writing
from views.page import Here
from views.trace.provenance import Source

_CONFIG = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "responsive": True, "doubleClick": False}
Arguments = ParamSpec("Arguments")


@dataclass(frozen=True)
class Chart:
    """A chart with its words. `title` says the finding, `subtitle` unit and scope, `source` the sheets.

    `table` is the text alternative behind an expander, with headings in the language of the page; `opens` what the
    cells of its columns lead to. `of_city`: it shows the whole city, whichever county is chosen. A chart that may not
    leave the office, such as a map without a review number, isn't offered as a picture, nor printed.
    """

    figure: go.Figure
    title: str
    subtitle: str
    source: Source
    table: pd.DataFrame | None = None
    opens: tables.Opens | None = None
    of_city: bool = False
    may_be_taken: bool = True


def show(
    here: Here,
    key: str,
    make: Callable[Concatenate[Here, Arguments], Chart],
    *args: Arguments.args,
    **named: Arguments.kwargs,
) -> None:
    """Draw the chart that `make(here, ...)` makes, in its frame. `key` is its own on the page."""
    own = (key, *args, *named.items())
    shown = here.kept(own, lambda: _ready(make(here, *args, **named)))
    noted = board.on_chart(here.city if shown.of_city else here, shown.source, shown.figure)
    figure = shown.figure
    if noted.spans:
        figure = here.kept((*own, noted.spans), lambda: _told_once(noted.drawn(here, shown.figure)))
    if here.present:
        drawn = figure
        figure = here.kept((*own, noted.spans, larger.FACTOR), lambda: _told_once(larger.larger(drawn)))
    with st.container(key=f"chart-{key}", gap="small"):
        classes = "mz" if shown.may_be_taken else "mz mz-internal"
        subtitle = scoped(here, shown.subtitle, of_city=shown.of_city)
        st.html(
            f'<div class="{classes}" data-testid="chart-{key}">'
            f'<h3 class="mz-chart-title">{linked.html(shown.title)}</h3>'
            f'<p class="mz-chart-sub">{escape.html(subtitle)}</p></div>'
        )
        alt = escape.plain(f"{shown.title}. {subtitle} {noted.spoken(here)}")
        st.plotly_chart(figure, key=f"plot-{key}", config=_CONFIG, theme=None, alt=alt)
        if below := listing.below_html(noted.below, here.say, board.county_names(here)):
            st.html(below)
        table = shown.table if shown.table is not None and len(shown.table) else None
        ways = [] if table is None else [tables.way_html(here, key, shown.title)]
        st.html(_foot(here, shown, "".join([*ways, writing.way_html(here, noted, key=key, title=shown.title)])))
        # A table may be long: notes below it would seem not to open.
        writing.opened(here, noted, key=key)
        if table is not None:
            words = {"title": shown.title, "subtitle": subtitle, "source": str(shown.source)}
            tables.opened(here, table, opens=shown.opens, key=key, **words)


def _ready(made: Chart) -> Chart:
    _told_once(made.figure)
    return made


def _told_once(figure: go.Figure) -> go.Figure:
    """The figure, told once: Streamlit asks for it in every run, and telling it copies it whole."""
    told = figure.to_dict()
    vars(figure)["to_dict"] = lambda: told
    return figure


def scoped(here: Here, subtitle: str, *, of_city: bool) -> str:
    """The subtitle of a chart or table with whose figures it shows, while a county is chosen."""
    county = here.scope.county_id
    if county is None:
        return subtitle
    names = state.county_names(here.read, here.scope, here.language)
    whose = here.say("shell.whole_city") if of_city else names.get(county, county)
    return here.say("chart.scoped", whose=whose, subtitle=subtitle)


def _foot(here: Here, shown: Chart, ways: str) -> str:
    """Source and cut-off, what opens, and the chart as a picture to take along, with both on it (assets/take.js)."""
    say, day = here.say, here.scope.cut_off
    text = escape.html(say("chart.source", source=shown.source, day=say.date(day)))
    buttons = "".join(_take_button(say, shown.title, day, ending) for ending in ("png", "svg"))
    buttons = buttons if shown.may_be_taken else ""
    text = f'<span class="mz-chart-foot-text">{text}</span>'
    return f'<div class="mz"><p class="mz-chart-foot">{text}<span class="mz-open-ways">{ways}{buttons}</span></p></div>'


def _take_button(say: Words, title: str, day: dt.date, ending: str) -> str:
    label = escape.html(say("chart.take", title=title, ending=ending.upper()))
    attributes = f'class="mz-take" data-take="{ending}" data-day="{day}" aria-label="{label}"'
    return f'<button type="button" {attributes}>{ending.upper()}</button>'
