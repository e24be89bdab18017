"""What a sheet hides: rows, columns, and rows left out by a filter. They are read like all others, and pointed out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]*\bhidden=\"(?:1|true)\"[^<>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^<>]*\bhidden=\"(?:1|true)\"[^<>]*)>")
_NUMBER = re.compile(rb"\br=\"(\d{1,7})\"")
_ENDS = [re.compile(rb"\b" + name + rb"=\"(\d{1,5})\"") for name in (b"min", b"max")]
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
            # A mask: ten thousand overlapping spans of ten thousand columns are no more work than their number.
            mask = bytearray(_WIDEST)
            for match in _COLUMN.finditer(chunk):
                first, last = _span(match[1])
                mask[first:last] = b"\1" * len(mask[first:last])
            self.columns.update(column for column, is_hidden in enumerate(mask) if is_hidden)
        self.filtered = self.filtered or b"filterColumn" in chunk


def _span(attributes: bytes) -> tuple[int, int]:
    """The first column, from 0, and the one behind the last; an empty span where the attributes say none."""
    first, last = (int(end[1]) if (end := name.search(attributes)) else 0 for name in _ENDS)
    return (first - 1, last) if first else (0, 0)


def spans(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as runs: 3, 4, 5, 9 is (3, 5), (9, 9)."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
