"""What an answer says: the problems of one workbook as rows of a list, and as one mark for each cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from etl.address import parse

Problems = Sequence[Mapping[str, str]]
Severity = Literal["block", "reject", "warn"]
Cell = tuple[int, int]

SEVERITIES = {"block": "阻止", "reject": "退回", "warn": "提示"}
HEADERS = ("序号", "工作表", "单元格", "内容", "问题", "处理", "程度")
MARK = "【明账】"
LISTED, COMMENTED, COLOURED = 20_000, 5_000, 50_000
_CELL = re.compile(r"([A-Z]{1,3}[1-9]\d{0,6})(?::([A-Z]{1,3}[1-9]\d{0,6}))?")
_LAST_ROW, _LAST_COLUMN = 1_048_575, 16_383
_TOLD = 6


@dataclass(frozen=True)
class Mark:
    """What one cell gets: a colour by its gravest problem and, unless empty, a comment."""

    severity: Severity
    comment: str

    def with_other(self, other: Mark) -> Mark:
        """Both marks in one."""
        comments = [comment for comment in (self.comment, other.comment.removeprefix(f"{MARK}\n")) if comment]
        return Mark(_graver(self.severity, other.severity), "\n".join(dict.fromkeys(comments)))


@dataclass(frozen=True)
class ListRow:
    """One problem in the list. `target` is the cell its address leads to; blank when it has none."""

    values: tuple[str, ...]
    sheet: str
    target: str
    severity: Severity


def list_rows(problems: Problems) -> list[ListRow]:
    """The problems in their order, as many as a person could ever go through."""
    rows = []
    for number, one in enumerate(problems[:LISTED], start=1):
        values = (str(number), one["sheet"], one["cell"], one["found"], one["message_zh"], one["repair_zh"],
                  SEVERITIES[_severity(one)])  # fmt: skip
        rows.append(ListRow(values, one["sheet"], _target(one["cell"]), _severity(one)))
    return rows


def left_out(problems: Problems) -> str:
    """What the list says at its end when it doesn't hold every problem."""
    more = len(problems) - LISTED
    return f"另有 {more} 个问题没有列出；改好以上各项后再导入一次，会列出其余的。" if more > 0 else ""


def marks(problems: Problems, sheet: str) -> dict[Cell, Mark]:
    """The marks of one sheet's cells; a range is coloured whole and commented at its first cell."""
    told: dict[Cell, list[Mapping[str, str]]] = {}
    severities: dict[Cell, Severity] = {}
    for one in problems:
        if one["sheet"] != sheet:
            continue
        cells = _cells(one["cell"], COLOURED - len(severities))
        for cell in cells:
            severities[cell] = _graver(severities.get(cell, "warn"), _severity(one))
        if cells and (cells[0] in told or len(told) < COMMENTED):
            told.setdefault(cells[0], []).append(one)
    return {cell: Mark(severity, _comment(told.get(cell, ()))) for cell, severity in severities.items()}


def _comment(problems: Sequence[Mapping[str, str]]) -> str:
    """Reason and repair of a cell's problems, each said once."""
    said = dict.fromkeys(
        f"{SEVERITIES[_severity(one)]}：{one['message_zh']}\n处理：{one['repair_zh']}" for one in problems
    )
    lines = list(said)[:_TOLD]
    if len(said) > _TOLD:
        lines.append(f"另有 {len(said) - _TOLD} 个问题，见第一张表。")
    return "\n".join([MARK, *lines]) if lines else ""


def _severity(problem: Mapping[str, str]) -> Severity:
    severity = problem["severity"]
    return "block" if severity == "block" else "warn" if severity == "warn" else "reject"


def _graver(one: Severity, other: Severity) -> Severity:
    order: tuple[Severity, ...] = ("warn", "reject", "block")
    return max(one, other, key=order.index)


def _target(cell: str) -> str:
    return cell if _cells(cell, 1) else "A1"


def _cells(reference: str, most: int) -> list[Cell]:
    """The cells of an address or range that a sheet can have, row by row; none for anything else."""
    match = _CELL.fullmatch(reference)
    if match is None:
        return []
    first, last = parse(match[1]), parse(match[2] or match[1])
    if max(first[0], last[0]) > _LAST_ROW or max(first[1], last[1]) > _LAST_COLUMN:
        return []
    found: list[Cell] = []
    for row in range(first[0], last[0] + 1):
        for column in range(first[1], last[1] + 1):
            if len(found) >= most:
                return found
            found.append((row, column))
    return found
