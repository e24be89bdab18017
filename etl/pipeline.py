"""The way of the data, in sight: read → stage → model → validate → publish.

A load publishes a generation or nothing.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.account import LoadReport, keep_books, make_report, settled, standing_report
from etl.corrections import superseded
from etl.inbox import InputFile, find_files, inputs_fingerprint
from etl.model import model
from etl.publish import building, next_name, one_load_at_a_time, prune, publish, undo
from etl.report import FileResult
from etl.stage import StagedFile, stage
from etl.validate import check_invariants, check_rows

__all__ = ["inspect", "load", "undo"]

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
    inputs = inputs_fingerprint(files, strict)
    if standing := standing_report(warehouse, inputs, started):
        return standing
    with one_load_at_a_time(warehouse, say):
        staged = read(files, warehouse / "cache", progress)
        say("汇总并核对… / Building and checking…")
        with building(warehouse) as (con, database):
            stage(con, staged)
            model(con)
            problems = [*check_rows(con), *check_invariants(con)]
            results = settled(con, [file.result for file in staged], problems)
            name = next_name(warehouse, dt.datetime.now())
            report = make_report(name, results, strict, started)
            if report.published:
                keep_books(con, results, report, inputs)
                publish(con, database, warehouse, name, report.manifest(inputs, files))
        prune(warehouse)
    return report


def inspect(paths: Sequence[Path], progress: Progress | None = None) -> list[FileResult]:
    """What would load of these files: read, staged and checked row by row, and nothing kept.

    Invariants over several files aren't run: one file of many needn't hold them alone.
    """
    import duckdb

    with TemporaryDirectory() as cache, duckdb.connect() as con:
        staged = read(find_files(paths), Path(cache), progress)
        stage(con, staged)
        model(con)
        return settled(con, [file.result for file in staged], check_rows(con))


def read(files: Sequence[InputFile], cache: Path, progress: Progress | None) -> list[StagedFile]:
    """What each file yields, in the order of the files."""
    from etl.read import SourceFile, read_files

    results = superseded(read_files([SourceFile(file.path, file.name) for file in files], cache, progress))
    changed = {file.name: dt.datetime.fromtimestamp(file.modified_at) for file in files}
    return [StagedFile(result, f"{changed[result.file]:%Y-%m-%d %H:%M:%S}") for result in results]
