"""Uploading workbooks: dropped, looked at before anything is loaded, then published or abandoned; and undone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from metrics.metric import Scope
from views import escape, page, session
from views.language import Words
from views.loading import answers, changes, review, rights, understood
from views.loading import progress as bars
from views.loading.desk import Desk, Report, Seen
from views.page import Note
from views.session import LoadRefusedError

ENDINGS = ["xlsx", "xlsm", "xls", "xlsb", "ods", "et", "csv", "tsv"]
NAME_LENGTH = 40
_PENDING, _RESULT, _ROUND = "_upload_pending", "_upload_result", "_upload_round"
_SHOWN = 5


@dataclass(frozen=True)
class Pending:
    """An upload that waits to be published: its folder, what was understood, the figures that would change."""

    folder: Path
    seen: Seen
    changed: dict[Scope, list[changes.Change]]


def area(say: Words, desk: Desk) -> None:
    """Draw the upload under its heading: choosing files, or the review of those that were chosen, which has headings of
    its own; and what the last one came to.
    """
    pending = st.session_state.get(_PENDING)
    if pending is None or not rights.may_edit():
        page.section(say("sources.upload"))
    if not rights.may_edit():
        page.notes([Note(say("rights.closed"), tone="warn")], testid="upload-closed")
        return
    if result := st.session_state.get(_RESULT):
        page.notes(result, testid="load-result")
    if pending is None:
        _choose(say, desk)
    else:
        _review(say, desk, pending)


def _choose(say: Words, desk: Desk) -> None:
    st.html(f'<div class="mz"><p class="mz-lead">{escape.html(say("upload.lead"))}</p></div>')
    turn = int(st.session_state.get(_ROUND, 0))
    # The button's own label can't be given; the style rules of this key put the Chinese one in its place.
    with st.container(key=f"upload-{say.language}"):
        files = st.file_uploader(say("upload.files"), type=ENDINGS, accept_multiple_files=True, key=f"files-{turn}")
    if st.button(say("upload.look"), type="primary", disabled=not files, key="look") and files:
        with _said():
            folder = desk.stage([(safe_name(file.name), file.getvalue()) for file in files])
            look(say, desk, folder)
            st.session_state[_ROUND] = turn + 1
            st.session_state.pop(_RESULT, None)
        st.rerun()
    undo_area(say, desk)


def look(say: Words, desk: Desk, folder: Path) -> None:
    """Have an upload read and built aside, measure what would change, and keep both for the review."""
    tell, progress = bars.working(say("upload.reading"), say.language)
    seen = desk.look(folder, tell, progress)
    tell(say("upload.measuring"))
    st.session_state[_PENDING] = Pending(folder, seen, _changed(seen))


def _changed(seen: Seen) -> dict[Scope, list[changes.Change]]:
    if seen.warehouse is None:
        return {}
    now, scope = st.session_state.get("_reader"), st.session_state.get("_scope")
    with session.reading(seen.warehouse) as after:
        return changes.between(now, after, scope)


def _review(say: Words, desk: Desk, pending: Pending) -> None:
    answer = review.draw(pending.seen, desk.kinds(), say)
    if answer:
        with _said():
            desk.confirm(answer)
            st.session_state[_RESULT] = [Note(say("mapping.kept"), tone="good")]
            look(say, desk, pending.folder)
        st.rerun()
    with _said():
        answers.offer(say, desk, pending.folder, pending.seen)
    if pending.seen.warehouse is not None:
        changes.draw(pending.changed, say)
    page.section(say("upload.decide"), say("upload.decide_lead" if pending.seen.warehouse else "upload.nothing_lead"))
    by = st.text_input(say("upload.by"), max_chars=NAME_LENGTH, key="loaded-by", width=320)
    with st.container(horizontal=True, gap="small"):
        publishes = st.button(
            say("upload.publish"), type="primary", key="publish", disabled=pending.seen.warehouse is None
        )
        abandons = st.button(say("upload.abandon"), key="abandon")
    if publishes:
        _publish(say, desk, pending, escape.plain(by).strip())
    if abandons:
        with _said():
            desk.abandon(pending.folder)
        st.session_state.pop(_PENDING, None)
        st.rerun()


def _publish(say: Words, desk: Desk, pending: Pending, by: str) -> None:
    tell, progress = bars.working(say("upload.reading"), say.language)
    try:
        report = desk.publish(pending.folder, by, pending.seen.base, tell, progress)
        st.session_state[_RESULT] = result_notes(say, report, pending.seen.names)
        st.session_state.pop(_PENDING, None)
    except LoadRefusedError as fault:
        # Whatever was in the way, the review must show what would be published now.
        st.session_state[_RESULT] = [Note(str(fault), tone="warn")]
        with _said():
            look(say, desk, pending.folder)
    st.rerun()


def undo_area(say: Words, desk: Desk) -> None:
    """Going back one version, after a second question."""
    if not rights.may_edit() or not desk.can_undo():
        return
    with st.popover(say("undo.open"), icon=":material/undo:", key="undo-open"):
        st.html(f'<div class="mz"><p>{escape.html(say("undo.lead"))}</p></div>')
        if st.button(say("undo.confirm"), type="primary", key="undo-confirm"):
            tell, _ = bars.working(say("upload.reading"), say.language)
            with _said():
                name = desk.undo(tell)
                st.session_state[_RESULT] = [Note(say("undo.done", generation=name), tone="good")]
            st.rerun()


@contextmanager
def _said() -> Iterator[None]:
    """Whatever is refused within is kept to be said above the upload, and a review without its files is left."""
    try:
        yield
    except LoadRefusedError as fault:
        st.session_state[_RESULT] = [Note(str(fault), tone="warn")]
        pending = st.session_state.get(_PENDING)
        if pending is not None and not pending.folder.exists():
            st.session_state.pop(_PENDING)


def safe_name(name: str) -> str:
    """A file's own name without folders and without characters that a file system refuses or hides."""
    base = re.split(r"[/\\]", escape.plain(name))[-1]
    base = re.sub(r'[<>:"|?*]', "_", base).lstrip(".~$ ").strip()
    return base or "workbook.xlsx"


def result_notes(say: Words, report: Report, names: Sequence[str]) -> list[Note]:
    """What a load came to: published or not, how many rows, and its first problems: those of the uploaded files first,
    the worst before the rest."""
    rows = {name: f"{number:,}" for name, number in report.rows.items()}
    key = "upload.published" if report.published else "upload.not_published"
    notes = [Note(say(key, **rows), tone="good" if report.published else "warn")]
    ordered = sorted(report.problems, key=lambda one: (one["file"] not in names, understood.GRAVITY[one["severity"]]))
    for problem in ordered[:_SHOWN]:
        place = " › ".join(str(problem[part]) for part in ("file", "sheet", "cell") if problem.get(part))
        text = f"{problem[f'message_{say.language}']} {problem[f'repair_{say.language}']}"
        notes.append(Note(text, detail=place, tone="plain" if problem["severity"] == "warn" else "warn"))
    if len(ordered) > _SHOWN:
        notes.append(Note(say("list.more", n=len(ordered) - _SHOWN)))
    return notes
