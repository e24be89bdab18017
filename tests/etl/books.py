"""Workbooks made by hand: one sheet for each kind, with a title, the layout's headers, and rows of values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from etl.layout import load_layouts
from tests.etl.handmade import DEFAULTS

YES_NO = {True: "是", False: "否"}


def written(folder: Path, file: str, sheets: Mapping[str, Sequence[Mapping[str, Any]]]) -> Path:
    """A workbook with one sheet for each kind: title in row 1, headers in row 2, rows below."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    with Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        for kind, rows in sheets.items():
            layout = load_layouts()[kind]
            full = [{**DEFAULTS.get(kind, {}), **row} for row in rows]
            names = [name for name, column in layout.columns.items() if _is_there(name, column.required, full)]
            sheet = book.add_worksheet(layout.zh)
            sheet.write(0, 0, f"{layout.zh}")
            sheet.write_row(1, 0, [layout.columns[name].headers[0] for name in names])
            for number, row in enumerate(full, start=2):
                for column, name in enumerate(names):
                    value = row.get(name)
                    sheet.write(number, column, YES_NO[value] if isinstance(value, bool) else value)
    return path


def _is_there(name: str, required: bool, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a sheet has a column: a required one is left out where every row says None for it."""
    if any(row.get(name) is not None for row in rows):
        return True
    return required and not all(name in row for row in rows)
