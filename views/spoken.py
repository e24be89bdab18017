"""Streamlit's own labels, which are English alone, in the language of the page; a small script of ours says them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from metrics.metric import Language
from views.language import Words, vocabulary

_SCRIPT = Path(__file__).parent / "assets" / "spoken.js"


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component("mingzhang_spoken", js=_SCRIPT.read_text("utf-8"))


@cache
def labels() -> tuple[tuple[str, str], ...]:
    """What Streamlit says, and what a Chinese page says instead."""
    names = [name for family, _, name in (key.partition(".") for key in vocabulary()) if family == "spoken"]
    english, chinese = Words("en"), Words("zh")
    return tuple((english(f"spoken.{name}", x="{x}"), chinese(f"spoken.{name}", x="{x}")) for name in names)


def speak(language: Language) -> None:
    """Have Streamlit's labels said in a language, also those of what opens later."""
    _component()(key="spoken", data={"language": language, "labels": labels()})
