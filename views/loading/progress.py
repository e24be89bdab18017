"""A bar that moves while files are worked on, and says what is being done or waited for."""

from __future__ import annotations

import streamlit as st

from metrics.metric import Language
from views import escape
from views.loading.desk import Progress, Tell


def working(text: str, language: Language) -> tuple[Tell, Progress]:
    """Draw the bar with its first words; what to call with a line to say, and with (done, total, name)."""
    bar = st.progress(0.0, text=text)
    reached = [0.0]

    def tell(line: str) -> None:
        # A line of etl's has both languages; one of our own is in the page's already.
        bar.progress(reached[0], text=escape.markdown(getattr(line, language, line)))

    def progress(done: int, total: int, name: str) -> None:
        reached[0] = min(done / total, 1.0) if total else 0.0
        bar.progress(reached[0], text=escape.markdown(name))

    return tell, progress
