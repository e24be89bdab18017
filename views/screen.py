"""What is known of the viewer's screen; charts need it, everything else adapts by style rules."""

from __future__ import annotations

import streamlit as st


def is_dark() -> bool:
    """Whether the dark theme is shown. The browser tells with each run; before it has, light."""
    return st.context.theme.type == "dark"


def is_narrow() -> bool:
    """Whether it is a phone, by what its browser calls itself; a narrow window on a desk is not."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
