"""What calamine can't tell of an .ods: formulas without a value, error cells, units in formats, merges, what is hidden,
how far a sheet reaches.

One pass over content.xml, streaming; never builds a tree.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from etl.files import package
from etl.files.look import Look
from etl.files.opendocumentstyles import Styles, common_styles
from etl.files.package import FileFaultError
from etl.problems import files as problem_files
from etl.values.cells import CellFault

_ERROR_TEXT = re.compile(r"^(?:#(?:REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!)|Err:\d{3}|错误:\d{3})$")
_HIDING = frozenset({"collapse", "filter"})
_WIDEST, _MOST_FAULTS = 16_384, 100_000


@dataclass
class _Reader:
    """Where the pass is; a repeated cell or row counts as often as it is repeated."""

    styles: Styles
    sheets: dict[str, Look] = field(default_factory=dict)
    sheet: Look = field(default_factory=Look)
    row: int = 0
    column: int = 0
    header_column: int = 0
    row_times: int = 1
    cells: int = 0
    cell_times: int = 1
    in_text: bool = False
    depth: int = 0
    text: list[str] = field(default_factory=list)
    column_styles: list[tuple[int, str]] = field(default_factory=list)  # up to which column which style holds
    # Formulas without a value: blank ones where others have results, never calculated where none has any.
    doubtful: list[tuple[Look, list[tuple[int, int]]]] = field(default_factory=list)
    has_results: bool = False
    from_1904: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        self.styles.start(name, plain)
        if name == "table" and not self.depth:
            self.sheet = self.sheets.setdefault(plain.get("name", ""), Look())
            self.row = self.header_column = self.cells = 0
            self.column_styles = []
        elif name == "table-column":
            self._column(plain)
        elif name == "table-row":
            self.row_times, self.column = _times(plain, "number-rows-repeated"), 0
            if plain.get("visibility") in _HIDING and self.row_times < 2**16:
                self.sheet.hidden.rows.update(range(self.row, self.row + self.row_times))
                self.sheet.hidden.filtered |= plain["visibility"] == "filter"
        elif name in {"table-cell", "covered-table-cell"}:
            self._cell(attributes, plain)
        elif name == "annotation":
            self.depth += 1
        elif name == "null-date":
            self.from_1904 = plain.get("date-value", "").startswith("1904")

    def _column(self, plain: dict[str, str]) -> None:
        times = _times(plain, "number-columns-repeated")
        if plain.get("visibility") in _HIDING and times < _WIDEST:
            self.sheet.hidden.columns.update(range(self.header_column, self.header_column + times))
        self.header_column += times
        self.column_styles.append((self.header_column, plain.get("default-cell-style-name", "")))

    def _cell(self, attributes: dict[str, str], plain: dict[str, str]) -> None:
        times = _times(plain, "number-columns-repeated")
        kind = next((value for key, value in attributes.items() if key.endswith("office:1.0 value-type")), "")
        if kind:
            self.cells += times * self.row_times
            if self.cells > package.CELL_LIMIT:
                far = f"{self.cells:,}"
                raise FileFaultError(problem_files.TooLarge, what_zh=f"一张表 {far} 格", what_en=f"{far} cells")
        self.cell_times = times
        if "formula" in plain and not kind:
            self.doubtful.append((self.sheet, self._cells()))
        self.has_results = self.has_results or ("formula" in plain and bool(kind))
        if kind == "string":
            self.in_text, self.text = True, []
        elif kind in {"float", "currency"}:
            self._unit(plain)
        self._merge(plain)
        self.column += times

    def _unit(self, plain: dict[str, str]) -> None:
        """The unit that the format of the number just begun writes behind it."""
        style = plain.get("style-name") or next((style for end, style in self.column_styles if self.column < end), "")
        if unit := self.styles.unit(style):
            self.sheet.units.update(dict.fromkeys(self._cells(), unit))

    def _merge(self, plain: dict[str, str]) -> None:
        rows, columns = _times(plain, "number-rows-spanned"), _times(plain, "number-columns-spanned")
        if (rows, columns) != (1, 1) and len(self.sheet.merges) < _MOST_FAULTS:
            self.sheet.merges.append((self.row, self.column, self.row + rows - 1, self.column + columns - 1))

    def _cells(self) -> list[tuple[int, int]]:
        """The cell just begun, as often as it is repeated."""
        if self.cell_times * self.row_times > _MOST_FAULTS:
            raise FileFaultError(problem_files.DamagedFile)
        rows = range(self.row, self.row + self.row_times)
        return [(row, column) for row in rows for column in range(self.column, self.column + self.cell_times)]

    def end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        self.styles.end(name)
        if name == "table-cell" and self.in_text:
            text = "".join(self.text)
            if _ERROR_TEXT.match(text):
                self.column -= self.cell_times
                self.sheet.faults.update(dict.fromkeys(self._cells(), CellFault("error", text)))
                self.column += self.cell_times
            self.in_text = False
        elif name == "table-row":
            self.row += self.row_times
        elif name == "annotation":
            self.depth -= 1

    def data(self, text: str) -> None:
        self.styles.data(text)
        if self.in_text and not self.depth and len(self.text) < 4:
            self.text.append(text)


def _times(attributes: dict[str, str], name: str) -> int:
    """How often a cell or row is repeated; what is no number is damage."""
    return max(int(attributes.get(name, "1")), 1)


def looks(archive: zipfile.ZipFile) -> dict[str, Look]:
    """Every sheet of an .ods by its name; raises FileFaultError when one reaches too far or defines entities."""
    reader = _Reader(common_styles(archive))
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(*_: object) -> None:
        raise FileFaultError(problem_files.UnsafeFile)

    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.data
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    with archive.open("content.xml") as stream:
        parser.ParseFile(stream)
    if not reader.has_results:
        for sheet, cells in reader.doubtful:
            sheet.faults.update(dict.fromkeys(cells, CellFault("formula")))
    for sheet in reader.sheets.values():
        sheet.from_1904 = reader.from_1904
    return reader.sheets
