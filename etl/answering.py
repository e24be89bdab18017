"""Answers for people at a browser: to an upload that is being looked at, and to the generation that serves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.answer.load import standing_answers
from etl.answer.write import Progress, Say, problems_by_file, write_answers
from etl.inbox import find_files
from etl.publish import not_writable
from etl.warehouse import WarehouseError, current_pointer

__all__ = ["answer_upload", "answers_now"]


def answer_upload(
    upload: Path, entries: Sequence[Mapping[str, Any]], say: Say, progress: Progress | None = None
) -> dict[str, Path]:
    """Write the answers to the files of an upload, below its folder, and return where they lie, by the files' names.

    `entries` are those of the upload's report; a file that can't be answered is said and left out. Raises
    WarehouseError when the upload is gone or its folder can't be written.
    """
    if not (upload / "files").is_dir():
        raise WarehouseError("这次上传已不在，请重新选择文件。", "This upload is gone; please choose the files again.")
    asked = problems_by_file(entries)
    files = [(file.path, file.name) for file in find_files([upload / "files"]) if file.name in asked]
    try:
        return write_answers(files, asked, upload / "answers", say, progress)
    except OSError as fault:
        raise not_writable(upload, fault) from fault


def answers_now(warehouse: Path) -> dict[str, Path]:
    """The answers that were written with the current generation, by the files' names; none where they are gone."""
    name = current_pointer(warehouse)
    return standing_answers(warehouse, name) if name else {}
