"""An .ods made by code: rows of cells, with whatever attributes a test needs."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{form}:1.0"'
    for name, form in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "number": "datastyle",
    }.items()
)
_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_TYPE}"/></manifest:manifest>'
)


def cell(value: Any) -> str:
    """One cell; a text that begins with < is taken as the cell's own markup."""
    if isinstance(value, str) and value.startswith("<table:"):
        return value
    if value in ("", None):
        return "<table:table-cell/>"
    if isinstance(value, dt.date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value}"/>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'


def write_ods(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], rows: Mapping[int, str] | None = None,
              columns: str = "", before: str = "", styles: str = "") -> Path:  # fmt: skip
    """A workbook of these sheets; `rows` gives attributes of single rows, `columns` and `styles` such elements."""
    tables = []
    for name, lines in sheets.items():
        body = "".join(
            f"<table:table-row {(rows or {}).get(number, '')}>{''.join(map(cell, line))}</table:table-row>"
            for number, line in enumerate(lines)
        )
        tables.append(f"<table:table table:name={quoteattr(name)}>{columns}{body}</table:table>")
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {_NAMES}>{styles}<office:body>'
        f"<office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", _TYPE, zipfile.ZIP_STORED)
        book.writestr("content.xml", content)
        book.writestr("META-INF/manifest.xml", _MANIFEST)
    return path
