"""The answers to a load: written beside its generation, or into a folder of one's choice."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.account import LoadReport
from etl.answer.write import Say, problems_by_file, write_answers
from etl.inbox import find_files
from etl.publish import KEPT, not_writable
from etl.warehouse import generations

FOLDER = "answers"
UNPUBLISHED = "unpublished"
_INDEX = ".answers.json"


def with_answers(
    report: LoadReport, paths: Sequence[Path], warehouse: Path, chosen: Path | None, say: Say
) -> LoadReport:  # fmt: skip
    """The report with `answer` in every entry: the path of the file's answer, None where it needs or has none.

    Answers lie in <warehouse>/answers/<generation>/ (or unpublished-<time>/), or in the `chosen` folder; those of
    generations that are gone go too. Raises WarehouseError when the folder can't be written.
    """
    asked = problems_by_file(report.files)
    folder = chosen or warehouse / FOLDER / _name(report)
    try:
        written = _standing(folder, asked) if report.unchanged and chosen is None else None
        if written is None:
            files = [(file.path, file.name) for file in find_files(paths)] if asked else []
            written = write_answers(files, asked, folder, say)
            if chosen is None and asked:
                _remember(folder, written)
        _prune(warehouse)
    except OSError as fault:
        raise not_writable(folder, fault) from fault
    if written:
        say(f"更正件 {len(written)} 份在 {folder} / {len(written)} answers in {folder}")
    shown = {name: path.as_posix() for name, path in written.items()}
    return dataclasses.replace(report, files=[{**entry, "answer": shown.get(entry["file"])} for entry in report.files])


def _name(report: LoadReport) -> str:
    stamp = "".join(sign for sign in report.loaded_at if sign.isdigit())
    return report.generation or f"{UNPUBLISHED}-{stamp}"


def _remember(folder: Path, written: Mapping[str, Path]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    index = {name: path.relative_to(folder).as_posix() for name, path in written.items()}
    (folder / _INDEX).write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")


def standing_answers(warehouse: Path, generation: str) -> dict[str, Path]:
    """The answers that were written with a generation and are still there, by the files' names."""
    written = _index(warehouse / FOLDER / generation) or {}
    return {name: path for name, path in written.items() if path.is_file()}


def _standing(folder: Path, asked: Mapping[str, Any]) -> dict[str, Path] | None:
    """The answers that were written for this very generation; None when one of them is gone."""
    index = _index(folder)
    if index is None:
        return None
    written = {name: path for name, path in index.items() if name in asked}
    return written if all(path.is_file() for path in written.values()) else None


def _index(folder: Path) -> dict[str, Path] | None:
    try:
        index = json.loads((folder / _INDEX).read_text(encoding="utf-8"))
        return {str(name): folder / str(path) for name, path in index.items()}
    except (OSError, ValueError, AttributeError):
        return None


def _prune(warehouse: Path) -> None:
    """Leave out the answers of generations that are gone, and of loads long ago that published nothing."""
    home = warehouse / FOLDER
    folders = sorted((folder for folder in home.iterdir() if folder.is_dir()), reverse=True) if home.is_dir() else []
    kept = set(generations(warehouse))
    unpublished = [folder for folder in folders if folder.name.startswith(UNPUBLISHED)][:KEPT]
    for folder in folders:
        if folder.name not in kept and folder not in unpublished:
            shutil.rmtree(folder, ignore_errors=True)
