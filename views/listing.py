"""The frame of a table that is seen at once: what it shows, unit and scope, the table, its source and cut-off."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd
import streamlit as st

from views import chart, escape, linked, tables, take
from views.notes import board, listing, writing
from views.page import Here, no_rows
from views.trace.provenance import Source


def show(
    here: Here,
    df: pd.DataFrame,
    *,
    title: str,
    subtitle: str,
    source: Source,
    key: str,
    numbers: Collection[str] = (),
    widths: Sequence[str] = (),
    of_city: bool = False,
) -> None:
    """A table of texts headed and footed like a chart; headings in the language of the page, `numbers` to the right.

    `of_city`: it shows the whole city, whichever county is chosen.
    """
    with st.container(key=f"table-of-{key}", gap="small"):
        st.html(
            f'<div class="mz" data-testid="listing-{escape.html(key)}">'
            f'<h3 class="mz-chart-title">{linked.html(title)}</h3>'
            f'<p class="mz-chart-sub">{escape.html(chart.scoped(here, subtitle, of_city=of_city))}</p></div>'
        )
        if len(df):
            tables.plain(df, caption=title, numbers=numbers, widths=widths, testid=f"rows-{key}")
            words = {"title": title, "subtitle": subtitle, "source": str(source)}
            take.table(here, df, key=key, **words)
        else:
            no_rows(here)
        noted = board.on_chart(here.city if of_city else here, source)
        if below := listing.below_html(noted.below, here.say, board.county_names(here)):
            st.html(below)
        foot = here.say("chart.source", source=source, day=here.say.date(here.scope.cut_off))
        way = writing.way_html(here, noted, key=key, title=title)
        text = f'<span class="mz-chart-foot-text">{escape.html(foot)}</span>'
        st.html(f'<div class="mz"><p class="mz-chart-foot">{text}<span class="mz-open-ways">{way}</span></p></div>')
        writing.opened(here, noted, key=key)
