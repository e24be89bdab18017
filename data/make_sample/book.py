"""Writing a workbook as an office would: title, unit, header, rows, 合计, notes; the same content each time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format

from data.make_sample.draw import total
from data.make_sample.row import Cell, Row
from data.make_sample.words import Layout, layouts

MARKER = "（示例数据：明细为虚构）"
SERIAL = "序号"
WIDTHS = {"date": 12, "month": 10, "money": 15, "integer": 9, "decimal": 10, "enum": 11, "county": 10, "year": 7}
WIDE = {"note": 30, "theme": 34, "title": 40, "content": 44, "location": 26, "donor_name": 28, "recipient_unit": 28}


@dataclass(frozen=True)
class Habit:
    """How one office fills in its sheets: what an importer must take as it comes. The default is the plain form."""

    in_wan: bool = False
    """Amounts in 万元, and the unit row says so."""
    dates: str = "date"
    """`date` for true dates, `dots` for the text 2020.01.22, `chinese` for Excel's built-in 2020年1月22日."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Other wordings of a field's header."""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Merged upper headers over neighbouring fields: a header of two rows."""
    left_out: tuple[str, ...] = ()
    serial: bool = True
    first_column: int = 0
    intro: str = ""
    text_numbers: tuple[str, ...] = ()
    full_width: bool = False
    stray_space: bool = False
    subtotals: bool = False
    closing_note: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet: rows by field name. `sums` are the fields that the 合计 row adds up."""

    kind: str
    title: str
    rows: Sequence[Row]
    unit: str = "单位：元"
    name: str = ""
    sums: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    marker: str = MARKER
    filtered: bool = False
    habit: Habit = field(default_factory=lambda: Habit(serial=False))


def write_book(path: Path, year: int, sheets: Sequence[Sheet]) -> None:
    """Write `sheets` to `path`. The file's dates are those of the year, not of the day it is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": path.stem, "comments": "示例数据", "created": dt.datetime(year, 12, 31, 9, 0)})
    for sheet in sheets:
        _Writer(book, sheet).write()
    book.close()


