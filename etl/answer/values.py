"""An answer to a file that isn't edited in place: an .xlsx copy of its values, marked the same way."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.answer.book import Request, free_sheet_name, save_sealed
from etl.answer.boxes import BOX_WIDTH, box_height
from etl.answer.comments import AUTHOR
from etl.answer.findings import HEADERS, ListRow, Mark, left_out, list_rows, marks
from etl.answer.listsheet import HEAD_ROW, WIDTHS, link_to, opening_height, opening_lines, row_height
from etl.answer.package import Package
from etl.answer.splice import plain
from etl.answer.styles import COLOURS, HEAD_COLOUR, LINE_COLOUR
from etl.values.cells import CellFault
from etl.workbook import Grid

_OPTIONS = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FORMATS = {dt.datetime: "yyyy-mm-dd hh:mm", dt.date: "yyyy-mm-dd", dt.time: "hh:mm:ss", dt.timedelta: "[h]:mm:ss"}
_FIRST_DAY = dt.date(1900, 3, 1)
_WIDEST = 36
UNNAMED = "数据"
Formats = dict[tuple[str, str], Format]


def copy_values(grids: Sequence[Grid], request: Request, out: Path) -> None:
    """Write a workbook with the sheets' values, every text as text, the problems' cells marked."""
    with Workbook(str(out), _OPTIONS) as book:
        book.set_properties({"created": dt.datetime(2000, 1, 1)})
        names = _sheet_names(grids)
        first = book.add_worksheet(free_sheet_name(names.values()))
        formats: Formats = {}
        for grid in grids:
            sheet = book.add_worksheet(names[grid.sheet])
            _write_sheet(book, sheet, grid, marks(request.problems, grid.sheet), formats)
        _write_list(book, first, request, names)
        first.activate()
    save_sealed(Package(out.read_bytes()), request, out)


def _sheet_names(grids: Sequence[Grid]) -> dict[str, str]:
    """A name that Excel takes for each sheet."""
    names: dict[str, str] = {}
    for grid in grids:
        base = _NOT_IN_NAMES.sub("_", plain(grid.sheet)).strip("'")[:28] or UNNAMED
        taken = {name.lower() for name in names.values()}
        tries = (base, *(f"{base}{number}" for number in range(2, 400)))
        names[grid.sheet] = next(name for name in tries if name.lower() not in taken and name.lower() != "history")
    return names


def _write_sheet(
    book: Workbook, sheet: Worksheet, grid: Grid, found: Mapping[tuple[int, int], Mark], formats: Formats
) -> None:
    if grid.hidden:
        sheet.hide()
    sheet.set_comments_author(AUTHOR)
    for row, column, last_row, last_column in grid.merges:
        if (row, column) < (last_row, last_column):
            sheet.merge_range(row, column, last_row, last_column, "")
    width = grid.width
    for row, cells in enumerate(grid.rows):
        for column, value in enumerate(cells):
            if (row, column) in found:
                _write_cell(book, sheet, (row, column), value, formats, COLOURS[found[row, column].severity])
            elif value is not None and value != "":
                _write_cell(book, sheet, (row, column), value, formats, "")
    for (row, column), mark in found.items():
        if row >= len(grid.rows) or column >= width:
            _write_cell(book, sheet, (row, column), "", formats, COLOURS[mark.severity])
        if mark.comment:
            size = {"width": BOX_WIDTH, "height": box_height(mark.comment), "font_size": 9, "font_name": "微软雅黑"}
            sheet.write_comment(row, column, plain(mark.comment), size)
    for column, wide in enumerate(_widths(grid)):
        sheet.set_column(column, column, wide)


def _write_cell(
    book: Workbook, sheet: Worksheet, cell: tuple[int, int], value: object, formats: Formats, colour: str
) -> None:  # fmt: skip
    if not colour and type(value) is str:  # most cells
        sheet.write_string(*cell, plain(value))
        return
    shown = _shown(value)
    number_format = _FORMATS.get(type(shown), "")
    look = _format(book, formats, number_format, colour)
    if isinstance(shown, bool):
        sheet.write_boolean(*cell, shown, look)
    elif isinstance(shown, int | float):
        sheet.write_number(*cell, shown, look)
    elif isinstance(shown, dt.date | dt.time | dt.timedelta):
        sheet.write_datetime(*cell, shown, look)
    elif shown == "":
        sheet.write_blank(*cell, None, look)
    else:
        sheet.write_string(*cell, shown, look)


def _shown(value: object) -> bool | float | str | dt.date | dt.time | dt.timedelta:
    """The value as Excel can hold it; anything else as text."""
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, CellFault):
        return plain(value.shown or "（公式没有结果）")
    if isinstance(value, dt.datetime):
        whole = value if value.time() != dt.time() else value.date()
        return whole if value.date() >= _FIRST_DAY else f"{whole}"
    if isinstance(value, dt.date):
        return value if value >= _FIRST_DAY else f"{value}"
    if isinstance(value, bool | int | dt.time | dt.timedelta):
        return value
    return "" if value is None else plain(str(value))


def _format(book: Workbook, formats: Formats, number_format: str, colour: str) -> Format | None:
    if not number_format and not colour:
        return None
    if (number_format, colour) not in formats:
        look = {"num_format": number_format, "bg_color": _rgb(colour) if colour else ""}
        formats[number_format, colour] = book.add_format({name: value for name, value in look.items() if value})
    return formats[number_format, colour]


def _widths(grid: Grid) -> list[float]:
    """Columns as wide as their first rows need."""
    widths = [8.5] * grid.width
    for row in grid.rows[:60]:
        filled = [cell for cell in row if cell not in ("", None)]
        for column, cell in enumerate(row) if len(filled) > 2 else ():
            signs = sum(2 if sign > "\u2e80" else 1 for sign in str(cell)[:_WIDEST])
            widths[column] = min(max(widths[column], signs + 2), _WIDEST)
    return widths


def _list_looks(book: Workbook) -> dict[str, Format]:
    """The formats of the list of problems by name, as `Styles.list_styles` has them."""
    base: dict[str, object] = {"font_name": "微软雅黑", "font_size": 11, "align": "left", "valign": "top"}
    base |= {"text_wrap": True}
    line = {**base, "bottom": 1, "bottom_color": _rgb(LINE_COLOUR)}
    looks = {
        "title": {**base, "bold": True, "font_size": 14}, "note": {**base, "font_size": 10, "font_color": "#595959"},
        "head": {**line, "bold": True, "bg_color": _rgb(HEAD_COLOUR)}, "text": line,
        "link": {**line, "underline": 1, "font_color": "#0563C1"},
    }  # fmt: skip
    looks |= {name: {**line, "bg_color": _rgb(colour)} for name, colour in COLOURS.items()}
    return {name: book.add_format(look) for name, look in looks.items()}


def _write_list(book: Workbook, sheet: Worksheet, request: Request, names: Mapping[str, str]) -> None:
    looks = _list_looks(book)
    rows = list_rows(request.problems)
    for number, (style, words) in enumerate(opening_lines(request.name, request.chain, request.copied)):
        sheet.set_row(number, opening_height(number))
        sheet.merge_range(number, 0, number, len(WIDTHS) - 1, plain(words), looks[style])
    for column, (width, header) in enumerate(zip(WIDTHS, HEADERS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(HEAD_ROW - 1, column, header, looks["head"])
    for number, row in enumerate(rows, start=HEAD_ROW):
        _write_list_row(sheet, number, row, looks, names)
    sheet.write_string(HEAD_ROW + len(rows), 1, left_out(request.problems))
    sheet.freeze_panes(HEAD_ROW, 0)
    sheet.hide_gridlines(2)
    sheet.set_tab_color("#C00000")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write_list_row(
    sheet: Worksheet, number: int, row: ListRow, looks: Mapping[str, Format], names: Mapping[str, str]
) -> None:  # fmt: skip
    values = [plain(value) for value in (row.values[0], names.get(row.sheet, row.sheet), *row.values[2:])]
    sheet.set_row(number, row_height(values))
    sheet.write_number(number, 0, int(values[0]), looks["text"])
    for column, value in enumerate(values[1:], start=1):
        sheet.write_string(number, column, value, looks[row.severity] if column == len(values) - 1 else looks["text"])
    if row.sheet in names:
        place = f"internal:{link_to(names[row.sheet], row.target)}"
        sheet.write_url(number, 2, place, looks["link"], values[2] or row.target)


def _rgb(colour: str) -> str:
    return f"#{colour[2:]}"
