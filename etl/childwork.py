"""The work of the reading child: one file into a cache folder (report.json, a Parquet file a kind). Imports little.

Run as `python -m etl.childwork`: one JSON request a line on standard input, one JSON answer a line on standard output.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import sys
from pathlib import Path

import pyarrow as pa

from etl import parquet, problem_files
from etl.bounds import limit_memory
from etl.layout import load_layouts
from etl.matching import HeaderIndex
from etl.package import FileFaultError
from etl.places import load_places
from etl.report import FileResult
from etl.sheet import read_sheet
from etl.workbook import read_grids


def read_file(path: Path, extension: str, sha256: str, out: Path) -> FileResult:
    """One file's result; writes its Parquet files into `out`. Whatever is wrong with the file is a problem in it."""
    data = path.read_bytes()
    result = FileResult(file="", sha256=sha256, size_bytes=len(data))
    if hashlib.sha256(data).hexdigest() != sha256:
        result.problems.append(problem_files.FileUnavailable.at())
        return result
    index, places = HeaderIndex(load_layouts()), load_places()
    tables: dict[str, list[pa.Table]] = {}
    try:
        for grid in read_grids(data, extension):
            report, table = read_sheet(grid, index, places)
            result.sheets.append(report)
            if table is not None and report.kind:
                tables.setdefault(report.kind, []).append(table)
    except FileFaultError as fault:
        # A file that breaks off in its third sheet gives none: half a file is worse than a clear problem.
        result.sheets.clear()
        tables.clear()
        result.problems.append(fault.problem.at(words=fault.words))
    for kind, parts in tables.items():
        parquet.write(parts, out / f"{kind}.parquet")
        result.tables[kind] = f"{kind}.parquet"
    return result


def answer(line: bytes) -> dict[str, object]:
    """The answer to one request; a request names path, extension, sha256 and the folder to write to."""
    request = json.loads(line)
    out = Path(request["out"])
    result = read_file(Path(request["path"]), request["extension"], request["sha256"], out)
    (out / "report.json").write_text(json.dumps(result.to_dict(), ensure_ascii=False), encoding="utf-8")
    return {"done": True}


def main() -> None:
    """Answers requests until standard input ends. Any unforeseen fault ends the process: the parent says so."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    # Whatever a library prints must not be taken for an answer, nor reach a person.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    limit_memory()
    # A sheet is a million small objects without a circle among them: looking for circles takes a third of the time.
    gc.disable()
    for line in sys.stdin.buffer:
        answers.write(json.dumps(answer(line)).encode() + b"\n")
        gc.collect()


if __name__ == "__main__":
    main()
