"""The work of the reading child: one file into a cache folder (report.json, a Parquet file a kind). Imports little.

Run as `python -m etl.children etl.children.reading`: one JSON request a line comes in on standard input,
one JSON answer a line goes out on standard output.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

import pyarrow as pa

from etl import parquet
from etl.children.loop import serve
from etl.files import origins
from etl.files.package import FileFaultError
from etl.layout import load_layouts
from etl.problems import files as problem_files
from etl.report import FileResult
from etl.sheets.headers.matching import HeaderIndex
from etl.sheets.headers.places import load_places
from etl.sheets.kinds.confirmed import load_confirmed
from etl.sheets.tables.entries import read_tables
from etl.workbook import read_grids


def read_file(path: Path, extension: str, sha256: str, out: Path) -> FileResult:
    """One file's result; writes its Parquet files into `out`. Whatever is wrong with the file is a problem in it."""
    data = path.read_bytes()
    result = FileResult(file="", sha256=sha256, size_bytes=len(data), content=f"{sha256}{extension}")
    if hashlib.sha256(data).hexdigest() != sha256:
        result.problems.append(problem_files.FileUnavailable.at())
        return result
    result.corrects = origins.from_properties(data)
    index, places, answers = _header_index(), load_places(), load_confirmed()
    tables: dict[str, list[pa.Table]] = {}
    try:
        for grid in read_grids(data, extension):
            result.corrects = result.corrects or origins.from_list(grid.rows)
            for report, table in read_tables(grid, index, places, answers):
                result.sheets.append(report)
                if table is not None and report.kind:
                    tables.setdefault(report.kind, []).append(table)
    except FileFaultError as fault:
        # A file that breaks off in its third sheet gives none: half a file is worse than a clear problem.
        result.sheets.clear()
        tables.clear()
        result.problems.append(fault.problem.at(words=fault.words))
    for kind, parts in tables.items():
        parquet.write(parts, out / f"{kind}.parquet", result.content)
        result.tables[kind] = f"{kind}.parquet"
    return result


@cache
def _header_index() -> HeaderIndex:
    """Made once a process: the layouts don't change while it runs."""
    return HeaderIndex(load_layouts())


def answer(line: bytes) -> dict[str, object]:
    """The answer to one request; a request names path, extension, sha256 and the folder to write to."""
    request = json.loads(line)
    out = Path(request["out"])
    result = read_file(Path(request["path"]), request["extension"], request["sha256"], out)
    (out / "report.json").write_text(json.dumps(result.to_dict(), ensure_ascii=False), encoding="utf-8")
    return {"done": True}


def main() -> None:
    """Answers the requests of the parent."""
    serve(answer)
