"""Files into reports and Parquet, through a cache: what has been read once is never read again.

Cache: <cache>/<fingerprint>/<sha256><extension>/ with report.json and one Parquet file a kind.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from etl.children import bounded
from etl.layout import fingerprint
from etl.packs import with_packs
from etl.problems import Problem
from etl.problems import files as problem_files
from etl.report import FileResult
from etl.sheets.headers.places import reference_files

Progress = Callable[[int, int, str], None]
_REASONS = {"timeout": ("超过30秒", "it took longer than 30 seconds"),
            "died": ("读取程序意外中止", "the reading process ended unexpectedly")}  # fmt: skip


@dataclass(frozen=True)
class SourceFile:
    """A file to read, and the name it goes by: its POSIX path relative to the loaded folder; its hash where known."""

    path: Path
    name: str
    sha256: str = ""


def read_files(
    files: Sequence[SourceFile], cache: Path, progress: Progress | None = None, meanwhile: Callable[[], object] = int
) -> list[FileResult]:
    """What each file yields, in the given order; `progress(done, total, name)` is called after each.

    `meanwhile` is called once, while the reading children are at work.
    """
    folder = cache_folder(cache)
    folder.mkdir(parents=True, exist_ok=True)
    results: dict[int, FileResult] = {}
    asked: dict[Path, list[int]] = {}
    reported = 0

    def report(position: int) -> None:
        nonlocal reported
        reported += 1
        if progress:
            progress(reported, len(files), files[position].name)

    hashes: dict[int, str] = {}
    for position, file in enumerate(files):
        try:
            hashes[position] = file.sha256 or sha256_of(file.path)
        except OSError:
            results[position] = FileResult(
                file.name, "", 0, problems=[problem_files.FileUnavailable.at(file=file.name)]
            )
            report(position)
            continue
        home = folder / f"{hashes[position]}{_extension(file.path)}"
        known = _cached(home, file.name)
        if known is None:
            asked.setdefault(home, []).append(position)
        else:
            results[position] = known
            report(position)

    homes = list(asked)

    def done(number: int, outcome: bounded.Outcome) -> None:
        home = homes[number]
        for position in asked[home]:
            results[position] = _finished(files[position], hashes[position], home, outcome)
            report(position)

    requests = [_request(files[asked[home][0]].path, hashes[asked[home][0]], home) for home in homes]
    bounded.run(requests, done, meanwhile)
    return with_packs([results[position] for position in range(len(files))], folder)


def cache_folder(cache: Path) -> Path:
    """Where a cache keeps what the present code and reference data yield."""
    return cache.resolve() / fingerprint(reference_files())


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's content."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _extension(path: Path) -> str:
    extension = path.suffix.lower()
    return extension if extension.isascii() and extension[1:].isalnum() and len(extension) < 8 else ""


def _request(path: Path, sha256: str, home: Path) -> dict[str, str]:
    out = home.with_name(f"{home.name}.part")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    return {"path": str(path.resolve()), "extension": _extension(path), "sha256": sha256, "out": str(out)}


def _finished(file: SourceFile, sha256: str, home: Path, outcome: bounded.Outcome) -> FileResult:
    """The result the child wrote, moved into its place; or the problem that it wrote none."""
    out = home.with_name(f"{home.name}.part")
    if outcome == "done" and out.is_dir():
        out.rename(home)
    known = _cached(home, file.name) if outcome == "done" else None
    if known is not None:
        return known
    shutil.rmtree(out, ignore_errors=True)
    zh, en = _REASONS.get(outcome, _REASONS["died"])
    problem: Problem = problem_files.ReadingFailed.at(file=file.name, reason_zh=zh, reason_en=en)
    return FileResult(file.name, sha256, file.path.stat().st_size, problems=[problem])


def _cached(home: Path, name: str) -> FileResult | None:
    """A result read before, under the file's present name; None when there is none, or it is damaged."""
    try:
        entry = json.loads((home / "report.json").read_text(encoding="utf-8"))
        result = FileResult.from_dict(entry).named(name)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        shutil.rmtree(home, ignore_errors=True)
        return None
    return replace(result, tables={kind: str(home / file) for kind, file in result.tables.items()})
