"""Uploading workbooks: copied into the inbox, then loaded from there, with progress and a result in plain words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import streamlit as st

from views import escape, page
from views.language import Words
from views.page import Note
from views.session import LoadRefusedError

INBOX = Path(__file__).parents[1] / "data" / "inbox"
ENDINGS = ["xlsx", "xlsm", "xls"]
# A workbook that is replaced by one of the same name is kept here; folders with a dot are not loaded.
REPLACED = ".replaced"
_RESULT = "_load_result"
_SHOWN = 5


class Report(Protocol):
    """What a load says of itself."""

    @property
    def published(self) -> bool:
        """Whether a generation was published."""

    @property
    def rows(self) -> Mapping[str, int]:
        """Rows present, loaded, rejected, ignored."""

    @property
    def problems(self) -> Sequence[Mapping[str, Any]]:
        """All problems of all files."""


Progress = Callable[[int, int, str], None]
Load = Callable[[Sequence[Path], Progress], Report]


def area(say: Words, load: Load) -> None:
    """Draw the upload with its button, and what the last load came to."""
    st.html(f'<div class="mz"><p class="mz-lead">{escape.html(say("upload.lead"))}</p></div>')
    # The button's own label can't be given; the style rules of this key put the Chinese one in its place.
    with st.container(key=f"upload-{say.language}"):
        files = st.file_uploader(say("upload.files"), type=ENDINGS, accept_multiple_files=True, key="files")
    if st.button(say("upload.load"), type="primary", disabled=not files, key="load") and files:
        keep([(file.name, file.getvalue()) for file in files], INBOX, dt.datetime.now())
        _run(say, load)
    if result := st.session_state.get(_RESULT):
        page.notes(result, testid="load-result")


def keep(files: Sequence[tuple[str, bytes]], inbox: Path, now: dt.datetime) -> list[Path]:
    """Write uploads into the inbox. One of the same name is set aside first, so that nothing is lost."""
    written = []
    inbox.mkdir(parents=True, exist_ok=True)
    for name, content in files:
        target = inbox / safe_name(name)
        if target.exists() and target.read_bytes() != content:
            aside = inbox / REPLACED / f"{now:%Y%m%d-%H%M%S}-{target.name}"
            aside.parent.mkdir(exist_ok=True)
            target.replace(aside)
        target.write_bytes(content)
        written.append(target)
    return written


def safe_name(name: str) -> str:
    """A file's own name without folders and without characters that a file system refuses or hides."""
    base = re.split(r"[/\\]", escape.plain(name))[-1]
    base = re.sub(r'[<>:"|?*]', "_", base).lstrip(".~$ ").strip()
    return base or "workbook.xlsx"


def _run(say: Words, load: Load) -> None:
    bar = st.progress(0.0, text=say("upload.reading"))

    def progress(done: int, total: int, name: str) -> None:
        bar.progress(min(done / total, 1.0) if total else 0.0, text=escape.markdown(name))

    try:
        st.session_state[_RESULT] = result_notes(say, load([INBOX], progress))
    except LoadRefusedError as fault:
        st.session_state[_RESULT] = [Note(str(fault), tone="warn")]
    st.rerun()


def result_notes(say: Words, report: Report) -> list[Note]:
    """What a load came to: published or not, how many rows, and its first problems."""
    rows = {name: f"{number:,}" for name, number in report.rows.items()}
    key = "upload.published" if report.published else "upload.not_published"
    notes = [Note(say(key, **rows), tone="good" if report.published else "warn")]
    for problem in report.problems[:_SHOWN]:
        place = " › ".join(str(problem[part]) for part in ("file", "sheet", "cell") if problem.get(part))
        text = f"{problem[f'message_{say.language}']} {problem[f'repair_{say.language}']}"
        notes.append(Note(text, detail=place, tone="plain" if problem["severity"] == "warn" else "warn"))
    if len(report.problems) > _SHOWN:
        notes.append(Note(say("list.more", n=len(report.problems) - _SHOWN)))
    return notes
