"""Cells with addresses, of every format: the only importer of calamine. Values as calamine gives them, from A1 on."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar, cast
from xml.parsers.expat import ExpatError

import python_calamine as calamine

from etl.files import numberformats, opendocument, package, textfile, xlsbrecords, xlsrecords
from etl.files.faultycells import Faults
from etl.files.look import Look, Merge
from etl.files.package import FileFaultError
from etl.files.visibility import Hidden
from etl.problems import files as problem_files
from etl.values.cells import CellFault

SIZE_LIMIT = 200 * 2**20
SHEET_LIMIT = 300
EXTENSIONS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".et", ".csv", ".tsv"})
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_CONTENTS = {
    "xlsx": ("Excel 工作簿", "an Excel workbook"), "xlsb": ("Excel 二进制工作簿", "a binary Excel workbook"),
    "xls": ("旧版 Excel 工作簿", "an old Excel workbook"), "ods": ("OpenDocument 表格", "an OpenDocument spreadsheet"),
    "text": ("文本", "text"), "other": ("别的文件", "something else"),
}  # fmt: skip
_FITTING = {
    ".xlsx": {"xlsx"}, ".xlsm": {"xlsx"}, ".xlsb": {"xlsb"}, ".xls": {"xls"}, ".ods": {"ods"}, ".et": {"xls", "xlsx"},
    ".csv": {"text"}, ".tsv": {"text"},
}  # fmt: skip
# What the standard library raises over a damaged package.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, ExpatError, LookupError, OSError, RuntimeError, ValueError, EOFError, struct.error,
)  # fmt: skip
_T = TypeVar("_T")
# One sheet's look, by its place among the workbook's sheets and its name.
_Looking = Callable[[int, str], Look]


@dataclass
class Grid:
    """One sheet's cells: `rows[r][c]` from A1 on, blank ones ''; `merges` as first row, column, last row, column.

    `units` are those that a cell's number format writes behind it; `concealed` says which rows and columns are hidden;
    `from_1904` that days without a format are counted from 1904. Of a table further down, `first` is its first row, and
    those above it are blank.
    """

    sheet: str
    rows: list[list[object]]
    hidden: bool = False
    merges: list[Merge] = field(default_factory=list)
    units: dict[tuple[int, int], str] = field(default_factory=dict)
    concealed: Hidden = field(default_factory=Hidden)
    from_1904: bool = False
    first: int = 0

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max(map(len, self.rows), default=0)


def content_of(data: bytes) -> str:
    """What a file holds, by its first bytes and its parts: a key of _CONTENTS."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise FileFaultError(problem_files.PasswordProtected)
        return "xls"
    if not data.startswith(_ZIP):
        return "text" if textfile.is_text(data) else "other"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except _BROKEN as fault:
        raise FileFaultError(problem_files.DamagedFile) from fault
    if "xl/workbook.xml" in names:
        return "xlsx"
    return "xlsb" if "xl/workbook.bin" in names else "ods" if "content.xml" in names else "other"


def read_grids(data: bytes, extension: str) -> Iterator[Grid]:
    """The sheets of a workbook, in order; raises FileFaultError with the problem when it can't be read."""
    if extension not in EXTENSIONS:
        raise FileFaultError(problem_files.UnknownFormat)
    if not data:
        raise FileFaultError(problem_files.EmptyFile)
    if len(data) > SIZE_LIMIT:
        size = f"{len(data) / 2**20:,.0f} MB"
        raise FileFaultError(problem_files.TooLarge, what_zh=size, what_en=size)
    content = content_of(data)
    if content not in _FITTING[extension]:
        zh, en = _CONTENTS[content]
        raise FileFaultError(problem_files.WrongExtension, extension=extension, content_zh=zh, content_en=en)
    if content == "text":
        yield _trimmed(Grid("", textfile.rows(data)))
    else:
        yield from _calamine_grids(data, content)


