"""成稿核对: a draft is dropped, held against the data at once, and never stored."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from typing import Protocol

import duckdb
import streamlit as st

from metrics.figure import Figure
from metrics.metric import Language, Scope, Text
from metrics.plaintext import file_name
from metrics.refusal import RefusedError
from views import escape, links, page
from views.page import Here, Note
from views.subjects.annual_summary import WORD, city_scope
from views.trace import citing

ENDINGS = ["docx", "txt", "md"]
LARGEST_MB = 10
# What was checked last, in this session alone.
_KEPT = "_draft"
_SHOWN = 20


class Span(Protocol):
    """A piece of the text: what was made of it ("" where nothing was), and the figure that it is or was meant to be."""

    @property
    def text(self) -> str:
        """The text."""

    @property
    def tone(self) -> str:
        """`agrees`, `differs`, `unknown` or ""."""

    @property
    def figure(self) -> Figure | None:
        """The figure whose cells it leads to."""


class Item(Protocol):
    """A place to look at."""

    @property
    def paragraph(self) -> int:
        """The number of its paragraph, from 0."""

    @property
    def tone(self) -> str:
        """`differs` or `unknown`."""

    @property
    def sentence(self) -> Sequence[Span]:
        """Its sentence, the place marked."""

    @property
    def reason(self) -> Text:
        """What is wrong, and what to do."""

    @property
    def ways(self) -> Sequence[tuple[Text, Figure]]:
        """The figures of the data behind it, with their values."""


class Shown(Protocol):
    """A draft that was checked."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many agree, differ, are unknown; how many statements are false."""

    @property
    def items(self) -> Sequence[Item]:
        """The places to look at."""

    @property
    def paragraphs(self) -> Sequence[Sequence[Span]]:
        """The whole text."""

    def copy(self, language: Language) -> bytes:
        """The annotated Word file."""


Look = Callable[[duckdb.DuckDBPyConnection, Scope, str, str, bytes], Shown]


def area(here: Here, look: Look) -> None:
    """Draw the whole tab: where to drop a draft, and what the check says of it."""
    say = here.say
    page.section(say("draft.title"), say("draft.lead", most=LARGEST_MB, day=say.date(here.scope.cut_off)))
    # The button's own label can't be given; the style rules of this key put the Chinese one in its place.
    with st.container(key=f"upload-{here.language}"):
        file = st.file_uploader(say("draft.file"), type=ENDINGS, max_upload_size=LARGEST_MB, key="draft")
    if file is None:
        st.session_state.pop(_KEPT, None)
        return
    try:
        with st.spinner(say("draft.reading")):
            shown = _looked(here, look, file.name, file.getvalue())
    except RefusedError as fault:
        page.notes([Note(say.of(Text(fault.zh, fault.en)), tone="warn")], testid="draft-refused")
        return
    _counts(here, shown)
    _take(here, shown, file.name)
    _items(here, shown)
    page.section(say("draft.whole"), say("draft.whole_lead"))
    text = "".join(f"<p>{_pieces(here, spans)}</p>" for spans in shown.paragraphs if spans)
    st.html(f'<div class="mz"><article class="mz-paper mz-draft" data-testid="draft-text">{text}</article></div>')


def _looked(here: Here, look: Look, name: str, content: bytes) -> Shown:
    """The check of a draft, made once while it lies there; a draft of before is forgotten."""
    scope = city_scope(here)
    key = (hashlib.sha256(content).hexdigest(), name, scope, here.read.generation)
    kept = st.session_state.get(_KEPT)
    if kept is None or kept[0] != key:
        kept = (key, look(here.read.cursor(), scope, here.read.generation, name, content))
        st.session_state[_KEPT] = kept
    shown: Shown = kept[1]
    return shown


def _counts(here: Here, shown: Shown) -> None:
    say, counts = here.say, shown.counts
    page.strip([(say(f"draft.{name}"), f"{count:,}") for name, count in counts.items()], testid="draft-counts")
    if not any(counts.values()):
        page.notes([Note(say("draft.no_figures"))], testid="draft-nothing")
    elif not shown.items:
        page.notes([Note(say("draft.all_well"), tone="good")], testid="draft-well")


def _take(here: Here, shown: Shown, name: str) -> None:
    title = here.say("draft.copy", name=PurePath(escape.plain(name)).stem)
    st.download_button(
        here.say("draft.take"),
        partial(shown.copy, here.language),
        file_name(title, ".docx"),
        WORD,
        key="draft-copy",
        on_click="ignore",
    )


def _items(here: Here, shown: Shown) -> None:
    """What is to be corrected, then what wasn't checked; long lists are folded."""
    for tone, key in (("differs", "wrong"), ("unknown", "open")):
        items = [item for item in shown.items if item.tone == tone]
        if not items:
            continue
        page.section(here.say(f"draft.{key}", n=len(items)), here.say(f"draft.{key}_lead"))
        first, rest = items[:_SHOWN], items[_SHOWN:]
        more = f"<summary>{escape.html(here.say('draft.more', n=len(rest)))}</summary>{_list(here, rest)}"
        folded = f"<details>{more}</details>" if rest else ""
        st.html(f'<div class="mz" data-testid="draft-{key}">{_list(here, first)}{folded}</div>')


def _list(here: Here, items: Sequence[Item]) -> str:
    return f'<ul class="mz-notes">{"".join(_item(here, item) for item in items)}</ul>'


def _item(here: Here, item: Item) -> str:
    say = here.say
    where, why = say("draft.paragraph", n=item.paragraph + 1), say.of(item.reason)
    ways = "".join(_way(here, label, figure) for label, figure in item.ways)
    tone = ' class="warn"' if item.tone == "differs" else ""
    return (
        f"<li{tone}>{_pieces(here, item.sentence)}<small>{escape.html(where)} · {escape.html(why)}</small>"
        + (f'<span class="mz-ways">{escape.html(say("draft.in_data"))}{ways}</span>' if ways else "")
        + "</li>"
    )


def _way(here: Here, label: Text, figure: Figure) -> str:
    return links.html(here.say.of(label), citing.target(here, figure)) + " "


def _pieces(here: Here, spans: Sequence[Span]) -> str:
    return "".join(_piece(here, span) for span in spans)


def _piece(here: Here, span: Span) -> str:
    text = escape.html(span.text)
    if span.tone in ("differs", "unknown"):
        text = f"<mark{' class=unknown' if span.tone == 'unknown' else ''}>{text}</mark>"
    if span.figure is None:
        return text
    return f'<a class="mz-go" href="{escape.html(citing.target(here, span.figure))}">{text}</a>'
