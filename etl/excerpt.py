"""A sheet as it stands in its workbook, around one cell: the rows to draw, and the workbook itself to take along.

Nothing comes from a file that isn't, byte for byte, the one that the generation was built from. What nobody may read is
masked before it leaves the reading child. Of a restricted kind only the form is drawn, from what the generation knows
of it: the headers it recognised and the places of cells, all alike; its file isn't opened, read or given out.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl import drawntables, forms
from etl.children.bounded import Child
from etl.inbox import ROOT
from etl.warehouse import OpenWarehouse, WarehouseError, manifest

if TYPE_CHECKING:
    import duckdb

# One reading of a sheet serves the cells near by: blocks of this many rows, and what is drawn beyond their ends.
BLOCK, MARGIN = 400, 12
_SHEET = """
select s.kind, s.header_row, s.present, s.columns, s.ignored, s.spans, coalesce(k.restricted, false) as restricted,
    f.sha256
from source_sheet as s join source_file as f using (file_id) left join dim_kind as k using (kind)
where f.file = $file and s.sheet = $sheet
order by block
"""
_RESTRICTED = """
select count(*) from source_sheet join source_file using (file_id) join dim_kind using (kind)
where file = $file and restricted
"""


class SourceUnavailable(WarehouseError):  # noqa: N818 (a state that pages show, not a fault of theirs)
    """The workbook can't be shown: it is gone, has changed, or is restricted. `why` says which."""

    def __init__(self, why: str, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.why = why


@dataclass(frozen=True)
class Excerpt:
    """Rows of one sheet as masked texts, by row number from 1; `header` are the rows that stay on top.

    `merges` are row, first and last column (from 0) of cells merged within a row; `height` is the sheet's last row.
    `headings` are the first and last row of each table, with the column (from 0) that says whose its rows are.
    `form`: nothing of its rows was read, and every cell of them is `forms.MASKED`.
    """

    rows: Mapping[int, Sequence[str]]
    header: tuple[int, ...]
    merges: Sequence[tuple[int, int, int]]
    height: int
    form: bool = False
    headings: Sequence[tuple[int, int, int]] = ()


def read_excerpt(opened: OpenWarehouse, warehouse: Path, file: str, sheet: str, block: int) -> Excerpt:
    """The rows of one block of a sheet (block 0 is the first) with its header; raises SourceUnavailable."""
    known = _known(opened.connection.cursor(), file, sheet)
    if any(one["restricted"] for one in known):
        return _form(known, block)
    path = source_path(opened, warehouse, file)
    header, tables = drawntables.header(known[0]), [drawntables.described(one) for one in known]
    asked = {
        **tables[0], "extension": path.suffix.lower(), "sheet": sheet, "tables": tables,
        "first": max(1, block * BLOCK + 1 - MARGIN), "last": (block + 1) * BLOCK + MARGIN,
    }  # fmt: skip
    found = _ask(path, known[0]["sha256"], asked)
    rows = {int(number): cells for number, cells in found["rows"].items()}
    merges = [(row, first, last) for row, first, last in found["merges"]]
    return Excerpt(rows, header, merges, found["height"], headings=drawntables.headings(known))


def _form(known: Sequence[Mapping[str, Any]], block: int) -> Excerpt:
    """The form of a sheet with a restricted table."""
    heads = {drawntables.header(one)[-1]: json.loads(one["columns"]) for one in known if one["header_row"] is not None}
    height = max([*(int(one["present"]) for one in known), *heads])
    near = range(max(1, block * BLOCK + 1 - MARGIN), min(height, (block + 1) * BLOCK + MARGIN) + 1)
    return Excerpt(forms.rows(heads, near), tuple(heads)[:1], (), height, form=True)


def block_of(row: int) -> int:
    """The block that holds a row."""
    return (row - 1) // BLOCK


def is_restricted(con: duckdb.DuckDBPyConnection, file: str) -> bool:
    """Whether a workbook holds a restricted sheet, or isn't known: then it is not given out."""
    found = con.execute(_RESTRICTED, {"file": file}).fetchone()
    known = con.execute("select 1 from source_file where file = $file", {"file": file}).fetchone()
    return known is None or found is None or bool(found[0])


def read_workbook(opened: OpenWarehouse, warehouse: Path, file: str) -> bytes:
    """The workbook itself, as it was loaded; raises SourceUnavailable."""
    if is_restricted(opened.connection.cursor(), file):
        raise _restricted()
    data = source_path(opened, warehouse, file).read_bytes()
    if hashlib.sha256(data).hexdigest() != _digest_of(opened, file):
        raise _changed()
    return data


def source_path(opened: OpenWarehouse, warehouse: Path, file: str) -> Path:
    """Where a loaded file lies today with the very content that was loaded; raises SourceUnavailable."""
    wanted = _digest_of(opened, file)
    found = [path for path in _places(warehouse, opened.generation, file) if path.is_file()]
    for path in found:
        try:
            if _sha256(path) == wanted:
                return path
        except OSError:
            continue
    raise _changed() if found else _gone()


def _places(warehouse: Path, generation: str, file: str) -> list[Path]:
    """Where a file was loaded from, then where files of its name usually lie."""
    described = manifest(warehouse, generation) or {}
    kept = described.get("paths", {}).get(file)
    data = ROOT / "data"
    return [*([Path(kept)] if kept else []), data / "inbox" / file, data / "sample" / file]


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _digest_of(opened: OpenWarehouse, file: str) -> str:
    cursor = opened.connection.cursor()
    found = cursor.execute("select sha256 from source_file where file = $file", {"file": file}).fetchone()
    if found is None:
        raise _gone()
    return str(found[0])


def _known(con: duckdb.DuckDBPyConnection, file: str, sheet: str) -> list[dict[str, Any]]:
    """What the generation knows of a sheet: of each of its tables, if it holds several."""
    asked = con.execute(_SHEET, {"file": file, "sheet": sheet})
    names = [column[0] for column in asked.description or []]
    rows = asked.fetchall()
    if not rows:
        raise _gone()
    return [dict(zip(names, row, strict=True)) for row in rows]


def _ask(path: Path, sha256: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The child's answer; its faults as SourceUnavailable."""
    with tempfile.TemporaryDirectory(prefix="mingzhang-") as folder:
        out = Path(folder) / "excerpt.json"
        child = Child("etl.children.excerpting")
        try:
            outcome = child.ask(
                {"path": str(path), "sha256": sha256, "out": str(out), "request": json.dumps(asked, ensure_ascii=False)}
            )
        finally:
            child.stop()
        found = json.loads(out.read_text(encoding="utf-8")) if outcome == "done" else {"fault": outcome}
    if found.get("fault") == "changed":
        raise _changed()
    if "rows" not in found:
        raise _unreadable()
    return dict(found)


def _restricted() -> SourceUnavailable:
    return SourceUnavailable(
        "restricted",
        "这类表格涉及个人隐私，不提供下载。请向保管该文件的科室查阅。",
        "Sheets of this kind concern people's private matters and aren't offered for download. Ask the department that"
        " keeps the file.",
    )


def _changed() -> SourceUnavailable:
    return SourceUnavailable(
        "changed",
        "导入之后这个文件被改过，不再是得出这个数字的那一份，因此不画出表格。重新导入后即可查看。",
        "The file was changed after it was loaded and is no longer the one this figure was counted from, so it is not"
        " drawn. Load it again to see it here.",
    )


def _gone() -> SourceUnavailable:
    return SourceUnavailable(
        "gone",
        "原来的位置上找不到这个文件：可能已移走、改名或删除。放回原处，或重新导入后即可查看。",
        "The file is no longer where it was loaded from: it may have been moved, renamed or deleted. Put it back, or"
        " load it again, to see it here.",
    )


def _unreadable() -> SourceUnavailable:
    return SourceUnavailable(
        "unreadable",
        "这个文件现在无法读取。请用表格软件打开检查，再重新导入。",
        "The file can't be read now. Open it in a spreadsheet program to check it, then load it again.",
    )
