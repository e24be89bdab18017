"""One faulty file a problem class of whole files, named by its fault (faults of cells and sheets: faulty_books.py)."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

from tests.etl.faulty_books import makes, sheet_of
from tests.etl.reading_books import good_row, table


@makes("unknown_format")
def _unknown_format(folder: Path) -> Path:
    (path := folder / "unknown_format.docx").write_bytes(b"PK\x03\x04")
    return path


@makes("wrong_extension")
def _wrong_extension(folder: Path) -> Path:
    (path := folder / "wrong_extension.xlsx").write_text("<html><table></table></html>", encoding="utf-8")
    return path


@makes("empty_file")
def _empty_file(folder: Path) -> Path:
    (path := folder / "empty_file.xlsx").write_bytes(b"")
    return path


@makes("damaged_file")
def _damaged_file(folder: Path) -> Path:
    whole = sheet_of(folder, "whole", table("rescue", [good_row("rescue")])).read_bytes()
    (folder / "whole.xlsx").unlink()
    (path := folder / "damaged_file.xlsx").write_bytes(whole[: len(whole) // 2])
    return path


@makes("password_protected")
def _password_protected(folder: Path) -> Path:
    (path := folder / "password_protected.xlsx").write_bytes(compound_file(["EncryptionInfo", "EncryptedPackage"]))
    return path


def compound_file(streams: list[str]) -> bytes:
    """The smallest OLE container with these (empty) streams: what Excel wraps around an encrypted workbook."""
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII", magic, b"", 62, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0
    )  # fmt: skip
    header += struct.pack("<109I", 0, *[free] * 108)
    fat = struct.pack("<128I", 0xFFFFFFFD, end, *[free] * 126)
    entries = [_entry("Root Entry", 5, child=1)]
    for number, name in enumerate(streams, start=1):
        entries.append(_entry(name, 2, right=number + 1 if number < len(streams) else free))
    return header + fat + b"".join(entries).ljust(512, b"\0")


def _entry(name: str, kind: int, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    return text.ljust(64, b"\0") + struct.pack(
        "<HBBIII16sIQQIQ", len(text), kind, 1, 0xFFFFFFFF, right, child, b"", 0, 0, 0, 0xFFFFFFFE, 0
    )


@makes("no_sheet")
def _no_sheet(folder: Path) -> Path:
    (path := folder / "no_sheet.xls").write_bytes(compound_file(["Workbook"]))
    return path


@makes("too_large")
def _too_large(folder: Path) -> Path:
    return sheet_of(folder, "too_large", [["近"], *[[]] * 1_048_574, [""] * 16_383 + ["远"]])


@makes("unsafe_file")
def _unsafe_file(folder: Path) -> Path:
    source = sheet_of(folder, "safe", table("rescue", [good_row("rescue")]))
    path = folder / "unsafe_file.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "xl/sharedStrings.xml":
                text = text.replace(b"<sst", b'<!DOCTYPE sst [<!ENTITY a "aaaa">]><sst', 1)
            new.writestr(name, text)
    source.unlink()
    return path


@makes("reading_failed")
def _reading_failed(folder: Path) -> Path:
    """A file that no test child survives: tests/etl/fragile_child.py ends when it is asked for it."""
    return sheet_of(folder, "reading_failed", table("rescue", [good_row("rescue")]))


@makes("file_unavailable")
def _file_unavailable(folder: Path) -> Path:
    return folder / "file_unavailable.xlsx"


@makes("unknown_encoding")
def _unknown_encoding(folder: Path) -> Path:
    (path := folder / "unknown_encoding.csv").write_bytes(b"a,b\n\x80\x80,\xff\xff\n")
    return path
