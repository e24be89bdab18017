"""Choices within a page. Each is kept in the address under its key; what stands there is the same in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from metrics.metric import Metric
from views import escape, state
from views.page import Here

# Wide enough for the longest name of a figure; narrower screens take what they have.
_WIDTH = 420


def metric(here: Here, metrics: Sequence[Metric], *, label: str, key: str) -> str:
    """Choose one metric; returns its key."""
    names = {each.key: here.say.of(each.name) for each in metrics}
    return _choose(names, label=label, key=key)


def county(here: Here, *, label: str) -> str:
    """Choose one county; returns its id. The choice is the same on every page."""
    df_by_county = here.read.county_names(here.scope)
    names = dict(zip(df_by_county["county_id"], df_by_county[f"name_{here.language}"], strict=True))
    return _choose(names, label=label, key=state.COUNTY)


def view(names: Mapping[str, str], *, label: str, key: str) -> str:
    """Choose one of a few views of a page; returns its name."""
    asked = _asked(names, key)
    chosen = st.segmented_control(
        label,
        list(names),
        default=asked,
        required=True,
        format_func=lambda name: escape.markdown(names[name]),
        key=f"pick_{key}",
        label_visibility="collapsed",
        on_change=_keep,
        args=(key,),
    )
    return str(chosen or asked)


def choice(names: Mapping[str, str], *, label: str, key: str, width: int = _WIDTH) -> str:
    """Choose one of several named things; returns its name in the address."""
    return _choose(names, label=label, key=key, width=width)


def _choose(names: Mapping[str, str], *, label: str, key: str, width: int = _WIDTH) -> str:
    asked = _asked(names, key)
    chosen = st.selectbox(
        label,
        list(names),
        index=list(names).index(asked),
        format_func=lambda name: escape.plain(names.get(name, name)),
        key=f"pick_{key}",
        on_change=_keep,
        args=(key,),
        placeholder=escape.plain(label),
        width=width,
    )
    return str(chosen if chosen in names else asked)


def _asked(names: Mapping[str, str], key: str) -> str:
    """What the address asks for, if it is one of the choices; else the first."""
    asked = st.query_params.get(key)
    return asked if asked is not None and asked in names else next(iter(names))


def _keep(key: str) -> None:
    st.query_params[key] = st.session_state[f"pick_{key}"]
