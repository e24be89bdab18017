"""What a page shows when it fails: a plain sentence and what to do, never a traceback or an English error box."""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from views import escape
from views.language import Words

_LOG = logging.getLogger("mingzhang")
_ROOT = Path(__file__).parents[1]
# Developers, and the tests, see the fault itself.
DEBUG = "MINGZHANG_DEBUG"


@contextmanager
def told(say: Words, stem: str) -> Iterator[None]:
    """Run a page; if it fails, draw the message instead and log where. Streamlit's own reruns and stops go through."""
    try:
        yield
    except Exception as fault:
        if os.environ.get(DEBUG):
            raise
        place = where(fault)
        # The text of a fault may quote data; its kind and place are enough to find it.
        _LOG.error("page %s: %s at %s", stem, type(fault).__name__, place)
        _draw(say, place)


def where(fault: BaseException) -> str:
    """The innermost place in our own code, as file:line."""
    frames = traceback.extract_tb(fault.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_ROOT) and ".venv" not in frame.filename]
    frame = (ours or frames)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"


def _draw(say: Words, place: str) -> None:
    st.html(
        f'<div class="mz"><div class="mz-empty" data-testid="page-broken"><h2>{escape.html(say("fault.title"))}</h2>'
        f"<p>{escape.html(say('fault.what_to_do', place=place))}</p></div></div>"
    )
