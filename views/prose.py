"""Prose with figures in it, as it will stand in a document: each figure leads to its cells, each gap is marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import streamlit as st

from metrics.figure import Figure
from views import escape
from views.page import Here
from views.trace import citing


class Piece(Protocol):
    """A piece of text; `key` names its figure ("" for none), `mark` why there is no figure ("" for none)."""

    @property
    def text(self) -> str:
        """The text."""

    @property
    def key(self) -> str:
        """The figure's key."""

    @property
    def mark(self) -> str:
        """Why there is no figure."""


class Paragraph(Protocol):
    """A paragraph: `level` 1 for the title, 2 and more for headings, 0 for body; `is_right` for sender and date."""

    @property
    def spans(self) -> Sequence[Piece]:
        """Its pieces."""

    @property
    def level(self) -> int:
        """Its level."""

    @property
    def is_right(self) -> bool:
        """Whether it stands at the right."""


class Group(Protocol):
    """Things of one kind to look at: a title and a line for each."""

    @property
    def title(self) -> str:
        """What it is about."""

    @property
    def lines(self) -> Sequence[Sequence[Piece]]:
        """The lines in pieces."""


def sheet(here: Here, paragraphs: Sequence[Paragraph], *, testid: str) -> None:
    """The prose on a sheet of paper."""
    parts = "".join(_paragraph(here, paragraph) for paragraph in paragraphs)
    st.html(f'<div class="mz"><article class="mz-paper" data-testid="{escape.html(testid)}">{parts}</article></div>')


def to_check(here: Here, groups: Sequence[Group], *, testid: str) -> None:
    """What somebody has to look at, group by group, closed until asked for; the titles are always seen."""
    parts = "".join(
        f"<details><summary>{escape.html(group.title)}</summary>"
        f"<ul>{''.join(f'<li>{_pieces(here, line)}</li>' for line in group.lines)}</ul></details>"
        for group in groups
    )
    st.html(f'<div class="mz"><div class="mz-checks" data-testid="{escape.html(testid)}">{parts}</div></div>')


def _paragraph(here: Here, paragraph: Paragraph) -> str:
    # The page has its own first and second level.
    tag = f"h{min(paragraph.level + 2, 6)}" if paragraph.level else "p"
    style = ' class="right"' if paragraph.is_right else ""
    return f"<{tag}{style}>{_pieces(here, paragraph.spans)}</{tag}>"


def _pieces(here: Here, spans: Sequence[Piece]) -> str:
    return "".join(_piece(here, span) for span in spans)


def _piece(here: Here, span: Piece) -> str:
    text = escape.html(span.text)
    if span.mark:
        text = f"<mark>{text}</mark>"
    if not span.key:
        return text
    # The colours of the links around charts and tables would shout in prose; a line below the figure is enough.
    cells = citing.target(here, Figure(span.key, here.city.scope))
    return f'<a class="mz-go" href="{escape.html(cells)}">{text}</a>'
