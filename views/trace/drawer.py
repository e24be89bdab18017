"""The drawer that opens beside a page when a figure is clicked: what it is, who reported it, its cells, the lit sheet.

It is a part of the script of its own: opening it or turning its leaves draws nothing else anew. What it shows stands in
the address, so that back closes it and a copied link opens it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from metrics import figure
from metrics.figure import Figure
from metrics.metric import Metric, Reading
from views import address, escape, figures, filters, linked, links, opening, page, parts, screen, state
from views.page import Here
from views.trace import citing, provenance, traced, usage
from views.trace.citing import UnknownFigureError

_KEY, _GOING, _RESIZED = "links", "_going", "_resized"
_WIDTH = 960  # pixels; narrower screens take what they have
# What the drawer shows; a link that changes nothing else draws nothing else anew.
OWN = (citing.FIGURE, citing.FILE, citing.CELL, citing.FROM, citing.SHEET, citing.ROW)


def beside(stem: str) -> None:
    """The drawer of a page, open or not; none while nothing has been loaded."""
    here, held = page.here(stem), state.current()
    if here is not None and held is not None:
        draw(here, held[1])


@st.fragment(key="drawer")
def draw(here: Here, chosen: address.Chosen) -> None:
    """Listen for links, follow one, and show the drawer where the address asks for it."""
    links.listen(chosen, _followed, _resized, key=_KEY)
    if st.session_state.pop(_RESIZED, False):
        st.rerun(scope="app")
    going = st.session_state.pop(_GOING, None)
    if going is not None:
        _go(here, going)
    asked = st.query_params.to_dict()
    if {citing.FILE, citing.SHEET, citing.ROW} <= asked.keys():
        _open(here.say("uses.row_title"), partial(usage.show, here, asked))
    elif citing.FIGURE in asked and not (here.stem == "sources" and "view" in asked):
        # The page of sources shows figures itself.
        _open_figure(here, asked)


def _followed() -> None:
    """A link within the page was followed: what it asks for goes into the address."""
    st.session_state[_GOING] = links.taken(_KEY)


def _resized() -> None:
    """The window is narrower or wider than the charts were drawn for: everything is drawn anew."""
    screen.told(links.width(_KEY))
    st.session_state[_RESIZED] = True


def _go(here: Here, asked: dict[str, str]) -> None:
    said = {**here.address, **asked} if not {address.YEAR, address.AS_OF} & asked.keys() else asked
    before = st.query_params.to_dict()
    own = {name: text for name, text in before.items() if name not in (*address.NAMES, *OWN)}
    # A blank closes what is open.
    after = {name: text for name, text in {**own, **said}.items() if text or name != opening.OPEN}
    st.query_params.from_dict(after)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    if changed - set(OWN) or (here.stem == "sources" and "view" in after):
        st.rerun(scope="app")


def _closed() -> None:
    """The drawer was closed: the address no longer asks for it."""
    st.query_params.from_dict({name: text for name, text in st.query_params.to_dict().items() if name not in OWN})


def _open_figure(here: Here, asked: dict[str, str]) -> None:
    try:
        cited, reading = find(here, asked[citing.FIGURE])
    except UnknownFigureError:
        _open(here.say("origin.unknown"), partial(unknown, here, asked[citing.FIGURE]))
    else:
        _open(here.say.of(reading.metric.name), partial(show_figure, here, cited, asked))


def _open(title: str, show: Callable[[], None]) -> None:
    opened = st.dialog(escape.markdown(title), width=_WIDTH, position="right", on_dismiss=_closed)
    opened(show)()


def find(here: Here, said: str) -> tuple[Figure, Reading]:
    """The figure that is cited, and its value; UnknownFigureError where there is none."""
    cited = citing.figure(said, here.scope)
    if cited.scope.county_id not in (None, *parts.county_names(here)):
        raise UnknownFigureError(said)
    cited = replace(cited, scope=cited.metric.within(cited.scope))
    try:
        return cited, here.read.ask(figure.read, cited)
    except ValueError as fault:
        raise UnknownFigureError(said) from fault


def unknown(here: Here, said: str) -> None:
    """What stands there when the address asks for a figure that there isn't."""
    page.notes([page.Note(here.say("origin.unknown_lead", figure=said[:80]), tone="warn")], testid="unknown-figure")


def pick(here: Here, metrics: Sequence[Metric], *, label: str) -> None:
    """The same on a page of its own: choose a figure there, or come with one that is narrowed to a part."""
    asked = st.query_params.to_dict()
    said = asked.get(citing.FIGURE, metrics[0].key)
    try:
        cited, _ = find(here, said)
    except UnknownFigureError:
        unknown(here, said)
        cited, _ = find(here, metrics[0].key)
    key = filters.metric(here, metrics, label=label, key=citing.FIGURE, asked=cited.key)
    show_figure(here, cited if key == cited.key else find(here, key)[0], asked)


def show_figure(here: Here, cited: Figure, asked: dict[str, str]) -> None:
    """Everything about one figure."""
    reading = here.read.ask(figure.read, cited)
    value = escape.html(figures.value(reading, here.say))
    scope = escape.html(scope_words(here, cited))
    st.html(
        f'<div class="mz"><p class="mz-value mz-figure-value" data-testid="figure-value">{value}</p>'
        f'<p class="mz-scope">{scope}</p>{_ways(here, cited)}</div>'
    )
    provenance.about(here, cited, reading)
    traced.show(here, traced.look(here, cited, reading, asked))


def scope_words(here: Here, cited: Figure) -> str:
    """What the figure is of: county or city, part, year and day."""
    say, scope = here.say, cited.scope
    county = provenance.county_name(here, scope.county_id) or say("origin.everywhere")
    said = [county, provenance.narrowed(here, cited.part), say("origin.until", day=say.date(scope.cut_off))]
    return say("origin.dot").join(text for text in said if text)


def _ways(here: Here, cited: Figure) -> str:
    """From a county's figure to the county itself: its profile, and all pages narrowed to it."""
    county = cited.scope.county_id
    if county is None:
        return ""
    say, name = here.say, provenance.county_name(here, county)
    known = {**here.address, address.COUNTY: county}
    ways = [linked.to(say("origin.profile", county=name), links.href(known, page="counties"))]
    if here.scope.county_id != county:
        ways.append(linked.to(say("origin.only_county", county=name), links.href(known)))
    return f'<p class="mz-ways">{linked.html(linked.join("　", ways))}</p>'
