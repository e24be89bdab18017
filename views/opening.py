"""What opens below a chart or a list when it is asked for: its table, its notes. What is open stands in the address.

A link opens it and closes it again; so what is closed costs a page nothing, and back and a copied link show the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from views import escape, links

if TYPE_CHECKING:
    from views.here import Here

OPEN = "open"
What = Literal["table", "notes"]


def is_open(what: What, key: str) -> bool:
    """Whether the address asks for it."""
    return f"{what}:{key}" in _asked()


def way_html(here: Here, what: What, key: str, label: str, about: str) -> str:
    """The link that opens it, or closes it while it is open; `about` is read out too: whose table or notes."""
    mark, asked = f"{what}:{key}", _asked()
    after = [one for one in asked if one != mark] if mark in asked else [*asked, mark]
    target = escape.html(f"?{links.query(here.address)}&{links.query({OPEN: ','.join(after)}) or f'{OPEN}='}")
    spoken = escape.html(f"{label}: {about}")
    return (
        f'<a class="mz-go mz-open" href="{target}" data-testid="open-{escape.html(mark.replace(":", "-"))}" '
        f'aria-expanded="{"true" if mark in asked else "false"}" aria-label="{spoken}">{escape.html(label)}</a>'
    )


def _asked() -> list[str]:
    return [one for one in st.query_params.get(OPEN, "").split(",") if one]
