"""What calamine can't tell of an .xlsb: formulas without value, error cells, units in formats, merges, what is hidden.

One pass over the records of each part. What is said of formulas in etl.files.xlsrecords holds here too.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from struct import unpack_from

from etl.files.look import Look
from etl.files.numberformats import unit_in_format
from etl.files.package import elements
from etl.files.xlsrecords import ERRORS
from etl.values.cells import CellFault

_ROW, _ERROR, _COLUMN, _MERGE, _FILTER_COLUMN = 0, 3, 60, 176, 163
_BEGIN_CELLS, _END_CELLS, _FLAGS_OF_COLUMN = 145, 146, 16
_NUMBERS = frozenset({2, 5, 9})  # RK, real, result of a formula
_FORMULA_STRING, _FORMULA_NUMBER, _FORMULA_TRUTH, _FORMULA_ERROR = 8, 9, 10, 11
_SHEET, _FORMAT, _STYLES, _END_STYLES, _STYLE, _WORKBOOK = 156, 44, 617, 618, 47, 153
_HIDDEN_ROW, _HIDDEN_COLUMN, _ALWAYS_CALCULATE, _WIDEST = 0x10, 0x01, 0x02, 16_384
Record = tuple[int, bytes]


def looks(archive: zipfile.ZipFile) -> dict[str, Look]:
    """Each sheet of an .xlsb by its name; raises ValueError and the like when a part is damaged."""
    units = _units(archive)
    reader = _Reader(units)
    from_1904 = any(kind == _WORKBOOK and content[:1] and content[0] & 1
                    for kind, content in _records(archive.read("xl/workbook.bin")))  # fmt: skip
    found = {name: reader.look(archive.read(part)) for name, part in _parts(archive).items()}
    for look in found.values():
        look.from_1904 = from_1904
    if not reader.has_results:
        for look, doubtful in zip(found.values(), reader.doubtful, strict=True):
            look.faults |= dict.fromkeys(doubtful, CellFault("formula"))
    return found


def _records(data: bytes) -> Iterator[Record]:
    at = 0
    while at < len(data):
        kind, at = _number(data, at, 2)
        size, at = _number(data, at, 4)
        yield kind, data[at : at + size]
        at += size


def _number(data: bytes, at: int, longest: int) -> tuple[int, int]:
    """A number in seven bits a byte, and where it ends."""
    value = 0
    for position in range(longest):
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << (7 * position)
        if not byte & 0x80:
            break
    return value, at


def _text(content: bytes, at: int) -> tuple[str, int]:
    length = unpack_from("<I", content, at)[0]
    length = 0 if length == 0xFFFFFFFF else length
    end = at + 4 + 2 * length
    return content[at + 4 : end].decode("utf-16-le", errors="replace"), end


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet by its name."""
    targets = {
        attributes["Id"]: attributes["Target"]
        for tag, attributes in elements(archive, "xl/_rels/workbook.bin.rels")
        if tag == "Relationship"
    }
    parts = {}
    for kind, content in _records(archive.read("xl/workbook.bin")):
        if kind == _SHEET:
            relation, at = _text(content, 8)
            target = targets.get(relation, "")
            if target:
                name = _text(content, at)[0]
                parts[name] = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
    return parts


def _units(archive: zipfile.ZipFile) -> dict[int, str]:
    """The unit that each cell style's number format writes, for styles that write one."""
    if "xl/styles.bin" not in archive.namelist():
        return {}
    formats: dict[int, str] = {}
    styles: list[int] = []
    inside = False
    for kind, content in _records(archive.read("xl/styles.bin")):
        if kind == _FORMAT:
            formats[unpack_from("<H", content)[0]] = _text(content, 2)[0]
        elif kind in {_STYLES, _END_STYLES}:
            inside = kind == _STYLES
        elif kind == _STYLE and inside:
            styles.append(unpack_from("<H", content, 2)[0])
    units = {style: unit_in_format(formats.get(number, "")) for style, number in enumerate(styles)}
    return {style: unit for style, unit in units.items() if unit not in {"", "元"}}


class _Reader:
    """The sheets of one workbook, one after the other."""

    def __init__(self, units: dict[int, str]) -> None:
        self._units = units
        self.has_results = False
        self.doubtful: list[list[tuple[int, int]]] = []

    def look(self, data: bytes) -> Look:
        """One sheet. Rows and cells stand between the two records that begin and end them, and nowhere else."""
        look, row, inside = Look(), 0, False
        self.doubtful.append([])
        for kind, content in _records(data):
            if kind in {_BEGIN_CELLS, _END_CELLS}:
                inside = kind == _BEGIN_CELLS
            elif not inside:
                self._around(look, kind, content)
            elif kind == _ROW:
                row = unpack_from("<I", content)[0]
                if content[11] & _HIDDEN_ROW:
                    look.hidden.rows.add(row)
            elif kind == _ERROR or kind in _NUMBERS or _FORMULA_STRING <= kind <= _FORMULA_ERROR:
                self._cell(look, kind, (row, unpack_from("<I", content)[0]), content)
        return look

    def _around(self, look: Look, kind: int, content: bytes) -> None:
        """What stands before and behind the cells. Some programs write broken records there that nobody reads."""
        if kind == _COLUMN and len(content) > _FLAGS_OF_COLUMN and content[_FLAGS_OF_COLUMN] & _HIDDEN_COLUMN:
            first, last = unpack_from("<II", content)
            look.hidden.columns.update(range(first, min(last, _WIDEST) + 1))
        elif kind == _MERGE and len(content) >= _FLAGS_OF_COLUMN:
            r0, r1, c0, c1 = unpack_from("<4I", content)
            look.merges.append((r0, c0, r1, c1))
        elif kind == _FILTER_COLUMN and content:
            look.hidden.filtered = True

    def _cell(self, look: Look, kind: int, cell: tuple[int, int], content: bytes) -> None:
        style = unpack_from("<I", content, 4)[0] & 0xFFFFFF
        if kind in _NUMBERS and style in self._units:
            look.units[cell] = self._units[style]
        if kind in {_ERROR, _FORMULA_ERROR}:
            look.faults[cell] = CellFault("error", ERRORS.get(content[8], "#?"))
            self.has_results = self.has_results or kind == _FORMULA_ERROR
        elif kind == _FORMULA_NUMBER:
            self._result(look, cell, unpack_from("<d", content, 8)[0] == 0, content[16])
        elif kind == _FORMULA_STRING:
            text, end = _text(content, 8)
            self._result(look, cell, not text, content[end])
        elif kind == _FORMULA_TRUTH:
            self.has_results = True

    def _result(self, look: Look, cell: tuple[int, int], is_nothing: bool, flags: int) -> None:
        """A formula's result: one of 0 or nothing may never have been calculated."""
        if not is_nothing:
            self.has_results = True
        elif flags & _ALWAYS_CALCULATE:
            look.faults[cell] = CellFault("formula")
        else:
            self.doubtful[-1].append(cell)
