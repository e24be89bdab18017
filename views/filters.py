"""Choices within a page. Each is kept in the address under its key; what stands there is the same in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from metrics.metric import Metric
from views import address, escape, page, state
from views.page import Here

# What is chosen within another choice, and means nothing in the next one.
_WITHIN = {"figure": ("file", "cell", "from"), "file": ("sheet", "row", "cell", "from")}
# Wide enough for the longest name of a figure; narrower screens take what they have.
_WIDTH = 420


def metric(here: Here, metrics: Sequence[Metric], *, label: str, key: str, asked: str | None = None) -> str:
    """Choose one metric; returns its key. `asked` is the key that is shown, where the address says it otherwise."""
    names = {each.key: here.say.of(each.name) for each in metrics}
    return _choose(here, names, label=label, key=key, asked=asked)


def county(here: Here, *, label: str) -> str:
    """Choose one county; returns its id. Choosing here chooses it for every page."""
    df_by_county = here.read.county_names(here.scope)
    names = dict(zip(df_by_county["county_id"], df_by_county[f"name_{here.language}"], strict=True))
    chosen = here.scope.county_id if here.scope.county_id in names else next(iter(names))
    return _choose(here, names, label=label, key=address.COUNTY, asked=chosen)


def view(here: Here, names: Mapping[str, str], *, label: str, key: str) -> str:
    """Choose one of a few views of a page; returns its name."""
    asked = _asked(here, names, key)
    state.show(f"pick_{key}", asked)
    chosen = st.segmented_control(
        label,
        list(names),
        required=True,
        format_func=lambda name: escape.markdown(names[name]),
        key=f"pick_{key}",
        label_visibility="collapsed",
        on_change=_keep,
        args=(key,),
    )
    return str(chosen or asked)


def choice(here: Here, names: Mapping[str, str], *, label: str, key: str, width: int = _WIDTH) -> str:
    """Choose one of several named things; returns its name in the address."""
    return _choose(here, names, label=label, key=key, width=width)


def _choose(
    here: Here, names: Mapping[str, str], *, label: str, key: str, width: int = _WIDTH, asked: str | None = None
) -> str:
    asked = _asked(here, names, key) if asked is None else asked
    state.show(f"pick_{key}", asked)
    chosen = st.selectbox(
        label,
        list(names),
        format_func=lambda name: escape.plain(names.get(name, name)),
        key=f"pick_{key}",
        on_change=_keep,
        args=(key,),
        placeholder=escape.plain(label),
        width=width,
    )
    return str(chosen if chosen in names else asked)


def _asked(here: Here, names: Mapping[str, str], key: str) -> str:
    """What the address asks for, if it is one of the choices; else the first, and that is told."""
    asked, first = st.query_params.get(key), next(iter(names))
    if asked is None or asked in names:
        return first if asked is None else asked
    text = here.say("shell.unknown_choice", value=asked[:60], shown=names[first])
    page.notes([page.Note(text, tone="warn")], testid="unknown")
    return first


def _keep(key: str) -> None:
    """One choice was made: it goes into the address; what depends on an earlier choice of it goes out."""
    if key == address.COUNTY:
        state.choose_county(st.session_state[f"pick_{key}"])
        return
    kept = {name: text for name, text in st.query_params.to_dict().items() if name not in _WITHIN.get(key, ())}
    st.query_params.from_dict({**kept, key: st.session_state[f"pick_{key}"]})
