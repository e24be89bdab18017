"""A workbook as offices print it: A4 landscape, repeated heads, typed cells. Text never becomes a formula or a link."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from metrics.metric import Language
from metrics.plaintext import plain
from reports import colours

# xlsxwriter is untyped.
Sheet = Any
Format = Any
Chart = Any

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NAME_LENGTH = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))
_A4, _HIDE_GRID = 9, 2
_LINE_POINTS = 15.0

# What a cell is, and how it looks.
_STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16},
    "under": {"font_color": colours.MUTED},
    "sample": {"font_color": colours.BEHIND, "bold": True},
    "head": {
        "bold": True, "align": "center", "text_wrap": True, "bg_color": colours.SOFT, "border": 1,
        "border_color": colours.LINE, "bottom": 1, "bottom_color": colours.MUTED,
    },
    "section": {"bold": True, "font_color": colours.DONE, "bottom": 1, "bottom_color": colours.DONE},
    "text": {"border": 1, "border_color": colours.LINE, "text_wrap": True},
    "part": {"border": 1, "border_color": colours.LINE, "text_wrap": True, "indent": 1, "font_color": colours.MUTED},
    "centre": {"border": 1, "border_color": colours.LINE, "align": "center"},
    "number": {"border": 1, "border_color": colours.LINE, "align": "right", "indent": 1},
    "date": {"border": 1, "border_color": colours.LINE, "align": "center", "num_format": "yyyy-mm-dd"},
    "total": {"border": 1, "border_color": colours.LINE, "align": "right", "bold": True, "bg_color": colours.SOFT},
    "link": {
        "border": 1, "border_color": colours.LINE, "text_wrap": True, "font_color": colours.DONE, "underline": 1,
    },
    "label": {"font_color": colours.MUTED, "align": "right"},
    "note": {"font_color": colours.MUTED, "font_size": 9},
}  # fmt: skip


class Book:
    """A workbook in memory. `header` and `footer` stand on every printed page; they may hold anything."""

    def __init__(self, language: Language, header: str, footer: str) -> None:
        self.language: Language = language
        self._buffer = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._buffer, _OPTIONS)
        self._header, self._footer = (plain(text).replace("&", "&&") for text in (header, footer))
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}
        self._names: set[str] = set()
        self.font = colours.FONT_ZH if language == "zh" else colours.FONT_EN
        self._book.formats[0].set_font_name(self.font)
        self._book.formats[0].set_font_size(10)

    def name(self, wanted: str) -> str:
        """A name that a sheet can have and no other one has; reserved from now on."""
        base = plain(wanted).translate(_NOT_IN_NAMES).strip()[:_NAME_LENGTH] or "_"
        found, number = base, 2
        while found.lower() in self._names:
            found, number = f"{base[: _NAME_LENGTH - 4]} {number}", number + 1
        self._names.add(found.lower())
        return found

    def sheet(self, name: str, widths: Sequence[float], *, head_row: int | None = None, left: int = 0) -> Sheet:
        """A new sheet, ready to print; rows down to the head's stay on top and are repeated on every page."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.7)
        sheet.center_horizontally()
        sheet.hide_gridlines(_HIDE_GRID)
        sheet.set_header(f"&L&9{self._header}&R&9&A")
        sheet.set_footer(f"&L&9{self._footer}&R&9&P / &N")
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        if head_row is not None:
            sheet.repeat_rows(0, head_row)
            sheet.freeze_panes(head_row + 1, left)
        return sheet

    def style(self, style: str, **more: object) -> Format:
        """A named look, with properties of its own on top; the same one is made once."""
        properties = {"font_name": self.font, "font_size": 10, "valign": "vcenter", **_STYLES[style], **more}
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]

    def mark(self, **properties: object) -> Format:
        """What a conditional format changes, and nothing else."""
        return self._book.add_format(properties)

    def chart(self, kind: str, subtype: str | None = None) -> Chart:
        """A native chart, to be placed on a sheet."""
        return self._book.add_chart({"type": kind, **({"subtype": subtype} if subtype else {})})

    def closed(self) -> bytes:
        """The file's content; nothing can be written after."""
        self._book.close()
        return self._buffer.getvalue()


def heading(book: Book, sheet: Sheet, title: str, scope: str, lead: str = "", *, warns: bool = False) -> None:
    """What stands above a table: its title, whose and up to when, and what to know of it."""
    sheet.set_row(0, 28)
    text(sheet, 0, 0, title, book.style("title"))
    text(sheet, 1, 0, scope, book.style("under"))
    if lead:
        text(sheet, 2, 0, lead, book.style("sample" if warns else "under"))


def heads(book: Book, sheet: Sheet, row: int, names: Iterable[str], height: float = 30) -> None:
    """The head of a table."""
    sheet.set_row(row, height)
    for column, name in enumerate(names):
        sheet.write_string(row, column, name, book.style("head"))


def text(sheet: Sheet, row: int, column: int, value: object, style: Format) -> None:
    """A text as a text, however it begins; none is a blank cell."""
    said = plain(value)
    if said:
        sheet.write_string(row, column, said, style)
    else:
        sheet.write_blank(row, column, None, style)


def address(row: int, column: int, sheet: str = "") -> str:
    """A cell as formulas name it, fixed where it is in another sheet: D7, '全市'!$D$7."""
    if not sheet:
        return str(xl_rowcol_to_cell(row, column))
    return f"{quoted(sheet)}!{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"


def quoted(sheet: str) -> str:
    """A sheet's name as formulas and links have it."""
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'"


def em(value: str) -> float:
    """How wide a text is in characters of a column: a Chinese one takes two."""
    wide = 0 if value.isascii() else sum(1 for sign in value if unicodedata.east_asian_width(sign) in "WF")
    return float(len(value) + wide)


def height(texts: Iterable[tuple[str, float]]) -> float:
    """The height of a row in which each text wraps within the width of its column."""
    lines = max((-(-em(value) // max(width - 1, 1)) for value, width in texts if value), default=1.0)
    return max(18.0, lines * _LINE_POINTS + 3)
