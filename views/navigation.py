"""The list of pages beside every page: links of our own that keep what is chosen.

Streamlit's own list nests what a list may not hold; its page links cost every redraw a tooltip and an icon each.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from views import address, escape, links
from views.language import Words

# The pages in their groups, each with its icon in the typeface of symbols that Streamlit brings along.
# A page's stem is its file's name, its address and the start of the words' keys.
GROUPS: dict[str, dict[str, str]] = {
    "nav.group.see": {"overview": "dashboard", "counties": "grid_view"},
    "nav.group.work": {
        "fundraising": "volunteer_activism",
        "relief": "family_restroom",
        "training": "health_and_safety",
        "donation": "bloodtype",
        "response": "sos",
        "organisation": "account_tree",
    },
    "nav.group.account": {"annual_summary": "description", "sources": "database"},
}
STEMS: tuple[str, ...] = tuple(stem for stems in GROUPS.values() for stem in stems)


def show(say: Words, at: str, said: Mapping[str, str]) -> None:
    """The pages in their groups; `at` is the one that is drawn. What was `said` in the address holds on all of them."""
    kept = {name: text for name, text in said.items() if name in address.NAMES}
    groups = "".join(_group(say, group, stems, at, kept) for group, stems in GROUPS.items())
    with st.sidebar, st.container(key="nav"):
        st.html(
            f'<nav class="mz" aria-labelledby="pages">'
            f'<h2 class="mz-hidden" id="pages">{_said(say, "nav.pages")}</h2>{groups}</nav>'
        )


def _group(say: Words, group: str, stems: Mapping[str, str], at: str, kept: Mapping[str, str]) -> str:
    pages = "".join(_page(say, stem, icon, at, kept) for stem, icon in stems.items())
    return f'<div class="mz-group" id="{group}">{_said(say, group)}</div><ul aria-labelledby="{group}">{pages}</ul>'


def _page(say: Words, stem: str, icon: str, at: str, kept: Mapping[str, str]) -> str:
    here = ' aria-current="page"' if stem == at else ""
    target, hint = escape.html(links.href(kept, page=stem)), _said(say, f"help.{stem}")
    return (
        f'<li><a class="mz-go" href="{target}" title="{hint}"{here}>'
        f'<span class="mz-icon" aria-hidden="true" data-icon="{icon}"></span>{_said(say, f"nav.{stem}")}</a></li>'
    )


def _said(say: Words, key: str) -> str:
    return escape.html(say(key))