class _Writer:
    """Writes one sheet from top to bottom; `at` is the next free row."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Sheet) -> None:
        self.sheet, self.habit = sheet, sheet.habit
        self.layout: Layout = layouts()[sheet.kind]
        self.page = book.add_worksheet(sheet.name or self.layout.name)
        self.formats = _formats(book, self.habit)
        self.fields = self._used_fields()
        self.at = 0

    def _used_fields(self) -> list[str]:
        """The layout's fields in order, without those left out or filled in no row."""
        unused = {"note", "approximations", "county", "year"} - {name for row in self.sheet.rows for name in row}
        skipped = unused | set(self.sheet.left_out) | set(self.habit.left_out)
        serial = [SERIAL] if self.habit.serial else []
        return serial + [name for name in self.layout.headers if name not in skipped]

    def write(self) -> None:
        self._top()
        self._header()
        self.page.freeze_panes(self.at, self.habit.first_column + 2)
        top = self.at - 1
        self._body()
        if self.sheet.filtered:
            last = self.habit.first_column + len(self.fields) - 1
            self.page.autofilter(top, self.habit.first_column, self.at - 1, last)
        if self.sheet.sums:
            self._sum_row("合计", self.sheet.rows, "total")
        for note in (*self.sheet.notes, *filter(None, [self.habit.closing_note])):
            self.page.write_string(self.at, self.habit.first_column, f"备注：{note}", self.formats["note"])
            self.at += 1
        for index, name in enumerate(self.fields):
            width = WIDE.get(name, WIDTHS.get(self.layout.types.get(name, "integer"), 16))
            self.page.set_column(self.habit.first_column + index, self.habit.first_column + index, width)

    def _top(self) -> None:
        first, last = self.habit.first_column, self.habit.first_column + len(self.fields) - 1
        self.page.merge_range(0, first, 0, last, self.sheet.title + self.sheet.marker, self.formats["title"])
        self.page.set_row(0, 30)
        unit = "单位：万元" if self.habit.in_wan else self.sheet.unit
        self.page.write_string(1, first, unit, self.formats["unit"])
        self.at = 2
        if self.habit.intro:
            self.page.merge_range(2, first, 2, last, self.habit.intro, self.formats["note"])
            self.at = 3

    def _header(self) -> None:
        words = [self._word(name) for name in self.fields]
        groups = {name: group for group, names in self.habit.groups.items() for name in names}
        if not groups:
            self.page.write_row(self.at, self.habit.first_column, words, self.formats["header"])
            self.at += 1
            return
        for index, name in enumerate(self.fields):
            column = self.habit.first_column + index
            if name in groups:
                self.page.write_string(self.at + 1, column, words[index], self.formats["header"])
            else:
                self.page.merge_range(self.at, column, self.at + 1, column, words[index], self.formats["header"])
        for group, names in self.habit.groups.items():
            first = self.habit.first_column + self.fields.index(names[0])
            self.page.merge_range(self.at, first, self.at, first + len(names) - 1, group, self.formats["header"])
        self.at += 2

    def _word(self, name: str) -> str:
        return self.habit.headers.get(name) or (name if name == SERIAL else self.layout.headers[name])

    def _body(self) -> None:
        for number, (row, ends_quarter) in enumerate(self._rows_with_quarters(), start=1):
            for index, name in enumerate(self.fields):
                value = number if name == SERIAL else row.get(name)
                if value is not None:
                    self._cell(self.habit.first_column + index, name, value, number)
            self.at += 1
            if ends_quarter:
                self._sum_row("小计", ends_quarter, "total")

    def _rows_with_quarters(self) -> Iterator[tuple[Row, list[Row]]]:
        """Each row, and where it ends a quarter and the office adds subtotals, the rows of that quarter."""
        gathered: list[Row] = []
        rows = self.sheet.rows
        for index, row in enumerate(rows):
            gathered.append(row)
            last = index + 1 == len(rows) or _quarter(rows[index + 1]) != _quarter(row)
            yield row, gathered if self.habit.subtotals and last else []
            gathered = [] if last else gathered

    def _sum_row(self, label: str, rows: Sequence[Row], style: str) -> None:
        for index, name in enumerate(self.fields):
            column = self.habit.first_column + index
            if index == 0:
                self.page.write_string(self.at, column, label, self.formats[style])
            elif name in self.sheet.sums and any(row.get(name) is not None for row in rows):
                self._number(column, name, total(row.get(name) for row in rows), f"{style}_")
            else:
                self.page.write_blank(self.at, column, None, self.formats[style])
        self.at += 1

    def _cell(self, column: int, name: str, value: Cell, number: int) -> None:
        if isinstance(value, dt.date):
            self._date(column, name, value)
        elif isinstance(value, str):
            self.page.write_string(self.at, column, self._text(name, value, number), self.formats["text"])
        elif name in self.habit.text_numbers and number % 7 == 3:
            self.page.write_string(self.at, column, _digits(str(value), self.habit.full_width), self.formats["text"])
        else:
            self._number(column, name, Decimal(str(value)), "")

    def _text(self, name: str, value: str, number: int) -> str:
        """The text, in an untidy office with stray white space in some cells."""
        if not self.habit.stray_space or self.layout.types.get(name) not in ("text", "county") or number % 5 != 2:
            return value
        return f" {value}\u3000" if number % 2 else f"{value}\u200b\xa0"

    def _date(self, column: int, name: str, value: dt.date) -> None:
        if self.layout.types.get(name) == "month":
            self.page.write_datetime(self.at, column, value, self.formats["month"])
        elif self.habit.dates == "dots":
            self.page.write_string(self.at, column, f"{value:%Y.%m.%d}", self.formats["text"])
        else:
            self.page.write_datetime(self.at, column, value, self.formats["date"])

    def _number(self, column: int, name: str, value: Decimal, prefix: str) -> None:
        money = self.layout.types.get(name) == "money"
        if money and self.habit.in_wan:
            value /= 10000
        plain = {"year": "year", "decimal": "decimal"}.get(self.layout.types.get(name, ""), "number")
        style = self.formats[prefix + ("money" if money else plain)]
        self.page.write_number(self.at, column, float(value), style)


def _formats(book: xlsxwriter.Workbook, habit: Habit) -> dict[str, Format]:
    """The few cell formats of one sheet."""
    base = {"font_name": "宋体", "font_size": 11, "border": 1, "valign": "vcenter"}
    money = {"num_format": "#,##0.0000##" if habit.in_wan else "#,##0.00"}
    date = {"num_format": 31 if habit.dates == "chinese" else "yyyy-mm-dd", "align": "center"}
    total_row = base | {"bold": True, "bg_color": "#F2F2F2"}
    plain = {"font_name": "宋体", "font_size": 10}
    return {
        "title": book.add_format({"font_name": "黑体", "font_size": 16, "align": "center", "valign": "vcenter"}),
        "unit": book.add_format(plain),
        "note": book.add_format(plain | {"italic": True}),
        "header": book.add_format(
            base | {"bold": True, "bg_color": "#DDEBF7", "align": "center", "text_wrap": True, "font_name": "黑体"}
        ),
        "text": book.add_format(base),
        "number": book.add_format(base | {"num_format": "#,##0"}),
        "decimal": book.add_format(base),
        "year": book.add_format(base | {"num_format": "0"}),
        "money": book.add_format(base | money),
        "date": book.add_format(base | date),
        "month": book.add_format(base | {"num_format": 'yyyy"年"m"月"', "align": "center"}),
        "total": book.add_format(total_row),
        "total_number": book.add_format(total_row | {"num_format": "#,##0"}),
        "total_decimal": book.add_format(total_row),
        "total_money": book.add_format(total_row | money),
    }


def _quarter(row: Row) -> int:
    day = row.get("started_on")
    return (day.month - 1) // 3 if isinstance(day, dt.date) else 0


def _digits(text: str, full_width: bool) -> str:
    """A number as text, in full-width digits where the office types them so."""
    return text.translate({ord("0") + i: ord("０") + i for i in range(10)}) if full_width else text
