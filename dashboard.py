"""明账: the entry point. `streamlit run dashboard.py` draws the frame, the choices that hold everywhere, one page."""

from __future__ import annotations

import streamlit as st

from views import fault, page, session, spoken, state, theme
from views.language import Words
from views.trace import drawer

ICONS = {
    "overview": ":material/dashboard:",
    "counties": ":material/grid_view:",
    "fundraising": ":material/volunteer_activism:",
    "relief": ":material/family_restroom:",
    "training": ":material/health_and_safety:",
    "donation": ":material/bloodtype:",
    "response": ":material/sos:",
    "organisation": ":material/account_tree:",
    "annual_summary": ":material/description:",
    "sources": ":material/database:",
}


def navigation(say: Words) -> dict[str, list[st.Page]]:
    """The ten pages in their groups, titled in the chosen language; addresses stay the same."""
    return {
        say(group): [
            st.Page(
                f"pages/{stem}.py",
                title=say(f"nav.{stem}"),
                icon=ICONS[stem],
                url_path=stem,
                default=stem == "overview",
                help=say(f"help.{stem}"),
            )
            for stem in stems
        ]
        for group, stems in page.GROUPS.items()
    }


def main() -> None:
    """Draw the page that was asked for."""
    theme.frame()
    reader, notice = session.open_reader()
    with st.container(
        key="topbar", horizontal=True, horizontal_alignment="right", vertical_alignment="bottom", gap="xsmall"
    ):
        say = Words(state.choose_language())
        held = state.choose(reader, say) if reader else None
    spoken.speak(say.language)
    pages = navigation(say)
    chosen = st.navigation(pages, position="hidden")
    page.sidebar(say, pages, state.said())
    stem = chosen.url_path or "overview"
    if notice is not None:
        page.notes([page.Note(say.of(notice), tone="warn")], testid="warehouse-notice")
    if reader is None:
        page.nothing_yet(say, stem)
    if reader is not None or stem == "sources":
        state.remember(reader, held)
        with fault.told(say, stem):
            drawer.beside(stem)
            chosen.run()


main()
