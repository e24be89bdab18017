"""核对: the figures of the summary to be ticked as checked; marks that hold, and marks that have lapsed and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from metrics.metric import Metric, Reading
from views import escape, figures, page, tables
from views.frozen import desk as desks
from views.frozen.desk import Desk, Mark
from views.frozen.told import moment
from views.language import Words
from views.loading import rights
from views.page import Here, Note

NAME_LENGTH, REMARK_LENGTH = 40, 200


def area(here: Here, desk: Desk, metrics: Sequence[Metric]) -> None:
    """Draw how far the checking is, and a list to tick, one section a programme."""
    say = here.say
    keys = [metric.key for metric in metrics]
    marks, readings = desk.marks(keys), here.read.readings(keys, here.scope)
    desks.said()
    _progress(say, marks, len(metrics))
    if broken := desk.broken_journal():
        lines = say.join([str(line) for line in broken])
        page.notes([Note(say("checking.broken", lines=lines), tone="warn")], testid="journal-broken")
    if not rights.may_edit():
        page.notes([Note(say("rights.closed"), tone="warn")], testid="checking-closed")
    with st.form("checking", border=False):
        ticked = [key for stem in page.STEMS for key in _section(here, stem, metrics, marks, readings)]
        _sign(say, desk, ticked)
    _withdraw(here, desk, [metric for metric in metrics if metric.key in marks])


def text_of(mark: Mark | None, say: Words) -> str:
    """A mark in a cell of a table: who checked it, or that it has lapsed."""
    if mark is None:
        return ""
    return say("checking.by", name=mark.by) if mark.holds else say("checking.lapsed", why=why(mark, say))


def why(mark: Mark, say: Words) -> str:
    """What differs from what was checked."""
    return say.join([say(f"lapsed.{reason}") for reason in mark.lapsed])


def _progress(say: Words, marks: Mapping[str, Mark], number: int) -> None:
    held = sum(mark.holds for mark in marks.values())
    counts = {"checking.held": held, "checking.gone": len(marks) - held, "checking.open": number - len(marks)}
    page.strip([(say(key), f"{count:,}") for key, count in counts.items()], testid="checking-counts")
    tables.caption(say("checking.lead"))


def _section(
    here: Here, stem: str, metrics: Sequence[Metric], marks: Mapping[str, Mark], readings: Mapping[str, Reading]
) -> list[str]:
    """The figures of one programme; returns the keys that are ticked."""
    own = [metric for metric in metrics if metric.stem == stem]
    if not own:
        return []
    page.section(here.say(f"nav.{stem}"))
    ticked = []
    with st.grid(2, min_column_width=360, gap="small"):
        for metric in own:
            if _row(here, metric, marks.get(metric.key), readings[metric.key]):
                ticked.append(metric.key)
    return ticked


def _row(here: Here, metric: Metric, mark: Mark | None, reading: Reading) -> bool:
    """One figure: a box to tick, or the mark that holds; a lapsed mark is said below its box."""
    say = here.say
    value = figures.value(reading, say)
    target = figures.target(reading, say)
    said = say("checking.figure", name=say.of(metric.name), value=value)
    text = say("checking.with_target", figure=said, target=target) if target else said
    with st.container(gap=None, key=f"check-{metric.key}"):
        ticked = False
        if mark is not None and mark.holds:
            st.html(f'<div class="mz"><p class="mz-held">{escape.html(text)}</p></div>')
        else:
            ticked = st.checkbox(escape.markdown(text), key=f"tick-{metric.key}", disabled=not rights.may_edit())
        if mark is not None:
            st.html(_told(mark, say))
    return ticked


def _told(mark: Mark, say: Words) -> str:

    parts = [say("checking.who", name=mark.by, moment=moment(mark.at, say)), mark.remark]
    tone = "held"
    if not mark.holds:
        tone = "lapsed"
        parts.insert(0, say("checking.lapsed_then", why=why(mark, say), then=say.of(mark.then)))
    text = say("checking.sep").join(part for part in parts if part)
    return f'<div class="mz"><p class="mz-mark {tone}" data-testid="mark-{tone}">{escape.html(text)}</p></div>'


def _sign(say: Words, desk: Desk, ticked: Sequence[str]) -> None:
    page.section(say("checking.sign"), say("checking.sign_lead"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.text_input(say("checking.name"), max_chars=NAME_LENGTH, key="checked-by", width=220)
        remark = st.text_input(say("checking.remark"), max_chars=REMARK_LENGTH, key="checked-remark", width=320)
        signs = st.form_submit_button(say("checking.submit"), type="primary", disabled=not rights.may_edit())
    if signs:
        with desks.acting(say):
            if not ticked:
                desks.tell(say("checking.none_ticked"), "warn")
            else:
                desk.sign(ticked, by, remark)
                desks.tell(say("checking.done", n=len(ticked)), "good")


def _withdraw(here: Here, desk: Desk, marked: Sequence[Metric]) -> None:
    """Taking a mark back, after a second question."""
    if not marked or not rights.may_edit():
        return
    say = here.say
    names = {metric.key: say.of(metric.name) for metric in marked}
    with st.popover(say("checking.withdraw"), icon=":material/undo:", key="withdraw-open"):
        key = st.selectbox(
            say("annual.pick"), list(names), format_func=lambda key: escape.plain(names[key]), key="withdraw-key"
        )
        by = st.text_input(say("checking.name"), max_chars=NAME_LENGTH, key="withdraw-by")
        if st.button(say("checking.withdraw"), type="primary", key="withdraw"):
            with desks.acting(say):
                desk.withdraw(key, by)
                desks.tell(say("checking.withdrawn", name=names[key]), "good")
