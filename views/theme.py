"""What configuration can't say: the browser tab, the mark, and the few style rules of our own elements.

Colours come from `light-dark()`, which follows the theme that Streamlit sets, so nothing is asked of Python. Only our
own classes (`mz-…`), containers with a key (`st-key-…`) and test ids are addressed, never generated class names.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from views import presenting

ASSETS = Path(__file__).parent / "assets"


@cache
def _style() -> str:
    return f"<style>{(ASSETS / 'dashboard.css').read_text('utf-8')}</style>"


@cache
def _script() -> str:
    return f"<script>{(ASSETS / 'take.js').read_text('utf-8')}</script>"


def frame() -> None:
    """Browser tab, mark, style rules, the script for taking things along; once a run, by the entry point."""
    st.set_page_config(page_icon=str(ASSETS / "mark.svg"), layout="wide", initial_sidebar_state="auto")
    st.logo(str(ASSETS / "logo.svg"), icon_image=str(ASSETS / "mark.svg"), size="large")
    st.html(_style())
    presenting.frame()
    st.html(_script(), unsafe_allow_javascript=True)
