"""Writing notes: a form for a new one, or for changing or withdrawing one that stands; open to who may write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from metrics.notes import store
from metrics.notes.concern import Shown
from metrics.notes.note import AUTHOR_LENGTH, TEXT_LENGTH, About, Note, NoteRefusedError
from views import escape, page
from views.loading import rights
from views.notes import board, listing
from views.page import Here
from views.session import LoadRefusedError

_NEW = "new"
_AUTHOR, _TOLD, _ROUND = "_note_author", "_note_told", "_note_round"


@dataclass(frozen=True)
class _Typed:
    """What was typed into the form."""

    about: About
    text: str
    author: str
    reason: str = ""


def drawer(here: Here, shown: Shown, found: Sequence[Note], *, key: str) -> None:
    """The button below a chart that opens its notes and the form."""
    label = here.say("notes.open_some", n=len(found)) if found else here.say("notes.open")
    box = st.popover(
        label,
        type="tertiary",
        icon=":material/sticky_note_2:",
        key=f"notes-{key}",
        on_change="rerun",
        help=here.say("notes.open_help"),
    )
    if box.open:
        with box:
            listing.show(found, here.say, board.county_names(here), testid=f"notes-of-{key}")
            form(here, found, figures=shown.figures, county_id=shown.county_id, key=key)


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
        typed = _fields(here, note, figures, county_id, own)
        saves = st.form_submit_button(say("notes.save"), type="primary", key=f"note-save-{key}")
        withdraws = bool(note) and st.form_submit_button(say("notes.withdraw"), key=f"note-withdraw-{key}")
    if saves or withdraws:
        st.session_state[_AUTHOR] = typed.author
        _act(here, key, _doing(note, typed, withdraws=withdraws), "notes.gone" if withdraws else "notes.saved")


def _doing(note: Note | None, typed: _Typed, *, withdraws: bool) -> Callable[[], object]:
    folder = store.default_folder()
    if note is None:
        return lambda: store.write(folder, typed.about, typed.text, typed.author)
    if withdraws:
        return lambda: store.withdraw(folder, note.number, note.seen, typed.reason, typed.author)
    return lambda: store.change(folder, note.number, note.seen, typed.about, typed.text, typed.author)


def _act(here: Here, key: str, act: Callable[[], object], done: str) -> None:
    """Do it, asking for the right to write once more; what comes of it is told above the form."""
    try:
        with rights.acting(here.say):
            act()
        st.session_state[f"{_ROUND}-{key}"] = f"{dt.datetime.now():%H%M%S%f}"
        told = page.Note(here.say(done), tone="good")
    except LoadRefusedError as fault:
        told = page.Note(str(fault), tone="warn")
    except NoteRefusedError as fault:
        told = page.Note(here.say.of(fault.said), tone="warn")
    st.session_state[f"{_TOLD}-{key}"] = told
    st.rerun()


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
        key=f"note-pick-{key}",
    )
    return next((note for note in standing if str(note.number) == chosen), None)


def _fields(here: Here, note: Note | None, figures: Sequence[str], county_id: str | None, key: str) -> _Typed:
    say, names = here.say, board.county_names(here)
    was = note.said.about if note else About(figures[0] if figures else None, county_id)
    said = note.said.text if note else ""
    text = st.text_area(
        say("notes.text", n=TEXT_LENGTH), said, max_chars=TEXT_LENGTH, height=80, key=f"note-text-{key}"
    )
    metrics = {each: say.of(here.read.metric(each).name) for each in figures}
    metric = _choice(here, "notes.metric", metrics, was.metric, f"note-metric-{key}")
    county = _choice(here, "notes.county", names, was.county_id, f"note-county-{key}")
    months = _months(here, was)
    with st.container(horizontal=True):
        first = _choice(here, "notes.first", months, _iso(was.first_month), f"note-first-{key}")
        last = _choice(here, "notes.last", months, _iso(was.last_month), f"note-last-{key}", none="notes.same")
    author = st.text_input(
        say("notes.author"), st.session_state.get(_AUTHOR, ""), max_chars=AUTHOR_LENGTH, key=f"note-author-{key}"
    )
    reason = st.text_input(say("notes.reason"), max_chars=TEXT_LENGTH, key=f"note-reason-{key}") if note else ""
    return _Typed(About(metric, county, _day(first), _day(last)), text, author, reason)


def _choice(
    here: Here, label: str, names: Mapping[str, str], chosen: str | None, key: str, *, none: str = "notes.any"
) -> str | None:
    """One of several named things, or none of them."""
    options = ["", *dict.fromkeys([*names, *([chosen] if chosen else [])])]
    found = st.selectbox(
        here.say(label),
        options,
        index=options.index(chosen or ""),
        format_func=lambda one: escape.plain(names.get(one, one)) if one else here.say(none),
        key=key,
    )
    return found or None


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


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
