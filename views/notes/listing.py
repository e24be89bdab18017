"""Notes as lists: what each says of what, who wrote it when, and everything that became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from metrics.notes.note import Entry, Note
from views import escape
from views.language import Words
from views.notes import board


def show(found: Sequence[Note], say: Words, names: Mapping[str, str], *, testid: str) -> None:
    """A list of notes, each with its history behind it where it has one; a line where there are none."""
    if not found:
        st.html(f'<div class="mz"><p class="mz-chart-sub">{escape.html(say("notes.none"))}</p></div>')
        return
    items = "".join(_item(note, say, names) for note in found)
    st.html(f'<div class="mz"><ul class="mz-notes" data-testid="{escape.html(testid)}">{items}</ul></div>')


def below_html(found: Sequence[Note], say: Words, names: Mapping[str, str]) -> str:
    """Notes below a chart, a line each; empty without any."""
    lines = "".join(
        f'<p class="mz-noted"><b>{escape.html(board.about_text(note.said.about, say, names))}</b> '
        f"{escape.html(note.said.text)}</p>"
        for note in found
    )
    return f'<div class="mz" data-testid="noted">{lines}</div>' if lines else ""


def _item(note: Note, say: Words, names: Mapping[str, str]) -> str:
    text = escape.html(board.line(note, say, names))
    if note.is_withdrawn:
        text = f"<s>{text}</s> <b>{escape.html(say('notes.is_withdrawn'))}</b>"
    said = escape.html(board.signed(note.said, say))
    return f"<li>{text}<small>{said}</small>{_history(note, say, names)}</li>"


def _history(note: Note, say: Words, names: Mapping[str, str]) -> str:
    if len(note.entries) == 1:
        return ""
    summary = escape.html(say("notes.history", n=len(note.entries)))
    entries = "".join(f"<li>{_entry(entry, say, names)}</li>" for entry in note.entries)
    return f"<details><summary>{summary}</summary><ol>{entries}</ol></details>"


def _entry(entry: Entry, say: Words, names: Mapping[str, str]) -> str:
    said = entry.text
    if entry.action != "withdrawn":
        said = say("notes.of", what=board.about_text(entry.about, say, names), text=entry.text)
    done = say("notes.of", what=say(f"notes.{entry.action}"), text=said) if said else say(f"notes.{entry.action}")
    return f"{escape.html(done)}<small>{escape.html(board.signed(entry, say))}</small>"
