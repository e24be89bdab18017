"""明账: the entry point. `streamlit run dashboard.py` draws the frame, the choices that hold everywhere, one page."""

from __future__ import annotations

import streamlit as st

from views import fault, navigation, page, session, spoken, state, theme
from views.language import Words
from views.trace import drawer


def pages(say: Words) -> list[st.Page]:
    """The ten pages, titled in the chosen language; addresses stay the same."""
    return [
        st.Page(f"pages/{stem}.py", title=say(f"nav.{stem}"), url_path=stem, default=stem == page.STEMS[0])
        for stem in page.STEMS
    ]


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
    chosen = st.navigation(pages(say), position="hidden")
    stem = chosen.url_path or page.STEMS[0]
    navigation.show(say, stem, state.said())
    if reader is None:
        page.nothing_yet(say, stem, say.of(notice) if notice else "")
    elif notice is not None:
        page.notes([page.Note(say.of(notice), tone="warn")], testid="warehouse-notice")
    if reader is not None or stem == "sources":
        state.remember(reader, held)
        with fault.told(say, stem):
            drawer.beside(stem)
            chosen.run()


main()
