"""Uploads on their way into the inbox: staged, looked at in a generation built aside, published, taken back.

<warehouse>/staging/<upload>/files/    what was dropped         cache/     what reading it yielded
<warehouse>/staging/<upload>/preview/  the generation to come   all gone when it is published or abandoned
"""

from __future__ import annotations

import datetime as dt
import os
import secrets
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.account import LoadReport, standing_report
from etl.answer.load import with_answers
from etl.answering import answer_upload, answers_now
from etl.confirming import confirm
from etl.inbox import InputFile, find_files, holds_files, inbox_folder, inputs_fingerprint
from etl.layout import Layout, fingerprint, load_layouts
from etl.pipeline import Progress, Say, build
from etl.publish import not_writable, one_load_at_a_time
from etl.read import sha256_of
from etl.said import Said
from etl.sheets.headers.places import reference_files
from etl.warehouse import WarehouseError, current_pointer, generation_before, manifest
from etl.warehouse import undo as step_back

__all__ = [
    "Overtaken", "Preview", "abandon", "answer_upload", "answers_now", "can_undo", "confirm", "kinds", "preview",
    "publish", "stage", "undo",
]  # fmt: skip

STAGING = "staging"
# Somebody who closes the window abandons too; a day later their upload is swept away.
STALE_SECONDS = 24 * 3600.0
# A workbook that is replaced, or whose load is undone, is kept here; folders with a dot are not loaded.
REPLACED = ".replaced"


class Overtaken(WarehouseError):  # noqa: N818 (a state to be told of, not a fault)
    """Somebody else changed the data since the preview was made."""


@dataclass(frozen=True)
class Preview:
    """What an upload would come to. `warehouse` holds the generation built aside, None where none would be published.

    `names` are the uploaded files' names in `report.files`; `base` says what the preview was built upon.
    """

    report: LoadReport
    names: tuple[str, ...]
    warehouse: Path | None
    base: str


def stage(files: Sequence[tuple[str, bytes]], warehouse: Path) -> Path:
    """Keep dropped files (name, content) aside, and return the folder of the upload. Nothing is loaded yet."""
    _sweep(warehouse / STAGING)
    upload = warehouse / STAGING / f"{dt.datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"
    folder = upload / "files"
    try:
        folder.mkdir(parents=True)
        for name, content in files:
            _free(folder / Path(name).name).write_bytes(content)
    except OSError as fault:
        abandon(upload)
        raise not_writable(upload, fault) from fault
    return upload


def abandon(upload: Path) -> None:
    """Remove an upload with all that was made of it."""
    shutil.rmtree(upload, ignore_errors=True)


def preview(upload: Path, warehouse: Path, *, say: Say, progress: Progress | None = None) -> Preview:
    """Build the generation that the inbox with this upload would give, aside and unpublished."""
    staged, files = _staged(upload), _to_come(upload)
    aside = upload / "preview"
    shutil.rmtree(aside, ignore_errors=True)
    # A cache of its own: nobody else is waited for, and abandoning leaves no trace.
    _lend(warehouse / "cache", aside / "cache", files)
    _lend(upload / "cache", aside / "cache", files)
    base = _base(files, warehouse)
    report = build(files, aside, say=say, progress=progress)
    _lend(aside / "cache", upload / "cache", staged)
    built = aside if report.published else None
    return Preview(report, tuple(file.name for file in staged), built, base)


def publish(
    upload: Path, warehouse: Path, *, by: str, base: str, say: Say, progress: Progress | None = None
) -> LoadReport:  # fmt: skip
    """Load the inbox with this upload and move the upload into the inbox; or nothing happens.

    `by` is the name somebody typed, kept beside the generation as it is. Raises Overtaken when the inbox or the current
    generation is no longer what the preview was built upon.
    """
    with one_load_at_a_time(warehouse, say):
        files, started = _to_come(upload), time.monotonic()
        if _base(files, warehouse) != base:
            raise Overtaken(
                "预览之后，数据已被另一次导入或撤销改变。请重新核对下面的结果，再发布。",
                "The data have changed since the preview, by another load or an undo. Look at the result below again.",
            )
        if standing := standing_report(warehouse, inputs_fingerprint(files, strict=False), started):
            abandon(upload)
            return standing
        _lend(upload / "cache", warehouse / "cache", files)
        moves = _moves(upload)
        note = {"upload": {"by": by, "files": [[name, sha, aside] for name, sha, aside in moves]}}
        report = build(
            files, warehouse, say=say, progress=progress, note=note, on_publishing=lambda: _into_inbox(upload, moves)
        )
    if report.published:
        abandon(upload)
        return _answered(report, warehouse, say)
    return report


