"""What calamine can't tell of an .xls: formulas without a value, error cells, units in formats, what is hidden.

One pass over the records of the workbook's stream; only heads of records are looked into, and no more than there is.

A formula in an .xls always has a result. It is taken for one that was never calculated where the result is blank or 0
and the record asks to be calculated when the file is opened, or where no formula of the workbook has any result: so
write the programs that can't calculate. A 0 that such a program did calculate can't be told from one that it didn't.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from struct import error as TooShort  # noqa: N812 (a name for what it means here)
from struct import unpack_from

import olefile

from etl.files.look import Look
from etl.files.numberformats import unit_in_format
from etl.files.package import FileFaultError
from etl.problems import files as problem_files
from etl.values.cells import CellFault

_BOF, _EOF, _BOUNDSHEET, _FORMAT, _XF, _FILEPASS, _FROM_1904 = 0x809, 0x0A, 0x85, 0x41E, 0xE0, 0x2F, 0x22
_FORMULA, _ERROR, _ROW, _COLUMN, _FILTERED = 0x06, 0x205, 0x208, 0x7D, 0x9B
_NUMBER, _RK, _MANY_RK = 0x203, 0x27E, 0xBD
_INTERESTING = frozenset({_FORMULA, _ERROR, _ROW, _COLUMN, _FILTERED, _NUMBER, _RK, _MANY_RK})
_CALCULATE_ON_OPEN, _HIDDEN_ROW, _HIDDEN_COLUMN, _WIDEST = 0x02, 0x20, 0x01, 256
_NO_NUMBER, _OF_ERROR, _OF_BLANK = 0xFFFF, 2, 3
ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
Record = tuple[int, int, int]  # kind, where its content begins, how long it is


def looks(data: bytes) -> list[Look]:
    """Each sheet of an .xls, in order; raises FileFaultError when the file is damaged or opens with a password only."""
    try:
        stream = _workbook_stream(data)
        starts, units, from_1904 = _globals(stream)
        reader = _Sheets(stream, units)
        found = [reader.look(start) for start in starts]
    except (TooShort, OSError, IndexError, ValueError) as fault:
        raise FileFaultError(problem_files.DamagedFile) from fault
    for look, doubtful in zip(found, reader.doubtful, strict=True):
        look.from_1904 = from_1904
        if not reader.has_results:
            look.faults |= dict.fromkeys(doubtful, CellFault("formula"))
    return found


def _workbook_stream(data: bytes) -> bytes:
    with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_FATAL) as book:
        for name in ("Workbook", "Book"):
            if book.exists(name):
                return bytes(book.openstream(name).read())
    return b""


def _records(stream: bytes, at: int) -> Iterator[Record]:
    while at + 4 <= len(stream):
        kind, size = unpack_from("<HH", stream, at)
        yield kind, at + 4, size
        at += 4 + size


def _globals(stream: bytes) -> tuple[list[int], dict[int, str], bool]:
    """Where each sheet begins; the unit that each cell style's number format writes, for styles that write one;
    whether days are counted from 1904.
    """
    starts: list[int] = []
    from_1904 = False
    formats: dict[int, str] = {}
    styles: list[int] = []
    for kind, at, size in _records(stream, 0):
        if kind == _BOUNDSHEET:
            starts.append(unpack_from("<I", stream, at)[0])
        elif kind == _FORMAT:
            formats[unpack_from("<H", stream, at)[0]] = _text(stream, at + 2, size - 2)
        elif kind == _XF:
            styles.append(unpack_from("<H", stream, at + 2)[0])
        elif kind == _FROM_1904:
            from_1904 = stream[at] == 1
        elif kind == _FILEPASS:
            raise FileFaultError(problem_files.PasswordProtected)
        elif kind == _EOF:
            break
    units = {style: unit_in_format(formats.get(number, "")) for style, number in enumerate(styles)}
    return starts, {style: unit for style, unit in units.items() if unit not in {"", "元"}}, from_1904


def _text(stream: bytes, at: int, size: int) -> str:
    """A number format's text: two bytes of length, one that says how wide its characters are, the characters."""
    if size < 3:
        return ""
    length, wide = unpack_from("<HB", stream, at)
    encoding, width = ("utf-16-le", 2) if wide & 1 else ("latin-1", 1)
    return stream[at + 3 : at + 3 + min(length * width, size - 3)].decode(encoding, errors="replace")


class _Sheets:
    """The sheets of one stream, one after the other; whether any formula so far has a result is known at the end."""

    def __init__(self, stream: bytes, units: dict[int, str]) -> None:
        self._stream, self._units = stream, units
        self.has_results = False
        self.doubtful: list[list[tuple[int, int]]] = []

    def look(self, start: int) -> Look:
        """One sheet, from its first record to its last; a chart in it is a sheet within the sheet."""
        look, depth = Look(), 0
        self.doubtful.append([])
        for kind, at, size in _records(self._stream, start):
            depth += (kind == _BOF) - (kind == _EOF)
            if depth <= 0:
                break
            if kind in _INTERESTING and depth == 1:
                self._record(look, kind, at, size)
        return look

    def _record(self, look: Look, kind: int, at: int, size: int) -> None:
        stream = self._stream
        if kind == _ROW:
            if stream[at + 12] & _HIDDEN_ROW:
                look.hidden.rows.add(unpack_from("<H", stream, at)[0])
        elif kind == _COLUMN:
            first, last, _, _, flags = unpack_from("<5H", stream, at)
            if flags & _HIDDEN_COLUMN:
                look.hidden.columns.update(range(first, min(last, _WIDEST) + 1))
        elif kind == _FILTERED:
            look.hidden.filtered = True
        elif kind == _MANY_RK:
            row, first = unpack_from("<HH", stream, at)
            for number in range((size - 6) // 6):
                self._unit(look, (row, first + number), unpack_from("<H", stream, at + 4 + 6 * number)[0])
        else:
            row, column, style = unpack_from("<3H", stream, at)
            self._unit(look, (row, column), style)
            self._value(look, kind, at, (row, column))

    def _unit(self, look: Look, cell: tuple[int, int], style: int) -> None:
        if style in self._units:
            look.units[cell] = self._units[style]

    def _value(self, look: Look, kind: int, at: int, cell: tuple[int, int]) -> None:
        """A cell that holds an error, or a formula; numbers need no second look."""
        stream = self._stream
        if kind == _ERROR and stream[at + 7]:
            look.faults[cell] = CellFault("error", ERRORS.get(stream[at + 6], "#?"))
        elif kind == _FORMULA:
            mark, flags = unpack_from("<H", stream, at + 12)[0], unpack_from("<H", stream, at + 14)[0]
            what = stream[at + 6] if mark == _NO_NUMBER else None
            if what == _OF_ERROR:
                look.faults[cell] = CellFault("error", ERRORS.get(stream[at + 8], "#?"))
                self.has_results = True
            elif what == _OF_BLANK or (what is None and unpack_from("<d", stream, at + 6)[0] == 0):
                if flags & _CALCULATE_ON_OPEN:
                    look.faults[cell] = CellFault("formula")
                else:
                    self.doubtful[-1].append(cell)
            else:
                self.has_results = True
