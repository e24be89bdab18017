"""Links from one place of the dashboard to another, followed without loading the page again.

Each is an address that works by itself: it can be copied, and opened in another tab. A small script, `links.js`, hands
the click to Python instead, or to Streamlit where it leads to another page; it does the same for the marks of charts,
whose customdata is such an address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from views import address, escape, screen
from views.address import Chosen

_SCRIPT = Path(__file__).parent / "assets" / "links.js"
_FIRST = "overview"  # Streamlit gives the first page no address of its own


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component("mingzhang_links", js=_SCRIPT.read_text("utf-8"))


def listen(chosen: Chosen, followed: Callable[[], None], resized: Callable[[], None], *, key: str) -> None:
    """Have clicks on links and charts call `followed`, which finds the address by `taken`; and the address kept whole.

    `resized` is called when the window turns out to be, or becomes, narrower or wider than charts were drawn for;
    it finds which by `width`.

    While the address holds something unknown it is left as it is, so that what was said about it stays true.
    """
    kept = None if chosen.unknown else address.written(chosen)
    data = {"chosen": kept, "names": address.NAMES, "width": "narrow" if screen.is_narrow() else "wide"}
    _component()(key=key, data=data, on_asked_change=followed, on_width_change=resized)


def width(key: str) -> str:
    """What the window has told of itself: `narrow` or `wide`."""
    return str(st.session_state[key].width)


def taken(key: str) -> dict[str, str]:
    """What is asked of the page by the link that was followed."""
    return dict(parse_qsl(str(st.session_state[key].asked or "").removeprefix("?"), keep_blank_values=True))


def query(asked: Mapping[str, str]) -> str:
    """What is asked for, as it stands in an address behind the question mark; empty texts are left out."""
    return urlencode({name: text for name, text in asked.items() if text}, safe="~:")


def href(chosen: Mapping[str, str], *, page: str = "", **asked: str) -> str:
    """An address within the dashboard: of this page, or of another by its stem; with what holds on every page."""
    return f"{'./' if page == _FIRST else page}?{query({**chosen, **asked})}"


def whole(chosen: Mapping[str, str], mark: str) -> str:
    """What a mark of a chart leads to, as an address that works by itself; empty where it leads nowhere.

    Another page's address is whole already.
    """
    return f"?{query(chosen)}&{mark[1:]}" if mark.startswith("?") else mark


def html(text: str, target: str, *, style: str = "", label: str = "") -> str:
    """A link as HTML; `label` is read out instead of the text where that says too little by itself."""
    spoken = f' aria-label="{escape.html(label)}"' if label else ""
    return f'<a class="mz-go {escape.html(style)}" href="{escape.html(target)}"{spoken}>{escape.html(text)}</a>'