def _answered(report: LoadReport, warehouse: Path, say: Say) -> LoadReport:
    """The report with answers to all files that have problems; a load that stands doesn't fail for want of them."""
    try:
        return with_answers(report, [inbox_folder()], warehouse, None, say)
    except WarehouseError as fault:
        say(Said(fault.zh, fault.en))
        return report


def kinds() -> Mapping[str, Layout]:
    """All kinds of sheet with their columns, for who shows what was understood."""
    return load_layouts()


def can_undo(warehouse: Path) -> bool:
    """Whether there is a generation to go back to."""
    return generation_before(warehouse) is not None


def undo(warehouse: Path, *, say: Say) -> str:
    """Go back one generation and return its name; the files that its upload brought leave the inbox again.

    Raises WarehouseError when there is none to go back to.
    """
    with one_load_at_a_time(warehouse, say):
        left = current_pointer(warehouse)
        name = step_back(warehouse)
        note = (manifest(warehouse, left) or {}).get("upload", {}) if left else {}
        for file, sha256, aside in note.get("files", []):
            _take_back(file, sha256, aside)
    return name


Move = tuple[str, str, str | None]


def _staged(upload: Path) -> list[InputFile]:
    if not (upload / "files").is_dir():
        raise WarehouseError("这次上传已不在，请重新选择文件。", "This upload is gone; please choose the files again.")
    return find_files([upload / "files"])


def _to_come(upload: Path) -> list[InputFile]:
    """The files of the inbox as they would be with the upload in it."""
    inbox = inbox_folder()
    files = {file.name: file for file in (find_files([inbox]) if holds_files(inbox) else [])}
    files |= {file.name: file for file in _staged(upload)}
    return sorted(files.values(), key=lambda file: file.name)


def _base(files: Sequence[InputFile], warehouse: Path) -> str:
    return f"{current_pointer(warehouse)} {inputs_fingerprint(files, strict=False)}"


def _moves(upload: Path) -> list[Move]:
    """What goes into the inbox: name, content's hash, and the name under which a file in its place is set aside."""
    moves: list[Move] = []
    for file in _staged(upload):
        old = inbox_folder() / file.name
        replaces = old.exists() and sha256_of(old) != file.sha256
        moves.append((file.name, file.sha256, _aside(file.name) if replaces else None))
    return moves


def _aside(name: str) -> str:
    return f"{dt.datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(2)}-{name}"


def _into_inbox(upload: Path, moves: Sequence[Move]) -> None:
    inbox = inbox_folder()
    try:
        (inbox / REPLACED).mkdir(parents=True, exist_ok=True)
        for name, _, aside in moves:
            if aside:
                (inbox / name).replace(inbox / REPLACED / aside)
            shutil.copy2(upload / "files" / name, inbox / f"{name}.tmp")
            (inbox / f"{name}.tmp").replace(inbox / name)
    except OSError as fault:
        raise not_writable(inbox, fault) from fault


def _take_back(name: str, sha256: str, aside: str | None) -> None:
    """Set an uploaded file aside again, unless it has changed since, and put back what it replaced."""
    inbox = inbox_folder()
    here = inbox / name
    if not here.is_file() or sha256_of(here) != sha256:
        return
    (inbox / REPLACED).mkdir(exist_ok=True)
    here.replace(inbox / REPLACED / _aside(name))
    if aside and (inbox / REPLACED / aside).is_file():
        (inbox / REPLACED / aside).replace(here)


def _lend(source: Path, target: Path, files: Sequence[InputFile]) -> None:
    """Have what reading these files yielded in another cache too, so that nothing is read twice."""
    version = fingerprint(reference_files())
    wanted = {file.sha256 for file in files}
    for entry in (source / version).iterdir() if (source / version).is_dir() else ():
        there = target / version / entry.name
        if entry.name[:64] in wanted and entry.suffix != ".part" and not there.exists():
            part = there.with_name(f"{there.name}.lent")
            shutil.rmtree(part, ignore_errors=True)
            shutil.copytree(entry, part, copy_function=_link)
            part.rename(there)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without links
        shutil.copy2(source, target)


def _free(path: Path) -> Path:
    """The path, or one beside it with a number where two dropped files have one name."""
    numbered = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in range(2, 1000))
    return next(one for one in (path, *numbered) if not one.exists())


def _sweep(staging: Path) -> None:
    for upload in staging.iterdir() if staging.is_dir() else ():
        if upload.stat().st_mtime < time.time() - STALE_SECONDS:
            abandon(upload)
