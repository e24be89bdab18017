"""What a sheet hides: rows, columns, and rows left out by a filter. They are read like all others, and pointed out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*\bhidden=\"(?:1|true)\"[^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*\bhidden=\"(?:1|true)\"[^>]*)>")
_NUMBER = re.compile(rb"\br=\"(\d{1,7})\"")
_WIDEST = 16_384


@dataclass
class Hidden:
    """Hidden rows and columns of a sheet, from 0; whether a filter is set."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    filtered: bool = False

    def look(self, chunk: bytes) -> None:
        """Note what a piece of a sheet of an .xlsx or .xlsm hides."""
        if b'hidden="' in chunk:
            numbers = (_NUMBER.search(match[1]) for match in _ROW.finditer(chunk))
            self.rows.update(int(number[1]) - 1 for number in numbers if number)
            for match in _COLUMN.finditer(chunk):
                self.columns.update(_columns(match[1]))
        self.filtered = self.filtered or b"filterColumn" in chunk


def _columns(attributes: bytes) -> Iterable[int]:
    ends = [re.search(rb"\b" + name + rb"=\"(\d{1,5})\"", attributes) for name in (b"min", b"max")]
    first, last = (int(end[1]) if end else 0 for end in ends)
    return range(first - 1, min(last, _WIDEST)) if first else ()


def spans(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers as runs: 3, 4, 5, 9 is (3, 5), (9, 9)."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
