"""What the tabs ask of frozen sets and sign-offs, as the page puts it together; views know nothing else of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

import streamlit as st

from metrics.metric import Text
from metrics.refusal import RefusedError
from views import page
from views.language import Words
from views.loading import rights
from views.page import Note
from views.session import LoadRefusedError

Json = Mapping[str, Any]
_SAID = "_frozen_said"


class Mark(Protocol):
    """That somebody checked a figure; the name is as it was typed."""

    @property
    def by(self) -> str:
        """Who, unverified."""

    @property
    def remark(self) -> str:
        """What was noted."""

    @property
    def at(self) -> str:
        """When, in ISO form."""

    @property
    def then(self) -> Text:
        """The figure as it was checked."""

    @property
    def lapsed(self) -> tuple[str, ...]:
        """What differs since; nothing while the mark holds."""

    @property
    def holds(self) -> bool:
        """Whether the figure still reads so."""


class Desk(Protocol):
    """Frozen sets and marks of the page's generation and scope; RefusedError says what is in the way."""

    def marks(self, keys: Sequence[str] | None = None) -> Mapping[str, Mark]:
        """The marks by key."""

    def broken_journal(self) -> list[int]:
        """Lines at which the journal of marks was changed."""

    def sign(self, keys: Sequence[str], by: str, remark: str) -> None:
        """Mark figures as checked."""

    def withdraw(self, key: str, by: str) -> None:
        """Take a mark back."""

    def sets(self) -> Json:
        """All sets and their faults."""

    def freeze(self, name: str, by: str, document: tuple[str, bytes] | None) -> Json:
        """Freeze the scope."""

    def opened(self, number: int) -> Json:
        """A set as it was."""

    def cells(self, number: int, key: str) -> Sequence[Json]:
        """The cells of one of its figures."""

    def document(self, number: int) -> tuple[str, bytes]:
        """Its document."""

    def changes(self, number: int) -> Json:
        """What has moved since."""


@contextmanager
def acting(say: Words) -> Iterator[None]:
    """Around whatever writes: asks for the right to, keeps a refusal to be said above, and draws the page again."""
    try:
        with rights.acting(say):
            yield
    except RefusedError as fault:
        tell(say.of(Text(fault.zh, fault.en)), "warn")
    except LoadRefusedError as fault:
        tell(str(fault), "warn")
    st.rerun()


def tell(text: str, tone: str) -> None:
    """Keep a line to be said on the next run."""
    st.session_state[_SAID] = (text, tone)


def said() -> None:
    """Say what was kept, once."""
    text, tone = st.session_state.pop(_SAID, ("", ""))
    if text:
        page.notes([Note(text, tone="good" if tone == "good" else "warn")], testid="frozen-said")
