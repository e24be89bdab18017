"""A row of KPI cards on a page: measured, drawn, each number leading to its cells, each card to its page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from metrics import peers
from metrics.figure import Figure
from metrics.metric import HQ, Metric
from metrics.pace import targets
from views import cards, courses, figures, links
from views.page import Here
from views.trace import citing


def show(here: Here, keys: Sequence[str], *, link: bool = False) -> None:
    """Cards for some metrics, four beside one another where there is room. `link` adds a way to each metric's page."""
    st.html(here.kept(("cards", *keys, link), lambda: cards.row_html(of(here, keys, link=link), here.say)))


def of(here: Here, keys: Sequence[str], *, link: bool = False) -> list[cards.Card]:
    """The cards of some metrics in the scope, with the same period of the year compared with and the months of both."""
    return [_card(here, key, link=link) for key in keys]


def _card(here: Here, key: str, *, link: bool) -> cards.Card:
    now, before = here.read.reading(key, here.scope), here.readings_then([key]).get(key)
    metric = now.metric
    return cards.Card(
        reading=now,
        compared=before,
        pace=targets.pace(here.scope),
        months=courses.monthly(here, key) if metric.is_flow else [],
        months_then=courses.monthly(here, key, then=True) if metric.is_flow else [],
        then=here.then if here.compared else "",
        opens=citing.target(here, citing.of(now)),
        opens_target=citing.target(here, Figure(key, now.scope, of_target=True)) if now.target is not None else "",
        opens_compared=citing.target(here, citing.of(before)) if before else "",
        page=links.href(here.address, page=metric.stem) if link and metric.stem != here.stem else "",
        peers=_peers(here, metric),
        city_only=now.scope.county_id != here.scope.county_id,
    )


def _peers(here: Here, metric: Metric) -> str:
    """What the counties' median is, where one of them is looked at; no rank, for that would need its uncertainty."""
    if here.scope.county_id in (None, HQ) or not peers.comparable(metric):
        return ""
    found, say = here.read.ask(peers.peers, metric.key, here.scope), here.say
    if found.median is None:
        return ""
    text = say("card.peers", value=figures.number(found.median, metric.unit, say))
    if found.completion is None:
        return text
    return text + say("card.peers_share", share=figures.share(found.completion, say))
