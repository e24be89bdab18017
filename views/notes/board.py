"""The notes that a page shows: which belong to a chart, on its axis or below it, in the words of the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from metrics.catalog import METRICS
from metrics.notes import store
from metrics.notes.concern import Shown, concerning, concerns
from metrics.notes.note import About, Entry, Note, NoteRefusedError
from views import parts
from views.charts import noted
from views.charts.dates import days_of
from views.charts.noted import Span
from views.language import Words
from views.page import Here
from views.trace.provenance import Source


@dataclass(frozen=True)
class OnChart:
    """The notes of one chart: spans for its time axis, those told below it, and all of them in order."""

    shown: Shown
    spans: tuple[Span, ...] = ()
    below: tuple[Note, ...] = ()
    all: tuple[Note, ...] = ()

    def drawn(self, here: Here, figure: go.Figure) -> go.Figure:
        """The figure with the spans on its axis."""
        look = here.look
        return noted.drawn_on(figure, self.spans, year=here.scope.year, dark=look["dark"], narrow=look["narrow"])

    def spoken(self, here: Here) -> str:
        """The notes for who can't see the chart; empty without any."""
        lines = "; ".join(line(note, here.say, county_names(here)) for note in self.all)
        return here.say("notes.spoken", notes=lines) if lines else ""


def notes() -> tuple[Note, ...]:
    """All notes, withdrawn ones too; none while their file can't be read, for the figures are shown anyway."""
    try:
        return store.read(store.default_folder())
    except NoteRefusedError:
        return ()


def on_chart(here: Here, source: Source, figure: go.Figure | None = None) -> OnChart:
    """The notes of a chart, or of a table. Those whose months a chart's axis reaches stand there, all others below it.

    A chart over time looks back to the year with which it compares; notes on that year stand below it.
    """
    scope, axis = here.scope, days_of(figure, here.scope.year) if figure else None
    first, last = axis or (dt.date(scope.year, 1, 1), scope.cut_off)
    own = Shown(
        source.figures,
        first,
        min(last, scope.cut_off),
        county_id=scope.county_id,
        by_county=source.by_county,
        by_month=axis is not None,
    )
    whole = here.whole_compared or scope
    before = min(first, dt.date(whole.year, 1, 1)) if axis else first
    found = concerning(notes(), replace(own, first=before))
    on_axis = [note for note in found if axis and note.said.about.first_month and concerns(note.said.about, own)]
    spans = tuple(_span(note, here.say, county_names(here)) for note in on_axis)
    return OnChart(own, spans, tuple(note for note in found if note not in on_axis), tuple(found))


def _span(note: Note, say: Words, names: Mapping[str, str]) -> Span:
    said = note.said
    first, last = said.about.first_month or dt.date.min, said.about.last_month or dt.date.min
    county = names.get(said.about.county_id or "", "")
    text = say("notes.of", what=county, text=said.text) if county else said.text
    end = (last + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
    return Span(first, end, text, (about_text(said.about, say, names), signed(note.said, say)))


def county_names(here: Here) -> Mapping[str, str]:
    """County ids, and HQ, with their names at the cut-off."""
    return parts.county_names(here)


def about_text(about: About, say: Words, names: Mapping[str, str]) -> str:
    """What a note is about, as text: months, county, figure."""
    metric = METRICS.get(about.metric or "")
    found = [
        months_text(about, say),
        names.get(about.county_id, about.county_id) if about.county_id else "",
        say.of(metric.name) if metric else (about.metric or ""),
    ]
    return say("notes.joint").join(part for part in found if part)


def months_text(about: About, say: Words) -> str:
    """2020年2月至4月, Feb–Apr 2020; empty without months."""
    first, last = about.first_month, about.last_month
    if first is None or last is None:
        return ""
    ends = [say("notes.month", year=month.year, month=say.month(month.month)) for month in (first, last)]
    if first == last:
        return ends[0]
    if first.year == last.year:
        return say("notes.months", year=first.year, first=say.month(first.month), last=say.month(last.month))
    return say("notes.span", first=ends[0], last=ends[1])


def signed(entry: Entry, say: Words) -> str:
    """Who wrote an entry, as typed and not verified, and when."""
    at = say.moment(entry.at.astimezone())
    return say("notes.signed", author=say("sources.unverified", name=entry.author), at=at)


def line(note: Note, say: Words, names: Mapping[str, str]) -> str:
    """A note in one line: what it is about and what it says."""
    return say("notes.of", what=about_text(note.said.about, say, names), text=note.said.text)
