"""What can be taken along: tables as a typed workbook or a CSV for Excel, in which text is no formula; Word files."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st
import xlsxwriter

from views import escape

if TYPE_CHECKING:
    from views.here import Here

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Sheets of a workbook can't be called otherwise.
_NAME_LENGTH = 31
_WIDEST = 60
_A4 = 9
_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\s]+')
# A number with what stands before and after it: CNY 46.49 million, 36场, 112.5%. A code such as 0012 is none.
_NUMBER = re.compile(r"(\D*?)(-?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?)(\D*)")


def xlsx(df: pd.DataFrame, *, name: str, about: Sequence[tuple[str, str]], about_name: str) -> bytes:
    """The table as a workbook: numbers as numbers, texts as texts; a second sheet says what the table is."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        bold, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True})
        named = book.add_format({"bold": True, "valign": "top"})
        sheet = book.add_worksheet(name[:_NAME_LENGTH])
        sheet.write_row(0, 0, [str(column) for column in df.columns], bold)
        for column, heading in enumerate(df.columns):
            values = [_typed(value) for value in df[heading]]
            sheet.write_column(1, column, values)
            widest = max([len(str(heading)) * 2, *(len(str(value)) + 2 for value in values[:500])])
            sheet.set_column(column, column, min(widest, _WIDEST))
        sheet.freeze_panes(1, 0)
        # On paper as wide as a page, the headings on each.
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.autofilter(0, 0, max(len(df), 1), max(len(df.columns) - 1, 0))
        notes = book.add_worksheet(about_name[:_NAME_LENGTH])
        notes.set_paper(_A4)
        notes.fit_to_pages(1, 0)
        notes.set_column(0, 0, 16)
        notes.set_column(1, 1, 90, wrapped)
        for row, (heading, text) in enumerate(about):
            notes.write_string(row, 0, heading, named)
            notes.write_string(row, 1, escape.plain(text), wrapped)
    return buffer.getvalue()


def table(here: Here, df: pd.DataFrame, *, title: str, subtitle: str, source: str, key: str) -> None:
    """A table of the page to take along: typed for Excel, and as CSV; each is made when it is asked for.

    The second sheet says what the table is.
    """
    say, day = here.say, here.scope.cut_off
    about = [
        (say("take.what"), title),
        (say("take.scope"), subtitle),
        (say("take.source"), source),
        (say("origin.cut_off"), say.date(day)),
        (say("origin.loaded"), here.read.generation),
    ]
    name = f"{_NO_FILE_NAME.sub(' ', escape.plain(title)).strip()[:60]} {day}"

    def workbook() -> bytes:
        return xlsx(typed(df), name=say("take.table"), about=about, about_name=say("origin.about"))

    with st.container(horizontal=True, gap="small", key=f"taken-{key}"):
        st.download_button(say("take.xlsx"), workbook, f"{name}.xlsx", XLSX, key=f"table-xlsx-{key}", on_click="ignore")
        st.download_button(
            say("take.csv"),
            lambda: csv(typed(df)),
            f"{name}.csv",
            "text/csv",
            key=f"table-csv-{key}",
            on_click="ignore",
        )


def typed(df: pd.DataFrame) -> pd.DataFrame:
    """The table with numbers for texts, where a column holds only numbers of one unit, which goes to its heading."""
    columns: dict[str, Sequence[object]] = {}
    for column in df:
        found = _numbers(list(df[column]))
        if found is None:
            columns[str(column)] = list(df[column])
        else:
            values, unit = found
            headed = not unit or unit in str(column)
            columns[str(column) if headed else f"{column} ({unit})"] = values
    return pd.DataFrame(columns)


def _numbers(values: Sequence[object]) -> tuple[list[object], str] | None:
    """The numbers of a column of texts and their unit; None where it isn't such a column."""
    texts = [value for value in values if not (value is None or (isinstance(value, str) and not value.strip()))]
    if not texts or not all(isinstance(value, str) for value in texts):
        return None
    found = [_NUMBER.fullmatch(str(value).strip()) for value in texts]
    parts = [(each[1].strip(), each[3].strip()) for each in found if each]
    if len(parts) < len(texts) or len(set(parts)) > 1:
        return None
    numbers = iter(float(each[2].replace(",", "")) for each in found if each)
    return [next(numbers) if isinstance(value, str) and value.strip() else None for value in values], " ".join(
        filter(None, parts[0])
    )


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
