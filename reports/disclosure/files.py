"""The pack as a folder: the workbook to print, and both lists as CSV, as a site publishes them."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from decimal import Decimal

from metrics.metric import Language
from metrics.plaintext import file_name, plain, spreadsheet
from reports.disclosure.book import title, workbook
from reports.disclosure.pack import Pack
from reports.disclosure.tables import GIFTS, USES, Cell, Column, Tables
from reports.wording import Words


def files(pack: Pack, language: Language) -> dict[str, bytes]:
    """The files by name."""
    say = Words(language)
    tables = Tables(pack, say)
    return {
        file_name(called(pack, language), ".xlsx"): workbook(pack, language),
        file_name(say("disclosure.sheet.gifts"), ".csv"): as_csv(tables, GIFTS, tables.gifts),
        file_name(say("disclosure.sheet.uses"), ".csv"): as_csv(tables, USES, tables.uses),
    }


def called(pack: Pack, language: Language) -> str:
    """What the workbook is called, without its ending."""
    say = Words(language)
    return say("disclosure.file", title=title(pack, say), since=pack.since, until=pack.until)


def as_csv(tables: Tables, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> bytes:
    """UTF-8 with the mark by which Excel knows it; texts that look like formulas are guarded."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(tables.heads(columns))
    writer.writerows([_text(value, column) for value, column in zip(row, columns, strict=True)] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def _text(value: Cell, column: Column) -> str:
    if isinstance(value, str):
        return spreadsheet(plain(value))
    if isinstance(value, Decimal):
        exact = f"{value:f}"
        return f"{value:.2f}" if column.is_money else exact.rstrip("0").rstrip(".") if "." in exact else exact
    return value.isoformat() if isinstance(value, dt.date) else "" if value is None else str(value)
