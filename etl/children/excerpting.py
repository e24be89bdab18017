"""The work of the child that cuts a few rows out of a sheet, as texts to be drawn. Imports little: a person waits.

Run as `python -m etl.children etl.children.excerpting`; a request is answered by the file `out` that it names.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from etl.children.loop import serve
from etl.files.package import FileFaultError
from etl.text import clean, is_blank, mask_numbers, visible
from etl.values import names
from etl.values.cells import CellFault
from etl.workbook import Grid, read_grids

# How a column is shown: numbers as they are, text with personal numbers masked, names masked, or not at all.
Treatment = Literal["number", "text", "name", "hide"]
HIDDEN = "○○○"
_TEXT_LENGTH = 300
_COLUMNS = 60
_YES = frozenset({"是", "有", "√", "✓", "y", "yes", "true", "1"})
# Below and above a table: 填表人：张三.
_SIGNED = re.compile(
    r"((?:人|签字|签名|签章|负责|经办|审核|复核|制表|电话|会计|出纳)\s*[：:]\s*)([^\s，。；、（）()]+)"
)


def excerpt(data: bytes, request: Mapping[str, Any]) -> dict[str, Any]:
    """The asked rows of a sheet; without `rows` when there is no such sheet, `fault` where the file can't be read."""
    try:
        for grid in read_grids(data, request["extension"]):
            if grid.sheet == request["sheet"]:
                return _cut(grid, request)
    except FileFaultError as fault:
        return {"fault": fault.problem.code}
    return {"fault": "sheet_missing"}


def _cut(grid: Grid, request: Mapping[str, Any]) -> dict[str, Any]:
    first, last = int(request["first"]), min(int(request["last"]), len(grid.rows))
    numbers = [*range(*_span(request["header"], len(grid.rows))), *range(first - 1, last)]
    width = min(max((_filled_width(grid.rows[number]) for number in numbers), default=0), _COLUMNS)
    asked = {number: _table(request, number) for number in dict.fromkeys(numbers)}
    rows = {str(n + 1): [shown(grid, n, column, table) for column in range(width)] for n, table in asked.items()}
    merges = [[r + 1, c0, c1] for r, c0, r1, c1 in grid.merges if r == r1 and r in numbers and c1 < width]
    return {"rows": rows, "merges": merges, "height": len(grid.rows)}


def _table(request: Mapping[str, Any], row: int) -> Mapping[str, Any]:
    """The table that a row stands in, of a sheet that holds several."""
    tables = request.get("tables", ())
    within = (one for one in tables if any(first <= row + 1 <= last for first, last in one["spans"]))
    return next(within, request) if len(tables) > 1 else request


def _span(header: Sequence[int], height: int) -> tuple[int, int]:
    """The header's rows as a range counted from 0; an empty one where no header is known."""
    return (header[0] - 1, min(header[1], height)) if header else (0, 0)


def _filled_width(row: Sequence[object]) -> int:
    return next((column + 1 for column in range(len(row) - 1, -1, -1) if not is_blank(row[column])), 0)


def shown(grid: Grid, row: int, column: int, request: Mapping[str, Any]) -> str:
    """A cell as text, with what nobody may read masked; rows up to the header's last have no columns yet."""
    cell = grid.rows[row][column] if column < len(grid.rows[row]) else ""
    if is_blank(cell):
        return ""
    header = request["header"]
    if not header or row < header[1]:
        return _masked_text(written(cell))
    how: Treatment = request["columns"].get(str(column), "hide")
    if how == "hide":
        return _outside(grid, row, column, cell)
    if how == "name":
        return _masked_name(grid.rows[row], str(cell), request)
    text = written(cell) + grid.units.get((row, column), "")
    return text if how == "number" and not isinstance(cell, str) else _masked_text(text)


def _outside(grid: Grid, row: int, column: int, cell: object) -> str:
    """A cell of a column that isn't read: a lone sentence below the table (合计, 注：…) is shown, all else is not."""
    alone = sum(not is_blank(other) for other in grid.rows[row]) == 1
    return _masked_text(written(cell)) if alone and column == 0 and isinstance(cell, str) else HIDDEN


def _masked_name(row: Sequence[object], name: str, request: Mapping[str, Any]) -> str:
    """A donor's name, masked by the same rule as when it is loaded."""
    kind, hidden = (_text_of(row, request.get(key)) for key in ("kind_column", "anonymous_column"))
    anonymous = hidden.lower() in _YES or kind == names.ANONYMOUS
    return _masked_text(names.masked(name, "个人" in kind, anonymous))


def _text_of(row: Sequence[object], column: int | None) -> str:
    return clean(str(row[column])) if column is not None and column < len(row) else ""


def _masked_text(text: str) -> str:
    if "：" in text or ":" in text:
        text = _SIGNED.sub(lambda match: match[1] + names.masked_person(match[2]), text)
    return mask_numbers(visible(text))[:_TEXT_LENGTH]


def written(cell: object) -> str:
    """A cell's value as text: numbers at the 15 digits that a workbook keeps, days in ISO form."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, int | float):
        return f"{cell:.15g}"
    if isinstance(cell, dt.datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == dt.time() else f"{cell:%Y-%m-%d %H:%M}"
    return cell.shown or f"#{cell.kind}" if isinstance(cell, CellFault) else str(cell)


def answer(line: bytes) -> dict[str, object]:
    """Writes the excerpt that a request asks for into the file it names."""
    asked = json.loads(line)
    data = Path(asked["path"]).read_bytes()
    same = hashlib.sha256(data).hexdigest() == asked["sha256"]
    found = excerpt(data, json.loads(asked["request"])) if same else {"fault": "changed"}
    Path(asked["out"]).write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    return {"done": True}


def main() -> None:
    """Answers the requests of the parent."""
    serve(answer)
