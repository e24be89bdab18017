"""The pack as a workbook: notice, gifts and uses for the public; checks, earlier issues, due dates for the office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from metrics.metric import Language
from metrics.units import sheet_format
from reports import colours, sheets
from reports.disclosure.pack import Pack, Total
from reports.disclosure.tables import AMOUNT, DUES, GIFTS, ISSUES, SORT, USES, Cell, Column, Tables
from reports.sheets import Book, Format, Sheet, address, quoted
from reports.wording import Words

_HEAD = 3
_NOTICE, _CHECKS = (42, 24, 40), (42, 24, 24, 12)
_STATE = 4


def workbook(pack: Pack, language: Language) -> bytes:
    """The .xlsx."""
    say, evidence = Words(language), pack.evidence
    header = say.of(evidence.society) + (f" · {say('document.sample')}" if evidence.is_sample else "")
    footer = say("document.footer", day=say.date(evidence.scope.cut_off), generation=evidence.generation)
    pages = _Pages(Book(language, header, footer), Tables(pack, say))

    pages.notice()
    pages.listed("gifts", GIFTS, pages.tables.gifts)
    pages.listed("uses", USES, pages.tables.uses)
    pages.checks()
    pages.table("issues", ISSUES, pages.tables.issues)
    pages.dues()
    return pages.book.closed()


def title(pack: Pack, say: Words) -> str:
    """What the issue is called."""
    return say("disclosure.title", society=say.of(pack.evidence.society), n=pack.number)


class _Pages:
    """The sheets of a pack."""

    def __init__(self, book: Book, tables: Tables) -> None:
        self.book, self.tables = book, tables
        self.pack, self.say = tables.pack, tables.say
        keys = ("notice", "gifts", "uses", "checks", "issues", "dues")
        self.names = {key: book.name(self.say(f"disclosure.sheet.{key}")) for key in keys}

    def notice(self) -> None:
        """For the public: whose gifts and uses of which days, and what they come to."""
        sheet, say = self.book.sheet(self.names["notice"], _NOTICE, head_row=_HEAD), self.say
        self._heading(sheet, title(self.pack, say))
        sheets.heads(
            self.book, sheet, _HEAD, (say(f"disclosure.column.{head}") for head in ("total", "listed", "where"))
        )
        row = _HEAD
        for row, total in enumerate(self.pack.totals, start=_HEAD + 1):
            self._total(sheet, row, total)
            sheet.write_url(row, 2, f"internal:{quoted(self.names[total.table])}!A1", self.book.style("link"), " ")
            sheets.text(sheet, row, 2, self.names[total.table], self.book.style("link"))
        for place, key in enumerate(("persons", "goods"), start=row + 2):
            sheets.text(sheet, place, 0, say(f"disclosure.note.{key}"), self.book.style("under"))
        ink = self.book.style("under", font_color=colours.INK)
        sheets.text(sheet, row + 6, 2, say.of(self.pack.evidence.society), ink)
        sheets.text(sheet, row + 7, 2, say("disclosure.to_sign"), self.book.style("under"))

    def checks(self) -> None:
        """For the office: whether the totals are the figures that its documents state, and what is open."""
        sheet, say = self.book.sheet(self.names["checks"], _CHECKS, head_row=_HEAD), self.say
        self._heading(sheet, say("disclosure.heading.checks", title=title(self.pack, say)))
        heads = ("total", "listed", "figure", "agrees")
        sheets.heads(self.book, sheet, _HEAD, (say(f"disclosure.column.{head}") for head in heads))
        yes, no, row = say("workbook.agrees"), say("workbook.differs"), _HEAD
        for row, total in enumerate(self.pack.totals, start=_HEAD + 1):
            self._total(sheet, row, total)
            sheet.write_number(row, 2, float(total.figure), self._number(total))
            rule = f'=IF(ABS({address(row, 1)}-{address(row, 2)})<0.005,"{yes}","{no}")'
            colour = colours.INK if total.agrees else colours.BEHIND
            style = self.book.style("centre", font_color=colour, bold=not total.agrees)
            sheet.write_formula(row, 3, rule, style, yes if total.agrees else no)
        for place, text in enumerate(self._remarks(), start=row + 2):
            sheets.text(sheet, place, 0, text, self.book.style("under"))

    def _total(self, sheet: Sheet, row: int, total: Total) -> None:
        """The name of a total, and a formula over its table."""
        say = self.say
        unit = say("disclosure.yuan" if total.metric.unit == "元" else "disclosure.lines")
        name = say("disclosure.total", name=say.of(total.metric.name), unit=unit)
        sheets.text(sheet, row, 0, name, self.book.style("text"))
        sheet.write_formula(row, 1, self._formula(total), self._number(total), float(total.listed))

    def _number(self, total: Total) -> Format:
        places = 2 if total.metric.unit == "元" else 0
        return self.book.style("number", num_format=sheet_format(total.metric.unit, self.say.language, places=places))

    def _formula(self, total: Total) -> str:
        """The total of a part of a table over its cells."""
        rows = len(self.tables.gifts if total.table == "gifts" else self.tables.uses)
        first, last = _HEAD + 1, _HEAD + max(rows, 1)
        sheet = quoted(self.names[total.table])
        amounts, sorts = (f"{sheet}!{address(first, column)}:{address(last, column)}" for column in (AMOUNT, SORT))
        if total.part == "all":
            return f"=SUM({amounts})"
        if total.part == "lines":
            return f"=COUNTA({sorts})"
        return f'=SUMIF({sorts},"{self.say(f"disclosure.{total.part}")}",{amounts})'

    def _remarks(self) -> list[str]:
        say, pack = self.say, self.pack
        overdue = sum(one.state == "overdue" for one in pack.dues)
        return [
            say("disclosure.note.unpublished", n=pack.unpublished, all=len(pack.gifts)),
            say("disclosure.note.overdue", n=overdue) if overdue else say("disclosure.note.nothing_overdue"),
        ]

    def _heading(self, sheet: Sheet, text: str) -> None:
        pack, say = self.pack, self.say
        period = {"since": say.date(pack.since), "until": say.date(pack.until)}
        scope = say("disclosure.period", society=say.of(pack.evidence.society), **period)
        lead = say("document.sample") if pack.evidence.is_sample else ""
        sheets.heading(self.book, sheet, text, scope, lead, warns=True)

    def table(self, key: str, columns: Sequence[Column], rows: list[list[Cell]]) -> Sheet:
        """A table with its heads."""
        sheet = self.book.sheet(self.names[key], [column.width for column in columns], head_row=_HEAD)
        self._heading(sheet, self.say(f"disclosure.heading.{key}", title=title(self.pack, self.say)))
        sheets.heads(self.book, sheet, _HEAD, self.tables.heads(columns))
        for row, cells in enumerate(rows, start=_HEAD + 1):
            for column, value in enumerate(cells):
                self._cell(sheet, row, column, value, columns[column])
        sheet.autofilter(_HEAD, 0, _HEAD + max(len(rows), 1), len(columns) - 1)
        return sheet

    def listed(self, key: str, columns: Sequence[Column], rows: list[list[Cell]]) -> None:
        """A list with its total below, as a formula."""
        sheet, last = self.table(key, columns, rows), _HEAD + max(len(rows), 1)
        total = self.book.style("total", num_format="#,##0.00")
        for column in range(len(columns)):
            sheet.write_blank(last + 1, column, None, total)
        sheets.text(sheet, last + 1, 2, self.say("workbook.column.total"), self.book.style("total", align="left"))
        amount = sum((value for row in rows if isinstance(value := row[AMOUNT], Decimal)), Decimal(0))
        span = f"{address(_HEAD + 1, AMOUNT)}:{address(last, AMOUNT)}"
        sheet.write_formula(last + 1, AMOUNT, f"=SUM({span})", total, float(amount))

    def dues(self) -> None:
        """Due dates; what is overdue stands out in words and colour."""
        sheet = self.table("dues", DUES, self.tables.dues)
        for row, (one, cells) in enumerate(zip(self.pack.dues, self.tables.dues, strict=True), start=_HEAD + 1):
            texts = [(str(value or ""), column.width) for value, column in zip(cells, DUES, strict=True)]
            sheet.set_row(row, sheets.height(texts))
            if one.state == "overdue":
                style = self.book.style("text", font_color=colours.BEHIND, bold=True)
                sheets.text(sheet, row, _STATE, str(cells[_STATE]), style)
        row = _HEAD + len(self.tables.dues) + 2
        sheets.text(sheet, row, 0, self.say("disclosure.note.rules"), self.book.style("note"))

    def _cell(self, sheet: Sheet, row: int, column: int, value: Cell, of: Column) -> None:
        style = self.book.style
        if isinstance(value, str):
            sheets.text(
                sheet, row, column, value, style("centre") if of.width < 10 else style("text", text_wrap=of.width > 20)
            )
        elif isinstance(value, dt.date):
            sheet.write_datetime(row, column, value, style("date"))
        elif isinstance(value, Decimal):
            shape = "#,##0.00" if of.is_money else "#,##0" if value == value.to_integral_value() else "#,##0.####"
            sheet.write_number(row, column, float(value), style("number", num_format=shape))
        elif value is None:
            sheet.write_blank(row, column, None, style("text"))
        else:
            sheet.write_number(row, column, value, style("centre"))
