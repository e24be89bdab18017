"""A row of KPI cards on a page: measured, drawn, with a way to the page it belongs to and to its origin."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from metrics.pace import targets
from views import cards, courses
from views.page import Here
from views.trace import provenance


def show(here: Here, keys: Sequence[str], *, link: bool = False) -> None:
    """Cards for some metrics, four beside one another where there is room. `link` adds a way to each metric's page."""
    with st.grid(4, min_column_width=215, gap="small"):
        for card in of(here, keys):
            _draw(here, card, link=link)


def of(here: Here, keys: Sequence[str]) -> list[cards.Card]:
    """The cards of some metrics in the scope, with the same period of last year and the months of both years."""
    now = here.read.readings(keys, here.scope)
    before = here.read.readings(keys, here.last_year)
    return [
        cards.Card(
            reading=now[key],
            last_year=before[key],
            pace=targets.pace(here.scope),
            months=_months(here, key),
            months_last_year=_months(here, key, last_year=True),
        )
        for key in keys
    ]


def _months(here: Here, key: str, *, last_year: bool = False) -> list[float]:
    return courses.monthly(here, key, last_year=last_year) if here.read.metric(key).is_flow else []


def _draw(here: Here, card: cards.Card, *, link: bool) -> None:
    metric = card.reading.metric
    with st.container(
        border=True, key=f"card-{metric.key}", height="stretch", gap="xsmall", vertical_alignment="distribute"
    ):
        st.html(cards.card_html(card, here.say))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            if link and metric.stem != here.stem:
                st.page_link(f"pages/{metric.stem}.py", label=here.say("card.see"), icon=":material/arrow_forward:")
            drawer = st.popover(
                here.say("card.origin"),
                type="tertiary",
                icon=":material/info:",
                key=f"origin-{metric.key}",
                on_change="rerun",
                help=here.say("card.origin_help"),
            )
        if drawer.open:
            with drawer:
                provenance.about(here, card.reading)
                provenance.link(here, card.reading)
