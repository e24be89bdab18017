"""Where a figure comes from: its definition in words, basis and cut-off, number of rows, and the cells themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from metrics import campaigns, catalog
from metrics.metric import HQ, Metric, Reading
from views import escape, filters, page
from views.page import Here
from views.trace import formula, traced


def facts_about(here: Here, reading: Reading) -> list[tuple[str, str]]:
    """What is said of a figure, as pairs of name and text; empty ones are left out."""
    say, metric = here.say, reading.metric
    part_of = say.of(catalog.METRICS[metric.part_of].name) if metric.part_of in catalog.METRICS else ""
    info = here.read.table("load_info").iloc[0]
    loaded = say("origin.loaded_value", moment=say.moment(info["loaded_at"]), generation=here.read.generation)
    pairs = [
        (say("origin.definition"), say.of(metric.definition)),
        (say("origin.includes"), say.of(metric.includes)),
        (say("origin.excludes"), say.of(metric.excludes)),
        (say("origin.part_of"), part_of),
        (say("origin.formula"), formula.words(here, metric)),
        (say("origin.basis"), basis(here, metric)),
        (say("origin.county"), county_name(here, reading.scope.county_id)),
        (say("origin.sheets"), say.join(kind_names(here, metric.kinds)) if metric.kinds else ""),
        (say("origin.rows"), "" if metric.parts or reading.suppressed else f"{reading.rows:,}"),
        (say("origin.loaded"), loaded),
    ]
    return [(name, text) for name, text in pairs if text]


def basis(here: Here, metric: Metric) -> str:
    """What is counted up to when: what happened in the year, what has come together, or the newest state."""
    say, scope = here.say, here.scope
    until = here.read.ask(campaigns.counted_until, metric.key, scope)
    day = say.date(until)
    if metric.carried_over:
        return say("origin.basis_stock", day=day)
    if metric.latest_by:
        return say("origin.basis_state", day=day)
    text = say("origin.cut_off_value", year=scope.year, day=day)
    return say("origin.basis_campaign", text=text) if until < scope.cut_off else text


def county_name(here: Here, county_id: str | None) -> str:
    """The name of the county that a figure is narrowed to; empty for the whole city."""
    return place_names(here).get(county_id, "") if county_id else ""


def place_names(here: Here) -> dict[str, str]:
    """The counties by id in their order, then the city society itself."""
    names = here.read.county_names(here.scope)
    return {
        **{str(key): str(name) for key, name in zip(names["county_id"], names[f"name_{here.language}"], strict=True)},
        HQ: page.city_name(here),
    }


def kind_names(here: Here, kinds: tuple[str, ...]) -> list[str]:
    """The names of kinds of sheet in the language of the page."""
    names = here.read.table("dim_kind").set_index("kind")[f"name_{here.language}"]
    return [str(names.get(kind, kind)) for kind in kinds]


class Source(str):
    """The sheets that a chart comes from, as text, with the keys of the figures that it shows.

    `by_county` says that its parts are counties. By these, notes find the charts that they belong to.
    """

    __slots__ = ("by_county", "figures")
    figures: tuple[str, ...]
    by_county: bool

    def __new__(cls, text: str, figures: tuple[str, ...], *, by_county: bool = False) -> Source:
        """The text with what is known of the chart."""
        self = super().__new__(cls, text)
        self.figures, self.by_county = figures, by_county
        return self


def source_of(here: Here, *keys: str, by_county: bool = False) -> Source:
    """The sheets that some metrics come from, for the line under a chart that shows them."""
    kinds = dict.fromkeys(kind for key in keys for kind in catalog.METRICS[key].kinds)
    return Source(here.say.join(kind_names(here, tuple(kinds))) if kinds else "", keys, by_county=by_county)


def about(here: Here, reading: Reading) -> None:
    """Draw what is said of a figure."""
    rows = "".join(
        f"<dt>{escape.html(name)}</dt><dd>{escape.html(text)}</dd>" for name, text in facts_about(here, reading)
    )
    st.html(f'<div class="mz"><dl class="mz-facts" data-testid="about-{reading.metric.key}">{rows}</dl></div>')


def link(here: Here, reading: Reading, *, file: str = "", label: str = "") -> None:
    """A way to the cells of a figure, in its scope; `file` narrows them to those of one workbook."""
    st.page_link(
        "pages/sources.py",
        label=escape.markdown(label or here.say("origin.see_cells")),
        icon=":material/grid_on:",
        query_params=address(reading, file=file),
    )


def address(reading: Reading, *, file: str = "") -> dict[str, str]:
    """What is asked for in the address of a figure's cells; year, cut-off and language hold on every page anyway."""
    asked = {"view": "trace", "figure": reading.metric.key, "place": reading.scope.county_id or "", "file": file}
    return {key: text for key, text in asked.items() if text}


def pick_and_trace(here: Here, metrics: Sequence[Metric], *, label: str) -> None:
    """Choose a figure, a county and a file; draw its cells, the sheet around one of them, and what is said of it."""
    with st.container(horizontal=True):
        key = filters.metric(here, metrics, label=label, key="figure")
        everywhere = {"all": here.say("origin.everywhere"), **place_names(here)}
        place = filters.choice(everywhere, label=here.say("origin.county"), key="place", width=200)
        there = here if place == "all" else replace(here, scope=replace(here.scope, county_id=place))
        cells = traced.pick_file(there, there.read.trace(key, there.scope))
    reading = there.read.reading(key, there.scope)
    traced.show(there, reading, cells)
    about(there, reading)
