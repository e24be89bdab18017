"""Answers to workbooks with problems: a copy with the cells to correct marked, made in a bounded child."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.children.bounded import Child
from etl.problems import Problem
from etl.read import sha256_of
from etl.said import Said
from etl.text import visible

CHILD = "etl.answer.work"
# Writing a workbook takes longer than reading it.
SECONDS_PER_ANSWER = 60.0
ENDING = "更正"
# Problems of files that aren't to be corrected themselves: an answer would only add one more file.
SETTLED_CODES = frozenset({"superseded", "uncorrected_answer", "competing_corrections"})
_NOT_IN_NAMES = re.compile(r"[<>:\"/\\|?*\x00-\x1f\x7f]")
_AGAIN = re.compile(rf"-{ENDING}(\d*)$")
_LONGEST = 60
ProblemLike = Mapping[str, Any] | Problem
Say = Callable[[str], None]
Progress = Callable[[int, int, str], None]


class AnswerError(Exception):
    """No answer could be made; the message in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.zh, self.en = zh, en


def write_answer(
    file: Path, name: str, problems: Sequence[ProblemLike], out: Path, child: Child | None = None
) -> Path:  # fmt: skip
    """Write the answer to one workbook into the folder `out`, and return where it lies.

    `name` is the file's POSIX path relative to the loaded folder, as in its problems; the answer is called like it,
    with -更正 behind: .xlsx and .xlsm keep everything of their own, other formats become an .xlsx copy of their values.
    Raises AnswerError when the file can't be answered: it is damaged, locked by a password, or takes too long.
    """
    own = child or _child()
    extension = file.suffix.lower()
    try:
        with tempfile.TemporaryDirectory(prefix="mingzhang-") as folder:
            request = {
                "path": str(file.resolve()), "extension": extension, "sha256": sha256_of(file), "name": visible(name),
                "problems": json.dumps([_as_dict(one) for one in problems]), "out": folder,
            }  # fmt: skip
            outcome = own.ask(request)
            made = [path for path in Path(folder).iterdir() if path.name in {"answer.xlsx", "answer.xlsm"}]
            if outcome != "done" or len(made) != 1:
                raise AnswerError(
                    f"{visible(name)} 无法生成更正件，请按问题清单在原文件中更正。",
                    f"No answer could be made to {visible(name)}; correct the file itself by the list of problems.",
                )
            target = answer_path(out, name, made[0].suffix)
            target.parent.mkdir(parents=True, exist_ok=True)
            aside = target.with_name(f".{target.name}.tmp")
            shutil.copyfile(made[0], aside)
            aside.replace(target)
    finally:
        if child is None:
            own.stop()
    return target


def write_answers(
    files: Iterable[tuple[Path, str]], problems: Mapping[str, Sequence[ProblemLike]], out: Path,
    say: Say, progress: Progress | None = None,
) -> dict[str, Path]:  # fmt: skip
    """The answers to all of these files (path, name) that have problems, by name; what fails is said and left out.

    `progress(done, total, name)` is called before each.
    """
    asked = [(file, name) for file, name in files if name in problems]
    written: dict[str, Path] = {}
    child = _child()
    try:
        for number, (file, name) in enumerate(asked):
            if progress:
                progress(number, len(asked), name)
            try:
                written[name] = write_answer(file, name, problems[name], out, child)
            except AnswerError as fault:
                say(Said(fault.zh, fault.en))
    finally:
        child.stop()
    return written


def problems_by_file(entries: Sequence[Mapping[str, Any]]) -> dict[str, list[Mapping[str, Any]]]:
    """The problems of each file that has a row and a problem to answer, from the entries of an inspection."""
    filled = {entry["file"] for entry in entries if entry["rows"]["present"]}
    found: dict[str, list[Mapping[str, Any]]] = {}
    for entry in entries:
        for one in entry["problems"]:
            if entry["file"] in filled and one["code"] not in SETTLED_CODES:
                found.setdefault(entry["file"], []).append(one)
    return found


def answer_path(out: Path, name: str, extension: str) -> Path:
    """Where the answer to the file of this name lies: below `out` whatever the name says."""
    *folders, last = [_safe(part) for part in name.split("/") if part not in {"", ".", ".."}] or [ENDING]
    stem, suffix = Path(last).stem, Path(last).suffix
    again = _AGAIN.search(stem)
    number = str(int(again[1] or 1) + 1) if again and len(again[1]) < 4 else ""
    stem = stem[: again.start()] if again and number else stem
    kept = "" if suffix.lower() == extension else suffix[:8]
    return out.joinpath(
        *(folder[:_LONGEST] for folder in folders), f"{stem[:_LONGEST]}{kept}-{ENDING}{number}{extension}"
    )


def _child() -> Child:
    return Child(CHILD, SECONDS_PER_ANSWER)


def _safe(part: str) -> str:
    return _NOT_IN_NAMES.sub("_", visible(part)).strip(". ") or "_"


def _as_dict(problem: ProblemLike) -> dict[str, str]:
    entry = dataclasses.asdict(problem) if isinstance(problem, Problem) else problem
    wanted = ("sheet", "cell", "found", "message_zh", "repair_zh", "severity")
    return {name: str(entry.get(name) or "") for name in wanted}
