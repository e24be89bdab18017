"""What calamine can't tell of an .xlsx: formulas without a value, error cells, and how far a sheet reaches."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from etl.address import parse
from etl.files.package import CELL_LIMIT, FileFaultError
from etl.problems import files as problem_files
from etl.values.cells import CellFault

_ATTRIBUTES = rb"<(?:\w+:)?c\b([^<>]*)>"
_FORMULA = rb"<(?:\w+:)?f\b[^<>]*?(?:/>|>[^<]*</(?:\w+:)?f>)"
_UNCALCULATED = re.compile(
    _ATTRIBUTES + rb"\s*" + _FORMULA + rb"\s*(<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ERROR = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*\bt=\"e\"[^<>]*)>\s*(?:" + _FORMULA + rb")?\s*<(?:\w+:)?v>([^<]*)</(?:\w+:)?v>"
)
_REFERENCE = re.compile(rb"\br=\"([A-Z]{1,3}\d{1,7})\"")
_FILLED = re.compile(rb"<(?:\w+:)?c\b[^<>]*\br\s*=\s*[\"']([A-Za-z]+\d+)[\"'][^<>/]*>")
# Without \b in front, which would keep the search from running at the speed of a plain one.
_FAR = re.compile(rb"r\s*=\s*[\"'](?:[A-Za-z]{3,}\d|[A-Za-z]{1,2}(?:[2-9]\d{5}|\d{7}))")


@dataclass
class Faults:
    """The cells of a sheet without a readable value, by row and column, and how far the sheet reaches."""

    cells: dict[tuple[int, int], CellFault] = field(default_factory=dict)
    last_row: int = 0
    last_column: int = 0

    def look(self, chunk: bytes) -> None:
        """Note what a piece of the sheet holds; raises FileFaultError when the sheet reaches too far."""
        if _FAR.search(chunk):
            self._reach(chunk)
        if b"<f" in chunk or b":f" in chunk:
            for match in _UNCALCULATED.finditer(chunk):
                if not (match[2] and b't="str"' in match[1]):
                    self._note(match[1], CellFault("formula"))
        if b't="e"' in chunk:
            for match in _ERROR.finditer(chunk):
                self._note(match[1], CellFault("error", match[2].decode("utf-8", "replace")))

    def _reach(self, chunk: bytes) -> None:
        for match in _FILLED.finditer(chunk):
            row, column = parse(match[1].decode())
            self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, column)
        if (self.last_row + 1) * (self.last_column + 1) > CELL_LIMIT:
            far = f"{self.last_row + 1} × {self.last_column + 1}"
            raise FileFaultError(problem_files.TooLarge, what_zh=f"一张表 {far} 格", what_en=f"a sheet of {far} cells")

    def _note(self, attributes: bytes, fault: CellFault) -> None:
        reference = _REFERENCE.search(attributes)
        if reference is None:
            raise FileFaultError(problem_files.DamagedFile)
        self.cells[parse(reference[1].decode())] = fault
