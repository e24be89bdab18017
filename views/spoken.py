"""Streamlit's own labels, which are English alone, in the language of the page; a small script of ours says them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from metrics.metric import Language
from views.language import vocabulary

_SCRIPT = Path(__file__).parent / "assets" / "spoken.js"
_FAMILY = "spoken."


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component("mingzhang_spoken", js=_SCRIPT.read_text("utf-8"))


def labels() -> list[tuple[str, str]]:
    """What Streamlit says, and what a Chinese page says instead."""
    return [(text.en, text.zh) for key, text in vocabulary().items() if key.startswith(_FAMILY)]


def speak(language: Language) -> None:
    """Have Streamlit's labels said in a language, also those of what opens later."""
    _component()(key="spoken", data={"language": language, "labels": labels()})
