"""What can be taken along: tables as a typed workbook or a CSV for Excel, in which text is no formula; Word files."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st
import xlsxwriter

from views import escape

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Sheets of a workbook can't be called otherwise.
_NAME_LENGTH = 31
_WIDEST = 60


def xlsx(df: pd.DataFrame, *, name: str, about: Sequence[tuple[str, str]], about_name: str) -> bytes:
    """The table as a workbook: numbers as numbers, texts as texts; a second sheet says what the table is."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        bold, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True})
        sheet = book.add_worksheet(name[:_NAME_LENGTH])
        sheet.write_row(0, 0, [str(column) for column in df.columns], bold)
        for column, heading in enumerate(df.columns):
            values = [_typed(value) for value in df[heading]]
            sheet.write_column(1, column, values)
            widest = max([len(str(heading)) * 2, *(len(str(value)) + 2 for value in values[:500])])
            sheet.set_column(column, column, min(widest, _WIDEST))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(df), 1), max(len(df.columns) - 1, 0))
        notes = book.add_worksheet(about_name[:_NAME_LENGTH])
        notes.set_column(0, 0, 16)
        notes.set_column(1, 1, 90, wrapped)
        for row, (heading, text) in enumerate(about):
            notes.write_string(row, 0, heading, bold)
            notes.write_string(row, 1, escape.plain(text), wrapped)
    return buffer.getvalue()


def document(label: str, make: Callable[[], bytes], *, file_name: str, key: str) -> None:
    """A button that makes a Word file when it is pressed, and hands it over."""
    st.download_button(
        escape.markdown(label),
        data=make,
        file_name=file_name,
        mime=DOCX,
        key=f"take-{key}",
        icon=":material/download:",
        on_click="ignore",
    )


def csv(df: pd.DataFrame) -> bytes:
    """The table as CSV in UTF-8 with the mark by which Excel knows it; texts that look like formulas are guarded."""
    heads = [escape.spreadsheet(column) for column in df.columns]
    guarded = df.map(lambda value: escape.spreadsheet(escape.plain(value)) if isinstance(value, str) else value)
    return guarded.to_csv(index=False, header=heads, lineterminator="\r\n").encode("utf-8-sig")


def _typed(value: object) -> object:
    """A value as xlsxwriter takes it: None where there is none, text without control characters."""
    if value is None or value is pd.NA or (isinstance(value, float) and pd.isna(value)):
        return None
    return escape.plain(value) if isinstance(value, str) else value
