"""One sheet of an answer: cells coloured in place, missing ones made, and the drawing of its comments named."""

from __future__ import annotations

import bisect
import contextlib
import re
from collections.abc import Mapping

from etl.address import address, parse
from etl.answer.findings import Cell, Mark
from etl.answer.package import RELATIONSHIPS
from etl.answer.rowscan import scan_rows
from etl.answer.splice import Edits, NotEditableError, is_empty, prefix_of, scan, tag_end, with_attributes
from etl.answer.styles import Styles

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# What stands behind the name of the comments' drawing in a sheet.
_BEHIND = frozenset({"legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls",
                     "webPublishItems", "tableParts", "extLst"})  # fmt: skip
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?\bref\s*=\s*[\"']([A-Z]+\d+):([A-Z]+\d+)[\"']")
_DRAWING = re.compile(rb"<(?:\w+:)?legacyDrawing\s[^>]*?:id\s*=\s*[\"']([^\"']+)[\"']")
_WIDTH, _HEIGHT = 9.0, 15.0


class SheetEditor:
    """The edits to one sheet's XML. `widths` of columns (characters) and `heights` of rows (points) come out of it."""

    def __init__(self, data: bytes, marks: Mapping[Cell, Mark], styles: Styles) -> None:
        self._data, self._styles = data, styles
        self.marks = _on_anchors(data, marks)
        self._rows: dict[int, list[int]] = {}
        for row, column in sorted(self.marks):
            self._rows.setdefault(row, []).append(column)
        self._waiting = sorted(self._rows)
        self._edits = Edits()
        self._prefix = self._main_prefix()
        self._row, self._column, self._row_style = -1, -1, 0
        self._columns: list[int] = []
        self._column_styles: list[tuple[int, int, int]] = []
        self.widths: dict[int, float] = {}
        self.heights: dict[int, float] = {}
        self.default_width, self.default_height = _WIDTH, _HEIGHT
        self._has_data, self._drawing_place, self._depth = False, -1, 0
        named = _DRAWING.search(data, max(data.rfind(b"sheetData"), 0))
        self.drawing = named[1].decode() if named else ""

    def edited(self, drawing: str = "") -> bytes:
        """The sheet with its cells coloured; `drawing` is the relation of its comments' drawing if that is new."""
        handlers = {
            "row": self._start_row, "c": self._start_cell, "col": self._start_column, "sheetData": self._start_data,
            "sheetFormatPr": self._start_format, "dimension": self._start_dimension, "sheetView": self._start_view,
        }  # fmt: skip
        tags = {self._prefix + tag: handler for tag, handler in handlers.items()}
        ends = {self._prefix + "row": self._end_row, self._prefix + "sheetData": self._end_data}
        behind = {self._prefix + tag for tag in _BEHIND}

        def start(at: int, tag: str, attributes: dict[str, str]) -> None:
            if self._depth == 1 and self._has_data and self._drawing_place < 0 and tag in behind:
                self._drawing_place = at
            self._depth += 1
            if tag in tags:
                tags[tag](at, attributes)

        def end(at: int, tag: str) -> None:
            self._depth -= 1
            if tag in ends:
                ends[tag](at)
            if self._depth == 0 and self._drawing_place < 0:
                self._drawing_place = at

        if self._styles.ours:  # an earlier answer's colours may stand in any cell
            scan(self._data, start, end)
        else:
            scan_rows(self._data, self._prefix, self._waiting.copy(), start, end)
        if not self._has_data:
            raise NotEditableError("no sheetData")
        if drawing and not self.drawing:
            new = f'<{self._prefix}legacyDrawing xmlns:mzr="{RELATIONSHIPS}" mzr:id="{drawing}"/>'
            self._edits.insert(self._drawing_place, new.replace("mzr", "r").encode())
        return self._edits.apply(self._data)

    def column_pixels(self, column: int) -> float:
        """How wide a column shows, known after `edited`."""
        return self.widths.get(column, self.default_width) * 7 + 5

    def row_pixels(self, row: int) -> float:
        """How high a row shows, known after `edited`."""
        return self.heights.get(row, self.default_height) * 4 / 3

    def _main_prefix(self) -> str:
        root: list[tuple[str, dict[str, str]]] = []

        def start(_at: int, tag: str, attributes: dict[str, str]) -> None:
            root.append((tag, attributes))
            raise StopIteration

        # The first element is all that is wanted; the scan is left by this.
        with contextlib.suppress(StopIteration):
            scan(self._data, start)
        tag, attributes = root[0] if root else ("", {})
        prefix = prefix_of(tag)
        if attributes.get(f"xmlns:{prefix[:-1]}" if prefix else "xmlns") != MAIN or tag != f"{prefix}worksheet":
            raise NotEditableError(f"a sheet of another kind: {tag}")
        return prefix

    def _start_view(self, at: int, attributes: dict[str, str]) -> None:
        """No sheet but the list is selected: what is typed into several selected sheets goes into all of them."""
        if attributes.get("tabSelected", "0") not in {"0", "false"}:
            self._set(at, tabSelected="0")

    def _start_format(self, _at: int, attributes: dict[str, str]) -> None:
        self.default_width = _number(attributes.get("defaultColWidth"), _WIDTH)
        self.default_height = _number(attributes.get("defaultRowHeight"), _HEIGHT)

    def _start_column(self, _at: int, attributes: dict[str, str]) -> None:
        first, last = (int(_number(attributes.get(name), 0)) - 1 for name in ("min", "max"))
        self._column_styles.append((first, last, int(_number(attributes.get("style"), 0))))
        width = 0.0 if attributes.get("hidden") in {"1", "true"} else _number(attributes.get("width"), _WIDTH)
        self.widths.update(dict.fromkeys(range(first, min(last + 1, first + 512)), width))

    def _start_dimension(self, at: int, attributes: dict[str, str]) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        try:
            cells = [parse(first), parse(last or first), *self.marks]
        except ValueError:
            return
        rows, columns = [row for row, _ in cells], [column for _, column in cells]
        reference = f"{address(min(rows), min(columns))}:{address(max(rows), max(columns))}"
        if self.marks and reference != attributes["ref"]:
            self._set(at, ref=reference)

    def _start_data(self, at: int, _: dict[str, str]) -> None:
        inner = tag_end(self._data, at)
        self._has_data = True
        if is_empty(self._data, inner):
            rows = b"".join(self._new_row(row) for row in self._waiting)
            self._waiting = []
            if rows:
                opening = self._data[at : inner - 2].rstrip() + b">"
                self._edits.replace(at, inner, opening + rows + f"</{self._prefix}sheetData>".encode())

    def _end_data(self, at: int) -> None:
        self._edits.insert(at, b"".join(self._new_row(row) for row in self._waiting))
        self._waiting = []

    def _start_row(self, at: int, attributes: dict[str, str]) -> None:
        self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
        self._column = -1
        earlier = bisect.bisect_left(self._waiting, self._row)
        if earlier:
            self._edits.insert(at, b"".join(self._new_row(row) for row in self._waiting[:earlier]))
            del self._waiting[:earlier]
        if "ht" in attributes:
            self.heights[self._row] = _number(attributes["ht"], _HEIGHT)
        own = attributes.get("customFormat") in {"1", "true"}
        self._row_style = int(_number(attributes.get("s"), 0)) if own else -1
        self._columns = []
        if self._waiting[:1] == [self._row]:
            self._waiting.pop(0)
            self._open_row(at, attributes)

    def _open_row(self, at: int, attributes: dict[str, str]) -> None:
        """A row with marks: its spans are widened; one written <row/> is written out."""
        self._columns = list(self._rows[self._row])
        inner = tag_end(self._data, at)
        tag = self._data[at:inner]
        first, _, last = attributes.get("spans", "").partition(":")
        if first.isdigit() and last.isdigit():
            wider = (min(int(first), self._columns[0] + 1), max(int(last), self._columns[-1] + 1))
            if wider != (int(first), int(last)):
                tag = with_attributes(tag, {"spans": f"{wider[0]}:{wider[1]}"})
        if is_empty(self._data, inner):
            cells = self._new_cells(self._row, self._columns)
            self._columns = []
            tag = tag[:-2].rstrip() + b">" + cells + f"</{self._prefix}row>".encode()
        if tag != self._data[at:inner]:
            self._edits.replace(at, inner, tag)

    def _end_row(self, at: int) -> None:
        if self._columns:
            self._edits.insert(at, self._new_cells(self._row, self._columns))
            self._columns = []

    def _start_cell(self, at: int, attributes: dict[str, str]) -> None:
        if not self._columns and not self._styles.ours:
            return
        self._column = parse(attributes["r"])[1] if "r" in attributes else self._column + 1
        earlier = bisect.bisect_left(self._columns, self._column)
        if earlier:
            self._edits.insert(at, self._new_cells(self._row, self._columns[:earlier]))
            del self._columns[:earlier]
        base = int(_number(attributes.get("s"), 0))
        if self._columns[:1] == [self._column]:
            self._columns.pop(0)
            self._set(at, s=str(self._styles.marked(base, self.marks[self._row, self._column].severity)))
        elif base in self._styles.ours:
            self._set(at, s=str(self._styles.unmarked(base)))

    def _new_row(self, row: int) -> bytes:
        self._row_style = -1
        cells = self._new_cells(row, self._rows[row])
        return f'<{self._prefix}row r="{row + 1}">'.encode() + cells + f"</{self._prefix}row>".encode()

    def _new_cells(self, row: int, columns: list[int]) -> bytes:
        return b"".join(
            f'<{self._prefix}c r="{address(row, column)}" s="{self._new_style(row, column)}"/>'.encode()
            for column in columns
        )

    def _new_style(self, row: int, column: int) -> int:
        """A cell that isn't there shows the style of its row, else of its column."""
        base = self._row_style
        if base < 0:
            base = next((style for first, last, style in self._column_styles if first <= column <= last), 0)
        return self._styles.marked(base, self.marks[row, column].severity)

    def _set(self, at: int, **attributes: str) -> None:
        end = tag_end(self._data, at)
        self._edits.replace(at, end, with_attributes(self._data[at:end], attributes))


def _on_anchors(data: bytes, marks: Mapping[Cell, Mark]) -> dict[Cell, Mark]:
    """The marks, those inside a merged range on its first cell: no other one shows anything."""
    rows = sorted({row for row, _ in marks})
    merges: dict[int, list[tuple[Cell, Cell]]] = {}
    for match in _MERGE.finditer(data, max(data.rfind(b"sheetData"), 0)) if marks else ():
        first, last = parse(match[1].decode()), parse(match[2].decode())
        for row in rows[bisect.bisect_left(rows, first[0]) : bisect.bisect_right(rows, last[0])]:
            merges.setdefault(row, []).append((first, last))
    found: dict[Cell, Mark] = {}
    for (row, column), mark in marks.items():
        covering = (first for first, last in merges.get(row, ()) if first[1] <= column <= last[1])
        anchor = next(covering, (row, column))
        found[anchor] = found[anchor].with_other(mark) if anchor in found else mark
    return found


def _number(value: str | None, otherwise: float) -> float:
    try:
        return float(value) if value is not None else otherwise
    except ValueError:
        return otherwise
