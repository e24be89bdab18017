"""The view for the meeting room: one page in large type, without controls, and the ways to the next page and out of it.

Everything is drawn as usual and then made larger, so whatever fits a page fits the wall.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import streamlit as st

from views import links
from views.address import PRESENT
from views.here import Here


@cache
def _style() -> str:
    return f"<style>{(Path(__file__).parent / 'assets' / 'presenting.css').read_text('utf-8')}</style>"


def frame() -> None:
    """The style rules of the meeting room, while the address asks for it."""
    if st.query_params.get(PRESENT) == "1":
        st.html(_style())


def ways_html(here: Here, stems: Sequence[str]) -> str:
    """The way in; or, in the meeting room, to the page before, to the next and out. Arrow keys and Esc go there too."""
    say = here.say
    if not here.present:
        return links.html(say("present.begin"), _to(here, here.stem, "1"), style="mz-turn")
    at = stems.index(here.stem)
    ways = links.html(say("present.end"), _to(here, here.stem, ""), style="mz-turn mz-turn-end")
    if at + 1 < len(stems):
        ways = _turn(here, stems[at + 1], "{} ›", "after") + ways
    return _turn(here, stems[at - 1], "‹ {}", "before") + ways if at else ways


def _turn(here: Here, stem: str, form: str, way: str) -> str:
    return links.html(form.format(here.say(f"nav.{stem}")), _to(here, stem, "1"), style=f"mz-turn mz-turn-{way}")


def _to(here: Here, stem: str, present: str) -> str:
    return links.href(here.address, page=stem, **{PRESENT: present})
