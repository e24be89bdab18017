"""The year's documents to take along: a button each, made when it is pressed, in the language of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import duckdb
import streamlit as st

from metrics.metric import Language, Scope
from metrics.plaintext import file_name
from views import page
from views.page import Here


class Offer(Protocol):
    """A document that can be taken along."""

    @property
    def key(self) -> str:
        """The end of the keys of its words."""

    @property
    def ending(self) -> str:
        """The ending of its file, with the dot."""

    @property
    def mime(self) -> str:
        """The type of its file."""

    def build(self, con: duckdb.DuckDBPyConnection, scope: Scope, generation: str, language: Language) -> bytes:
        """Make it."""


def show(here: Here, offers: Sequence[Offer]) -> None:
    """Draw the buttons; nothing is made before one is pressed."""
    with st.container(horizontal=True, gap="small"):
        for offer in offers:
            st.download_button(
                here.say(f"downloads.{offer.key}"),
                _maker(here, offer),
                file_name(_title(here, offer.key), offer.ending),
                offer.mime,
                key=f"take-{offer.key}",
                on_click="ignore",
                help=here.say(f"downloads.help.{offer.key}"),
            )


def _maker(here: Here, offer: Offer) -> Callable[[], bytes]:
    return lambda: offer.build(here.read.cursor(), here.scope, here.read.generation, here.language)


def _title(here: Here, key: str) -> str:
    society, year = page.city_name(here), here.scope.year
    return here.say(f"downloads.file.{key}", society=society, year=year, day=here.scope.cut_off.isoformat())
