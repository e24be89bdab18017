"""Workbooks with everything that an answer must leave alone: charts, images, formats, comments, macros, names."""

from __future__ import annotations

import dataclasses
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import xlsxwriter

from etl.pipeline import inspect
from tests.etl.reading_books import column_of, good_row, table

MACROS = b"\xd0\xcf\x11\xe0 not a real project"
SHEET, OTHER = "应急救援", "说明 & 图表"


def png() -> io.BytesIO:
    """A picture of one dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
    )


def rich_book(path: Path, faulty: bool = True) -> Path:
    """A rescue ledger of three rows (row 4 holds a number that is none, row 5 lacks its team) among much else."""
    rows = [good_row("rescue", number) for number in (1, 2, 3)]
    if faulty:
        rows[0]["deployments_count"], rows[1]["team"] = "许多", ""
    cells = table("rescue", rows)
    with xlsxwriter.Workbook(str(path), {"strings_to_urls": False}) as book:
        if path.suffix == ".xlsm":
            book.add_vba_project(str(_macros(path.parent)))
        other, sheet = book.add_worksheet(OTHER), book.add_worksheet(SHEET)
        bold = book.add_format({"bold": True, "border": 1, "num_format": "#,##0", "font_color": "#0000FF"})
        date = book.add_format({"num_format": "yyyy-mm-dd", "italic": True})
        for row, values in enumerate(cells):
            for column, value in enumerate(values):
                if hasattr(value, "year"):
                    sheet.write_datetime(row, column, value, date)
                elif value != "" and value is not None:
                    sheet.write(row, column, value, bold if row > 2 else None)
        count = column_of("rescue", "deployments_count")
        sheet.write_comment(0, 0, "别人写的批注", {"author": "县会计"})
        sheet.write_comment(3, count, "他人在此也有话", {"author": "县会计"})
        sheet.conditional_format("A4:C6", {"type": "duplicate", "format": bold})
        sheet.data_validation("D4:D6", {"validate": "list", "source": ["甲", "乙"]})
        sheet.merge_range(0, 0, 0, 3, cells[0][0], bold)
        sheet.autofilter(2, 0, 5, len(cells[2]) - 1)
        sheet.print_area(0, 0, 5, 5)
        sheet.set_column(3, 5, 20, bold)
        other.write_formula("A1", "=SUM(B1:B3)", None, 6)
        other.write_column("B1", [1, 2, 3])
        other.insert_image("F1", "dot.png", {"image_data": png()})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": f"='{OTHER}'!$B$1:$B$3"})
        other.insert_chart("F5", chart)
        other.repeat_rows(0)
        book.define_name("总数", f"='{OTHER}'!$A$1")
        other.activate()
    return path


def _macros(folder: Path) -> Path:
    path = folder / "vbaProject.bin"
    path.write_bytes(MACROS)
    return path


def parts(path: Path) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(path: Path, changes: Mapping[str, Callable[[bytes], bytes]]) -> Path:
    """The package with some parts changed."""
    entries = parts(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, changes.get(name, lambda same: same)(data))
    return path


def problems_of(path: Path) -> list[dict[str, Any]]:
    [result] = inspect([path])
    return [dataclasses.asdict(one) for part in (result, *result.sheets) for one in part.problems]
