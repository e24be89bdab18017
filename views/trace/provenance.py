"""What is said of a figure: its definition in words, what narrows it, basis and cut-off, formula, rows, when loaded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pandas as pd
import streamlit as st

from metrics import campaigns, catalog
from metrics.figure import Figure
from metrics.metric import Metric, Part, Reading, Scope
from views import escape, linked, parts, tables
from views.page import Here
from views.trace import citing, formula


def facts_about(here: Here, cited: Figure, reading: Reading) -> list[tuple[str, str]]:
    """What is said of a figure, as pairs of name and text; empty ones are left out."""
    say, metric = here.say, reading.metric
    whole = catalog.METRICS.get(metric.part_of or "")
    info = here.read.table("load_info").iloc[0]
    loaded = say("origin.loaded_value", moment=say.moment(info["loaded_at"]), generation=here.read.generation)
    pairs = [
        (say("origin.definition"), say.of(metric.definition)),
        (say("origin.includes"), say.of(metric.includes)),
        (say("origin.excludes"), say.of(metric.excludes)),
        (say("origin.part_of"), say.of(whole.name) if whole else ""),
        (say("origin.formula"), _formula(here, cited, metric)),
        (say("origin.basis"), basis(here, metric, reading.scope)),
        (say("origin.narrowed"), narrowed(here, reading.part)),
        (say("origin.county"), county_name(here, reading.scope.county_id) or say("origin.everywhere")),
        (say("origin.sheets"), say.join(kind_names(here, metric.kinds)) if metric.kinds else ""),
        (say("origin.rows"), "" if metric.parts or reading.suppressed else f"{reading.rows:,}"),
        (say("origin.reported_by"), reported(here, cited)),
        (say("origin.loaded"), loaded),
    ]
    return [(name, text) for name, text in pairs if text]


def reported(here: Here, cited: Figure) -> str:
    """Who reported a figure, and when: its one file, with its date; or how many there are, and the newest date."""
    files = list(dict.fromkeys(cell.file for cell in here.read.trace(cited).cells))
    if not files:
        return ""
    known = here.read.table("source_file").set_index("file")["modified_at"]
    moment = here.say.moment(max(pd.Timestamp(str(known[file])) for file in files))
    if len(files) == 1:
        return here.say("origin.one_file", file=PurePosixPath(files[0]).name, moment=moment)
    return here.say("origin.many_files", n=len(files), moment=moment)


def _formula(here: Here, cited: Figure, metric: Metric) -> str:
    """The formula in words; the two figures of a ratio or a difference lead to their own cells."""
    names = {
        key: linked.to(here.say.of(here.read.metric(key).name), citing.target(here, replace(cited, key=key)))
        for key in metric.parts
    }
    return formula.words(here, metric, names)


def basis(here: Here, metric: Metric, scope: Scope) -> str:
    """What is counted up to when: what happened in the year, what has come together, or the newest state."""
    say = here.say
    until = scope.cut_off
    if metric.ends_with:
        until = here.read.ask(campaigns.counted_until, metric.key, scope)
    day = say.date(until)
    if metric.carried_over:
        return say("origin.basis_stock", day=day)
    if metric.latest_by:
        return say("origin.basis_state", day=day)
    if scope.since:
        return say("origin.since_value", since=say.date(scope.since), day=day)
    text = say("origin.cut_off_value", year=scope.year, day=day)
    return say("origin.basis_campaign", text=text) if until < scope.cut_off else text


def narrowed(here: Here, part: Part) -> str:
    """Which part of a figure it is: 月份 5月；场所 学校. Empty for the whole."""
    fields = here.read.table("dim_field").set_index("field")[f"name_{here.language}"]
    found = []
    for name, value in part.values:
        if name == "month":
            found.append(here.say.month(int(value)) if value.isdecimal() and 1 <= int(value) <= 12 else value)
            continue
        said = tables.value_names(here, name).get(value, value) or here.say("origin.blank")
        found.append(here.say("origin.narrowed_by", name=fields.get(name, name), value=said))
    return here.say("origin.and").join(found)


def county_name(here: Here, county_id: str | None) -> str:
    """The name of the county that a figure is narrowed to; empty for the whole city."""
    return parts.county_names(here).get(county_id, county_id) if county_id else ""


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


def about(here: Here, cited: Figure, reading: Reading) -> None:
    """Draw what is said of a figure."""
    rows = "".join(
        f"<dt>{escape.html(name)}</dt><dd>{linked.html(text)}</dd>" for name, text in facts_about(here, cited, reading)
    )
    st.html(f'<div class="mz"><dl class="mz-facts" data-testid="about-{reading.metric.key}">{rows}</dl></div>')
