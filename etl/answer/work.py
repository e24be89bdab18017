"""The work of the answering child: one workbook and its problems into an answer.

Run as `python -m etl.children etl.answer.work`: one JSON request a line in, one answer a line out. Hostile files end
here.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
import zlib
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from etl.answer.book import Request, edit_book
from etl.answer.splice import NotEditableError
from etl.children.loop import serve
from etl.files import origins
from etl.files import package as look
from etl.files.package import FileFaultError

# What a package that is built in an unknown way leads to; its values can still be copied.
_UNEDITABLE = (
    NotEditableError, ExpatError, zipfile.BadZipFile, zlib.error, KeyError, IndexError, ValueError, RuntimeError,
    EOFError,
)  # fmt: skip
EDITED = frozenset({".xlsx", ".xlsm"})


def answer_file(path: Path, extension: str, sha256: str, name: str, problems: list[dict[str, str]], out: Path) -> str:
    """Write the answer to a file into the folder `out`; its name there, or "" where the file can't be read at all."""
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        return ""
    try:
        origin = origins.from_properties(data)
        chain = origins.chain_of(sha256, origin)
        if extension in EDITED:
            look.check(zipfile.ZipFile(io.BytesIO(data)))
            target = out / f"answer{extension}"
            try:
                edit_book(data, Request(name, chain, problems, _earlier_list(data, extension)), target)
                return target.name
            except _UNEDITABLE:
                target.unlink(missing_ok=True)
        return _copied(data, extension, Request(name, chain, problems, copied=True), out)
    except (FileFaultError, *_UNEDITABLE):
        return ""


def _copied(data: bytes, extension: str, request: Request, out: Path) -> str:
    from etl.answer.values import copy_values
    from etl.workbook import read_grids

    grids = [grid for grid in read_grids(data, extension) if not origins.is_list(grid.rows)]
    copy_values(grids, request, out / "answer.xlsx")
    return "answer.xlsx"


def _earlier_list(data: bytes, extension: str) -> str:
    """The name of the list of problems that an earlier answer put into the workbook; blank when it has none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = look.sheet_parts(archive)
    if not any(name.startswith(origins.LIST_SHEET) for name in names):
        return ""
    from etl.workbook import read_grids

    return next((grid.sheet for grid in read_grids(data, extension) if origins.is_list(grid.rows)), "")


def answer(line: bytes) -> dict[str, object]:
    """The answer to one request; a request names path, extension, sha256, name, problems (JSON) and the folder."""
    request: dict[str, Any] = json.loads(line)
    problems = json.loads(request["problems"])
    written = answer_file(Path(request["path"]), request["extension"], request["sha256"], request["name"], problems,
                          Path(request["out"]))  # fmt: skip
    return {"written": written}


def main() -> None:
    """Answers the requests of the parent."""
    serve(answer)
