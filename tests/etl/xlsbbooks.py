"""An .xlsb made by code, record by record (BIFF12 in a zip), formulas without results and all.

No library at hand writes such cells. LibreOffice opened these files when this was written.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.etl.recordcells import ERRORS, OWN_FORMATS, Fault, Formula, Options, Rows, Styles, plain_value

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def write_xlsb(path: Path, sheets: Mapping[str, Rows], options: Options | None = None) -> Path:
    """An .xlsb of these sheets; options hold for all of them."""
    options, styles = options or Options(), Styles()
    bodies = [_xlsb_sheet(rows, styles, options) for rows in sheets.values()]
    book = _part(131) + _part(153, struct.pack("<II", options.from_1904, 0) + _long("")) + _part(143)
    for number, name in enumerate(sheets, start=1):
        hidden = int(name in options.hidden)
        book += _part(156, struct.pack("<II", hidden, number) + _long(f"rId{number}") + _long(name))
    book += _part(144) + _part(132)
    links = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.bin") for n in range(1, len(bodies) + 1)]
    links.append(("rIdS", "styles", "styles.bin"))
    kind = "application/vnd.ms-excel"
    parts = {"xl/workbook.bin": f"{kind}.sheet.binary.macroEnabled.main", "xl/styles.bin": f"{kind}.styles"}
    parts |= {f"xl/worksheets/sheet{n}.bin": f"{kind}.worksheet" for n in range(1, len(bodies) + 1)}
    types = "".join(f'<Override PartName="/{name}" ContentType="{value}"/>' for name, value in parts.items())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        rels = "application/vnd.openxmlformats-package.relationships+xml"
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="{rels}"/>{types}</Types>',
        )
        archive.writestr("_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.bin")]))
        archive.writestr("xl/_rels/workbook.bin.rels", _relations(links))
        archive.writestr("xl/workbook.bin", book)
        for number, body in enumerate(bodies, start=1):
            archive.writestr(f"xl/worksheets/sheet{number}.bin", body)
        archive.writestr("xl/styles.bin", _xlsb_styles(styles))
    return path


def _relations(links: Sequence[tuple[str, str, str]]) -> str:
    inner = "".join(f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for i, kind, target in links)
    return f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'


def _part(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = len(content), b""
    while True:
        length += bytes([size & 0x7F | (0x80 if size > 127 else 0)])
        size >>= 7
        if not size:
            return head + length + content


def _long(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _xlsb_styles(styles: Styles) -> bytes:
    numbers = styles.numbers()
    own = [(number, str(code)) for number, code in zip(numbers, styles.formats, strict=True) if number >= OWN_FORMATS]
    found = _part(278) + _part(615, struct.pack("<I", len(own)))
    found += b"".join(_part(44, struct.pack("<H", number) + _long(code)) for number, code in own) + _part(616)
    found += _part(617, struct.pack("<I", len(numbers)))
    found += b"".join(_part(47, struct.pack("<HHHHHBBHBB", 0, n, 0, 0, 0, 0, 0, 0, 0, 0)) for n in numbers) + _part(618)
    return found + _part(279)


def _xlsb_sheet(rows: Rows, styles: Styles, options: Options) -> bytes:
    width = max(map(len, rows), default=0)
    found = _part(129) + _part(148, struct.pack("<4I", 0, max(len(rows) - 1, 0), 0, max(width - 1, 0)))
    if options.hidden_columns:
        found += _part(390)
        found += b"".join(_part(60, struct.pack("<4IH", c, c, 2000, 0, 1)) for c in options.hidden_columns) + _part(391)
    found += _part(145)
    for row, cells in enumerate(rows):
        hidden = 0x10 if row in options.hidden_rows else 0
        found += _part(
            0, struct.pack("<IIHBBBII", row, 0, 300, 0, hidden, 0, 1, 0) + struct.pack("<I", max(width - 1, 0))
        )
        for column, cell in enumerate(cells):
            if cell not in ("", None):
                found += _xlsb_cell(column, cell, styles.of(cell))
    found += _part(146)
    if options.filtered:
        found += _part(161, struct.pack("<4I", 0, len(rows), 0, width)) + _part(163, struct.pack("<IH", 0, 0))
        found += _part(164) + _part(162)
    if options.merges:
        found += _part(177, struct.pack("<I", len(options.merges)))
        found += b"".join(_part(176, struct.pack("<4I", r0, r1, c0, c1)) for r0, c0, r1, c1 in options.merges)
        found += _part(178)
    return found + _part(130)


def _xlsb_cell(column: int, cell: Any, style: int) -> bytes:
    head, value = struct.pack("<II", column, style), plain_value(cell)
    if isinstance(cell, Fault):
        return _part(3, head + bytes([ERRORS[cell.name]]))
    if isinstance(cell, Formula):
        return _xlsb_formula(head, cell)
    if isinstance(value, bool):
        return _part(4, head + bytes([value]))
    if isinstance(value, str):
        return _part(6, head + _long(value))
    return _part(5, head + struct.pack("<d", value))


def _xlsb_formula(head: bytes, cell: Formula) -> bytes:
    flags, tokens = struct.pack("<H", 2 if cell.on_open else 0), b"\x1e\x00\x00\x1e\x00\x00\x03"
    tail = flags + struct.pack("<I", len(tokens)) + tokens + struct.pack("<I", 0)
    if cell.result in ERRORS:
        return _part(11, head + bytes([ERRORS[cell.result]]) + tail)
    if isinstance(cell.result, str) or (cell.result is None and not cell.on_open):
        return _part(8, head + _long(cell.result or "") + tail)
    return _part(9, head + struct.pack("<d", plain_value(cell.result or 0)) + tail)
