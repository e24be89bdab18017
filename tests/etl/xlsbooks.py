"""An .xls made by code, record by record (BIFF8 in a compound file), formulas without results and all.

No library at hand writes such cells. LibreOffice opened these files when this was written.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.etl.recordcells import ERRORS, OWN_FORMATS, Fault, Formula, Options, Rows, Styles, plain_value


def write_xls(path: Path, sheets: Mapping[str, Rows], options: Options | None = None) -> Path:
    """An .xls of these sheets; options hold for all of them."""
    options, styles = options or Options(), Styles()
    bodies = [_xls_sheet(rows, styles, options) for rows in sheets.values()]
    stream = _xls_globals(list(sheets), bodies, styles, options) + b"".join(bodies)
    path.write_bytes(compound("Workbook", stream))
    return path


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _wide(text: str, length: str) -> bytes:
    return struct.pack(length, len(text)) + b"\x01" + text.encode("utf-16-le")


def _xls_globals(names: Sequence[str], bodies: Sequence[bytes], styles: Styles, options: Options) -> bytes:
    numbers = styles.numbers()
    formats = [
        _record(0x41E, struct.pack("<H", number) + _wide(str(code), "<H"))
        for number, code in zip(numbers, styles.formats, strict=True)
        if number >= OWN_FORMATS
    ]
    font = _record(0x31, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\x05\x00Arial")
    cell_styles = [_record(0xE0, struct.pack("<HHH", 0, number, 1) + bytes(14)) for number in numbers]
    head = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 1996, 0, 6)) + _record(0x42, b"\xb0\x04")
    head += _record(0x22, struct.pack("<H", options.from_1904))
    head += font + b"".join(formats) + b"".join(cell_styles)

    def bounds(at: int) -> bytes:
        found = b""
        for name, body in zip(names, bodies, strict=True):
            hidden = int(name in options.hidden)
            found += _record(0x85, struct.pack("<IBB", at, hidden, 0) + _wide(name, "<B"))
            at += len(body)
        return found

    end = _record(0x0A)
    return head + bounds(len(head) + len(bounds(0)) + len(end)) + end


def _xls_sheet(rows: Rows, styles: Styles, options: Options) -> bytes:
    width = max(map(len, rows), default=0)
    found = _record(0x809, struct.pack("<HHHHII", 0x600, 16, 0x0DBB, 1996, 0, 6))
    found += b"".join(_record(0x7D, struct.pack("<6H", c, c, 2000, 0, 1, 0)) for c in options.hidden_columns)
    found += _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    found += _record(0x9B) if options.filtered else b""
    for row in options.hidden_rows:
        found += _record(0x208, struct.pack("<6HI", row, 0, width, 300, 0, 0, 0x20))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell not in ("", None):
                found += _xls_cell(row, column, cell, styles.of(cell))
    if options.merges:
        merged = b"".join(struct.pack("<4H", r0, r1, c0, c1) for r0, c0, r1, c1 in options.merges)
        found += _record(0xE5, struct.pack("<H", len(options.merges)) + merged)
    found += _record(0x23E, struct.pack("<HHHIHHI", 0x06B6, 0, 0, 64, 0, 0, 0))
    return found + _record(0x0A)


def _xls_cell(row: int, column: int, cell: Any, style: int) -> bytes:
    head, value = struct.pack("<3H", row, column, style), plain_value(cell)
    if isinstance(cell, Fault):
        return _record(0x205, head + bytes([ERRORS[cell.name], 1]))
    if isinstance(cell, Formula):
        return _xls_formula(head, cell)
    if isinstance(value, bool):
        return _record(0x205, head + bytes([value, 0]))
    if isinstance(value, str):
        return _record(0x204, head + _wide(value, "<H"))
    return _record(0x203, head + struct.pack("<d", value))


def _xls_formula(head: bytes, cell: Formula) -> bytes:
    """=0+0 as the formula itself; only its result matters here."""
    result, text = cell.result, b""
    if result in ERRORS:
        stored = struct.pack("<BBBxxxH", 2, 0, ERRORS[result], 0xFFFF)
    elif isinstance(result, str) and result:
        stored, text = struct.pack("<BxxxxxH", 0, 0xFFFF), _record(0x207, _wide(result, "<H"))
    elif (result is None and not cell.on_open) or result == "":
        stored = struct.pack("<BxxxxxH", 3, 0xFFFF)
    else:
        stored = struct.pack("<d", plain_value(result or 0))
    tokens = b"\x1e\x00\x00\x1e\x00\x00\x03"
    flags = struct.pack("<HIH", 2 if cell.on_open else 0, 0, len(tokens))
    return _record(0x06, head + stored + flags + tokens) + text


def compound(name: str, stream: bytes) -> bytes:
    """A compound file that holds one stream."""
    data = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(data) // 512
    tables = next(n for n in range(1, 110) if n * 128 >= sectors + 1 + n)
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    chain = [*range(1, sectors), end, end, *[table] * tables]
    fat = struct.pack(f"<{tables * 128}I", *chain, *[free] * (tables * 128 - len(chain)))
    head = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 62, 3, 0xFFFE, 9, 6, 0, tables, sectors, 0,
        4096, end, 0, end, 0,
    )  # fmt: skip
    places = [*range(sectors + 1, sectors + 1 + tables), *[free] * (109 - tables)]
    entries = [("Root Entry", 5, 1, end, 0), (name, 2, free, 0, len(data))]
    folder = b"".join(_entry(*entry) for entry in entries).ljust(512, b"\0")
    return head + struct.pack("<109I", *places) + data + folder + fat


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text, none = (name + "\0").encode("utf-16-le"), 0xFFFFFFFF
    return text.ljust(64, b"\0") + struct.pack(
        "<HBBIII16sIQQIQ", len(text), kind, 1, none, none, child, b"", 0, 0, 0, start, size
    )
