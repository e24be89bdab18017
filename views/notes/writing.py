"""Writing notes: a form for a new one, or for changing or withdrawing one that stands; open to who may write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st

from metrics.catalog import METRICS
from metrics.notes import store
from metrics.notes.note import AUTHOR_LENGTH, TEXT_LENGTH, About, Note, NoteRefusedError
from views import escape, opening, page
from views.language import Words
from views.loading import rights
from views.notes import board, listing
from views.notes.board import OnChart
from views.page import Here
from views.session import LoadRefusedError

_NEW = "new"
_WIDTH = 560  # pixels; narrower screens take what they have
_FIELDS = ("text", "metric", "county", "first", "last", "author", "reason")
_AUTHOR, _TOLD, _ROUND = "_note_author", "_note_told", "_note_round"


def way_html(here: Here, noted: OnChart, *, key: str, title: str) -> str:
    """The link below a chart that opens its notes and the form."""
    found = noted.all
    label = here.say("notes.open_some", n=len(found)) if found else here.say("notes.open")
    return opening.way_html(here, "notes", key, label, title)


def opened(here: Here, noted: OnChart, *, key: str) -> None:
    """The notes of a chart and the form, while they are open."""
    if opening.is_open("notes", key):
        with st.container(border=True, key=f"notes-{key}", width=_WIDTH):
            listing.show(noted.all, here.say, board.county_names(here), testid=f"notes-of-{key}")
            form(here, noted.all, figures=noted.shown.figures, county_id=noted.shown.county_id, key=key)


def everything(here: Here) -> None:
    """All notes with their history, those that hold first; and the form for any of them, about any figure."""
    say = here.say
    try:
        found = sorted(store.read(store.default_folder()), key=lambda note: (note.is_withdrawn, -note.seen))
    except NoteRefusedError as fault:
        page.notes([page.Note(say.of(fault.said), tone="warn")], testid="notes-unusable")
        return
    standing = [note for note in found if not note.is_withdrawn]
    count = say("notes.count", standing=len(standing), withdrawn=len(found) - len(standing))
    lead = f'{escape.html(say("notes.all_lead"))} <b data-testid="note-count">{escape.html(count)}</b>'
    st.html(f'<div class="mz"><p class="mz-lead">{lead}</p></div>')
    listing.show(found, say, board.county_names(here), testid="all-notes")
    with st.container(border=True, key="note-desk", width=_WIDTH):
        form(here, standing, figures=[*METRICS], county_id=None, key="all")


def form(here: Here, found: Sequence[Note], *, figures: Sequence[str], county_id: str | None, key: str) -> None:
    """The form, or that nobody may write here; `figures` are those that a note can be about."""
    say = here.say
    if told := st.session_state.pop(f"{_TOLD}-{key}", None):
        page.notes([told], testid=f"note-told-{key}")
    if not rights.may_edit():
        page.notes([page.Note(say("notes.closed"), tone="warn")], testid="notes-closed")
        return
    st.html(f'<div class="mz"><p class="mz-chart-sub">{escape.html(say("notes.lead"))}</p></div>')
    note = _pick(here, [one for one in found if not one.is_withdrawn], key)
    # Fields are called after what they change, so that each is empty, or as it stands, when the next one is written.
    own = f"{key}-{note.seen if note else st.session_state.get(f'{_ROUND}-{key}', _NEW)}"
    with st.form(f"note-form-{own}", border=False):
        _fields(here, note, figures, county_id, own)
        save, withdraw = say("notes.save"), say("notes.withdraw")
        st.form_submit_button(
            save, type="primary", key=f"note-save-{key}", on_click=_act, args=(say, "save", note, own, key)
        )
        if note:
            st.form_submit_button(
                withdraw, key=f"note-withdraw-{key}", on_click=_act, args=(say, "withdraw", note, own, key)
            )


def _doing(what: Literal["save", "withdraw"], note: Note | None, typed: Mapping[str, str]) -> None:
    folder, author = store.default_folder(), typed["author"]
    about = About(typed["metric"] or None, typed["county"] or None, _day(typed["first"]), _day(typed["last"]))
    if note is None:
        store.write(folder, about, typed["text"], author)
    elif what == "withdraw":
        store.withdraw(folder, note.number, note.seen, typed["reason"], author)
    else:
        store.change(folder, note.number, note.seen, about, typed["text"], author)


def _act(say: Words, what: Literal["save", "withdraw"], note: Note | None, own: str, key: str) -> None:
    """Do what a button asks for, with what was typed, asking for the right to write once more.

    What is in the way is told above the form, and what was typed stays there.
    """
    typed = {name: str(st.session_state.get(f"note-{name}-{own}") or "") for name in _FIELDS}
    st.session_state[_AUTHOR] = typed["author"]
    try:
        with rights.acting(say):
            _doing(what, note, typed)
        st.session_state[f"{_ROUND}-{key}"] = f"{dt.datetime.now():%H%M%S%f}"
    except LoadRefusedError as fault:
        st.session_state[f"{_TOLD}-{key}"] = page.Note(str(fault), tone="warn")
    except NoteRefusedError as fault:
        st.session_state[f"{_TOLD}-{key}"] = page.Note(say.of(fault.said), tone="warn")


def _pick(here: Here, standing: Sequence[Note], key: str) -> Note | None:
    """Which note is written: a new one, or one that stands."""
    if not standing:
        return None
    names = board.county_names(here)
    lines = {str(note.number): board.line(note, here.say, names) for note in standing}
    chosen = st.selectbox(
        here.say("notes.which"),
        [_NEW, *lines],
        format_func=lambda number: escape.plain(lines.get(number, here.say("notes.new"))),
        placeholder=here.say("notes.which"),
        key=f"note-pick-{key}",
    )
    return next((note for note in standing if str(note.number) == chosen), None)


def _fields(here: Here, note: Note | None, figures: Sequence[str], county_id: str | None, own: str) -> None:
    say, names = here.say, board.county_names(here)
    # Below a chart a new note is about what the chart shows, until somebody chooses otherwise.
    first = figures[0] if figures and len(figures) < len(METRICS) else None
    was = note.said.about if note else About(first, county_id)
    st.text_area(
        say("notes.text", n=TEXT_LENGTH),
        note.said.text if note else "",
        max_chars=TEXT_LENGTH,
        height=80,
        key=f"note-text-{own}",
    )
    metrics = {each: say.of(here.read.metric(each).name) for each in figures}
    _choice(here, "notes.metric", metrics, was.metric, f"note-metric-{own}")
    _choice(here, "notes.county", names, was.county_id, f"note-county-{own}")
    months = _months(here, was)
    with st.container(horizontal=True):
        _choice(here, "notes.first", months, _iso(was.first_month), f"note-first-{own}")
        _choice(here, "notes.last", months, _iso(was.last_month), f"note-last-{own}", none="notes.same")
    known = st.session_state.get(_AUTHOR, "")
    st.text_input(say("notes.author"), known, max_chars=AUTHOR_LENGTH, key=f"note-author-{own}")
    if note:
        st.text_input(say("notes.reason"), max_chars=TEXT_LENGTH, key=f"note-reason-{own}")


def _choice(
    here: Here, label: str, names: Mapping[str, str], chosen: str | None, key: str, *, none: str = "notes.any"
) -> None:
    """One of several named things, or none of them."""
    options = ["", *dict.fromkeys([*names, *([chosen] if chosen else [])])]
    st.selectbox(
        here.say(label),
        options,
        index=options.index(chosen or ""),
        format_func=lambda one: escape.plain(names.get(one, one)) if one else here.say(none),
        placeholder=here.say(label),
        key=key,
    )


def _months(here: Here, was: About) -> dict[str, str]:
    """The months of the chosen year and of the year before, newest year first, and those that a note has."""
    years = (here.scope.year, here.scope.year - 1)
    months = [dt.date(year, month, 1) for year in years for month in range(1, 13)]
    known = dict.fromkeys([*months, *(month for month in (was.first_month, was.last_month) if month)])
    return {
        month.isoformat(): here.say("notes.month", year=month.year, month=here.say.month(month.month))
        for month in known
    }


def _iso(month: dt.date | None) -> str | None:
    return month.isoformat() if month else None


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
