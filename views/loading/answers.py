"""Answers on the page: the workbooks with problems as copies in which the cells to correct are marked, to send back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from views import escape, page, tables
from views.language import Words
from views.loading import progress as bars
from views.loading import review
from views.loading.desk import Desk, Seen
from views.page import Here, Note

_MADE = "_upload_answers"
# So many are offered one by one; more come in one archive.
ONE_BY_ONE = 8


@dataclass(frozen=True)
class Made:
    """The answers to one look at an upload: where they lie by the files' names, and how many could not be made."""

    seen: Seen
    paths: Mapping[str, Path]
    missing: list[str]


def offer(say: Words, desk: Desk, folder: Path, seen: Seen) -> None:
    """Make the answers to an upload when somebody asks for them, then offer them. Nothing is loaded by that."""
    wanted = sorted({problem["file"] for problem in review.problems(seen) if problem["file"] in set(seen.names)})
    if not wanted:
        return
    page.section(say("answers.heading"), say("answers.lead"))
    made = st.session_state.get(_MADE)
    if made is None or made.seen is not seen:
        if not st.button(say("answers.make", n=len(wanted)), icon=":material/rate_review:", key="make-answers"):
            return
        tell, progress = bars.working(say("answers.making"), say.language)
        paths = desk.answer(folder, review.own_entries(seen), tell, progress)
        st.session_state[_MADE] = Made(seen, paths, [name for name in wanted if name not in paths])
        st.rerun()
    if made.missing:
        page.notes([Note(say("answers.missing", files=say.join(made.missing)), tone="warn")], testid="answers-missing")
    downloads(say, made.paths)


def standing(here: Here, desk: Desk) -> None:
    """The answers that were written with the data that are shown; none to a file that may not be taken."""
    paths = {name: path for name, path in desk.answers().items() if here.read.may_be_taken(name)}
    if paths:
        page.section(here.say("answers.heading"), here.say("answers.lead"))
        downloads(here.say, paths)


def downloads(say: Words, paths: Mapping[str, Path]) -> None:
    """A button for each answer, or one for all of them in an archive where there are many."""
    with st.container(horizontal=True, gap="small", key="answers"):
        if len(paths) > 1:
            st.download_button(
                say("answers.all", n=len(paths)), lambda: archive(paths), say("answers.archive"), "application/zip",
                key="answers-all", on_click="ignore", icon=":material/folder_zip:",
            )  # fmt: skip
        for number, path in enumerate(paths.values() if len(paths) <= ONE_BY_ONE else ()):
            st.download_button(
                escape.markdown(path.name), path.read_bytes, path.name, "application/octet-stream",
                key=f"answer-{number}", on_click="ignore", icon=":material/download:",
            )  # fmt: skip
    tables.caption(say("answers.back"))


def archive(paths: Mapping[str, Path]) -> bytes:
    """All answers in one archive, each in the folder of the file that it answers."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archived:
        for name, path in paths.items():
            folder = name.rpartition("/")[0]
            archived.write(path, f"{folder}/{path.name}" if folder else path.name)
    return packed.getvalue()
