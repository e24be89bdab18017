"""定稿: the list of frozen sets and whether they are untouched, freezing now, and one of them opened."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from metrics.metric import Text
from metrics.refusal import RefusedError
from views import escape, filters, page, tables
from views.frozen import desk as desks
from views.frozen import moved, opened
from views.frozen.desk import Desk, Json
from views.frozen.told import moment, who
from views.language import Words
from views.loading import rights
from views.page import Here, Note

NAME_LENGTH = 40
ENDINGS = ["docx", "md", "txt"]


def area(here: Here, desk: Desk) -> None:
    """Draw the whole tab."""
    say = here.say
    desks.said()
    try:
        told = desk.sets()
    except RefusedError as fault:
        page.notes([Note(say.of(Text(fault.zh, fault.en)), tone="warn")], testid="frozen-refused")
        return
    _state(told, say)
    if told["sets"]:
        df = df_by_set(told, say)
        widths = ("24%", "6%", "12%", "20%", "14%", "7%", "7%")
        tables.plain(
            df,
            caption=say("frozen.list"),
            numbers=[*df.columns[1:2], *df.columns[5:7]],
            widths=widths,
            testid="frozen-sets",
        )
    _freeze(here, desk)
    if told["sets"]:
        _open(here, desk, told)


def _state(told: Json, say: Words) -> None:
    """Whether everything is as it was frozen; what isn't, by set and file."""
    if not told["sets"] and not told["faults"]:
        page.notes([Note(say("frozen.none"), detail=say("frozen.none_lead"))], testid="frozen-none")
        return
    if not told["faults"]:
        page.notes([Note(say("frozen.intact", n=len(told["sets"])), tone="good")], testid="frozen-intact")
        return
    notes = [Note(say("frozen.touched", n=len(told["faults"])), tone="warn")]
    for fault in told["faults"]:
        where = say("frozen.number", n=fault["number"]) if fault["number"] else say("frozen.chain")
        notes.append(Note(fault[f"message_{say.language}"], detail=where, tone="warn"))
    page.notes(notes, testid="frozen-faults")


def df_by_set(told: Json, say: Words) -> pd.DataFrame:
    """One row for each set, newest first, as texts."""
    sets = list(reversed(told["sets"]))
    return pd.DataFrame(
        {
            say("frozen.name"): [one["name"] for one in sets],
            say("frozen.no"): [str(one["number"]) for one in sets],
            say("frozen.cut_off"): [one["as_of"] or "" for one in sets],
            say("frozen.at"): [moment(one["frozen_at"], say) for one in sets],
            say("frozen.by"): [who(one["by"], say) for one in sets],
            say("frozen.figures"): ["" if one["figures"] is None else f"{one['figures']:,}" for one in sets],
            say("frozen.signed"): ["" if one["signed"] is None else f"{one['signed']:,}" for one in sets],
            say("frozen.state"): [say("frozen.whole" if one["intact"] else "frozen.changed") for one in sets],
        }
    )


def _freeze(here: Here, desk: Desk) -> None:
    """The form that freezes what the page shows."""
    say = here.say
    if not rights.may_edit():
        page.notes([Note(say("rights.closed"), tone="warn")], testid="frozen-closed")
        return
    with st.expander(say("frozen.now"), icon=":material/lock:", key="freeze-open", on_change="rerun") as drawer:
        if not drawer.open:
            return
        day = say.date(here.scope.cut_off)
        tables.caption(say("frozen.now_lead", year=here.scope.year, day=day, generation=here.read.generation))
        with st.form("freeze", border=False):
            with st.container(horizontal=True):
                default = say("frozen.suggested", year=here.scope.year)
                name = st.text_input(say("frozen.name"), default, max_chars=NAME_LENGTH, key="freeze-name", width=320)
                by = st.text_input(say("frozen.by_whom"), max_chars=NAME_LENGTH, key="freeze-by", width=220)
            with st.container(key=f"upload-{say.language}"):
                file = st.file_uploader(say("frozen.document"), type=ENDINGS, key="freeze-document")
            go = st.form_submit_button(say("frozen.do"), type="primary")
    if go:
        with desks.acting(say), st.spinner(say("frozen.doing")):
            kept = desk.freeze(name, by, (escape.plain(file.name), file.getvalue()) if file else None)
            desks.tell(say("frozen.done", name=kept["name"], n=kept["number"], seal=kept["seal"]), "good")


def _open(here: Here, desk: Desk, told: Json) -> None:
    """One set: what has moved since, or as it was."""
    say = here.say
    names = {str(one["number"]): _label(one, say) for one in reversed(told["sets"])}
    page.section(say("frozen.open"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = filters.choice(here, names, label=say("frozen.which"), key="set")
        views = {"changes": say("frozen.changes"), "as_it_was": say("frozen.as_it_was")}
        view = filters.view(here, views, label=say("frozen.open"), key="set_view")
    try:
        draw = moved.draw if view == "changes" else opened.draw
        draw(here, desk, next(one for one in told["sets"] if str(one["number"]) == number))
    except RefusedError as fault:
        page.notes([Note(say.of(Text(fault.zh, fault.en)), tone="warn")], testid="frozen-refused")


def _label(one: Json, say: Words) -> str:
    return say("frozen.label", n=one["number"], name=one["name"], day=one["as_of"] or "")