def _calamine_grids(data: bytes, content: str) -> Iterator[Grid]:
    look = _package_look(data, content)
    book = _guarded(lambda: calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)))
    if len(book.sheet_names) > SHEET_LIMIT:
        count = len(book.sheet_names)
        raise FileFaultError(problem_files.TooLarge, what_zh=f"{count} 张工作表", what_en=f"{count} sheets")
    worksheets = [entry for entry in book.sheets_metadata if entry.typ is calamine.SheetTypeEnum.WorkSheet]
    if not worksheets:
        raise FileFaultError(problem_files.NoSheet)
    for place, entry in enumerate(book.sheets_metadata):
        if entry not in worksheets:
            continue
        seen = look(place, entry.name)
        sheet = _guarded(partial(book.get_sheet_by_name, entry.name))
        # Lists of cells, taken as lists of anything: faults are written into them.
        rows = cast("list[list[object]]", _guarded(partial(sheet.to_python, skip_empty_area=False)))
        merges = [(*first, *last) for first, last in sheet.merged_cell_ranges or []] or seen.merges
        hidden = entry.visible is not calamine.SheetVisibleEnum.Visible
        rows = _with_faults(rows, seen.faults)
        yield _trimmed(Grid(entry.name, rows, hidden, merges, seen.units, seen.hidden, seen.from_1904))


def _guarded(read: Callable[[], _T]) -> _T:
    """What calamine reads, with its errors as problems. Its panics are BaseExceptions that no `Exception` catches."""
    try:
        return read()
    except calamine.PasswordError as fault:
        raise FileFaultError(problem_files.PasswordProtected) from fault
    except (calamine.CalamineError, OSError, ValueError) as fault:
        raise FileFaultError(problem_files.DamagedFile) from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":
            raise
        raise FileFaultError(problem_files.DamagedFile) from fault


def _package_look(data: bytes, content: str) -> _Looking:
    """Looks at the file, then gives each sheet's cells without a value, units in formats, and what is hidden."""
    if content == "xls":
        in_order = xlsrecords.looks(data)
        return lambda place, _name: in_order[place] if place < len(in_order) else Look()
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        package.check(archive)
        if content == "xlsx":
            return _xlsx_look(archive)
        package.verify(archive, but=())
        by_name = opendocument.looks(archive) if content == "ods" else xlsbrecords.looks(archive)
    except _BROKEN as fault:
        raise FileFaultError(problem_files.DamagedFile) from fault
    return lambda _place, name: by_name.get(name, Look())


def _xlsx_look(archive: zipfile.ZipFile) -> _Looking:
    parts = package.sheet_parts(archive)
    package.verify(archive, but=set(parts.values()))
    styles = numberformats.units_by_style(archive)
    from_1904 = package.counts_from_1904(archive)

    def look(_place: int, sheet: str) -> Look:
        if sheet not in parts:
            return Look()
        try:
            faults, look = Faults(), Look(from_1904=from_1904)
            for chunk in package.chunks(archive, parts[sheet]):
                faults.look(chunk)
                look.hidden.look(chunk)
                look.units |= numberformats.units_in(chunk, styles)
            look.faults = faults.cells
            return look
        except _BROKEN as fault:
            raise FileFaultError(problem_files.DamagedFile) from fault

    return look


def _with_faults(rows: list[list[object]], faults: dict[tuple[int, int], CellFault]) -> list[list[object]]:
    for (row, column), fault in faults.items():
        while len(rows) <= row:
            rows.append([])
        rows[row].extend([""] * (column + 1 - len(rows[row])))
        rows[row][column] = fault
    return rows


def _trimmed(grid: Grid) -> Grid:
    """The grid without the rows behind its last non-empty one, and with rows of one width."""
    width = grid.width
    for row in grid.rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
    while grid.rows and not any(cell is not None and cell != "" for cell in grid.rows[-1]):
        grid.rows.pop()
    return grid
