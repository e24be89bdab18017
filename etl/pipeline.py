"""The way of the data, in sight: read → stage → model → validate → publish a generation, or nothing."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from etl.account import LoadReport, keep_books, make_report, settled, standing_report
from etl.inbox import InputFile, find_files, inputs_fingerprint
from etl.model import model
from etl.outlines.outline import outline
from etl.publish import building, next_name, one_load_at_a_time, prune, publish, undo
from etl.report import FileResult
from etl.said import Said
from etl.stage import prepare, read, stage
from etl.validate import check_invariants, check_rows

__all__ = ["build", "inspect", "load", "undo"]

Progress = Callable[[int, int, str], None]
Say = Callable[[str], None]


def load(
    paths: Sequence[Path], warehouse: Path, *, strict: bool = False, say: Say = print, progress: Progress | None = None
) -> LoadReport:
    """Publish one generation of exactly these files and folders, unless a rule blocks it or nothing changed.

    `strict`: a rejected row blocks. Raises WarehouseError when there is nothing to load or nowhere to put it.
    """
    started = time.monotonic()
    files = find_files(paths)
    if standing := standing_report(warehouse, inputs_fingerprint(files, strict), started):
        return standing
    with one_load_at_a_time(warehouse, say):
        return build(files, warehouse, strict=strict, say=say, progress=progress)


def build(
    files: Sequence[InputFile], warehouse: Path, *, strict: bool = False, say: Say = print,
    progress: Progress | None = None, note: Mapping[str, Any] | None = None, on_publishing: Callable[[], object] = int,
) -> LoadReport:  # fmt: skip
    """The same for files that were found, by who holds the warehouse.

    `note` is kept beside the generation; `on_publishing` is called when it is certain to be published, just before.
    """
    started = time.monotonic()
    inputs = inputs_fingerprint(files, strict)
    with building(warehouse) as (con, database):
        staged = read(files, warehouse / "cache", progress, meanwhile=lambda: prepare(con))
        say(Said("汇总并核对…", "Building and checking…"))
        stage(con, staged, warehouse / "cache")
        model(con)
        problems = [*check_rows(con), *check_invariants(con)]
        results = [*settled(con, [file.result for file in staged], problems), *outline(con)]
        name = next_name(warehouse, dt.datetime.now())
        report = make_report(name, results, strict, started, (note or {}).get("upload", {}).get("by", ""))
        if report.published:
            keep_books(con, results, report, inputs)
            on_publishing()
            publish(con, database, warehouse, name, {**report.manifest(inputs, files), **(note or {})})
    prune(warehouse)
    return report


def inspect(paths: Sequence[Path], progress: Progress | None = None) -> list[FileResult]:
    """What would load of these files: read, staged and checked row by row, and nothing kept; no rule over files."""
    import duckdb

    with TemporaryDirectory() as cache, duckdb.connect() as con:
        staged = read(find_files(paths), Path(cache), progress, meanwhile=lambda: prepare(con))
        stage(con, staged)
        model(con)
        return settled(con, [file.result for file in staged], check_rows(con))
