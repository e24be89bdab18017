"""What is known of the viewer's screen; charts need it, everything else adapts by style rules."""

from __future__ import annotations

import streamlit as st

_NARROW = "_narrow"


def is_dark() -> bool:
    """Whether the dark theme is shown. The browser tells with each run; before it has, light."""
    return st.context.theme.type == "dark"


def is_narrow() -> bool:
    """Whether the window is as narrow as a phone: as it has told, before that by what its browser calls itself."""
    return bool(st.session_state.get(_NARROW, "Mobi" in (st.context.headers.get("User-Agent") or "")))


def told(width: str) -> None:
    """The window has told how wide it is: `narrow` or `wide`."""
    st.session_state[_NARROW] = width == "narrow"
