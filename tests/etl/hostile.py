"""Hostile files made by code, small on disk. Each maker gives a file; HOSTILE says as which problem it must end."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.etl.faulty_files import compound_file
from tests.etl.opendocuments import write_ods
from tests.etl.reading_books import Table, good_row, table, write_book

KIND = "training_class"
GOOD: Table = table(KIND, [good_row(KIND, number) for number in (1, 2, 3)])
Maker = Callable[[Path], Path]
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(path: Path, sheet: bytes, parts: Mapping[str, bytes] | None = None) -> Path:
    """An .xlsx of one sheet whose XML is given as it is."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    contents = {
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_SPREADSHEET}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="r1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
    }
    every = {**{name: text.encode() for name, text in contents.items()}, "xl/worksheets/sheet1.xml": sheet}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in {**every, **(parts or {})}.items():
            book.writestr(name, content)
    return path


def sheet_xml(cells: str, before: str = "") -> bytes:
    return f'{before}<worksheet xmlns="{_SPREADSHEET}"><sheetData>{cells}</sheetData></worksheet>'.encode()


def bomb(folder: Path) -> Path:
    """64 MiB of blanks in 64 kB."""
    return package(folder / "bomb.xlsx", sheet_xml(" " * (64 * 2**20)))


def bomb_of_ten_gigabytes(folder: Path) -> Path:
    """The directory promises 4 GiB less a byte three times."""
    data = bytearray(package(folder / "huge.xlsx", sheet_xml(""), {f"x{n}.bin": b"0" for n in range(3)}).read_bytes())
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        struct.pack_into("<I", data, at + 24, 0xFFFFFFFE)
        at += 4
    (path := folder / "huge.xlsx").write_bytes(data)
    return path


def lying_bomb(folder: Path) -> Path:
    """The directory promises a hundred bytes where 64 MiB are packed."""
    data = bytearray(bomb(folder).read_bytes())
    for magic, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = 0
        while (at := data.find(magic, at)) >= 0:
            if struct.unpack_from("<I", data, at + offset)[0] > 2**20:
                struct.pack_into("<I", data, at + offset, 100)
            at += 4
    (path := folder / "lying.xlsx").write_bytes(data)
    return path


def far_cell(folder: Path) -> Path:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return package(folder / "far.xlsx", sheet_xml(cells))


def entities(folder: Path) -> Path:
    """A billion laughs behind four kilobytes of comment, where a glance at the beginning doesn't see it."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    before = f'<?xml version="1.0"?><!--{" " * 5000}--><!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]>'
    return package(folder / "laughs.xlsx", sheet_xml('<row r="1"><c r="A1" t="str"><v>&l9;</v></c></row>', before))


def external_entity(folder: Path) -> Path:
    before = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    return package(folder / "external.xlsx", sheet_xml('<row r="1"><c r="A1" t="str"><v>&x;</v></c></row>', before))


def ods_entities(folder: Path) -> Path:
    before = f'<!--{" " * 5000}--><!DOCTYPE w [<!ENTITY x "ha">]>'
    return write_ods(folder / "entities.ods", {"表": GOOD}, before=before)


def far_ods(folder: Path) -> Path:
    far = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    return write_ods(folder / "far.ods", {"表": [[far]]}, rows={0: 'table:number-rows-repeated="1048576"'})


def thousand_sheets(folder: Path) -> Path:
    return write_book(folder / "thousand.xlsx", {f"表{number}": [["部门"]] for number in range(1000)})


def cut(folder: Path, extension: str) -> Path:
    """The first half of a good workbook of this format."""
    if extension == ".ods":
        whole = write_ods(folder / "whole.ods", {"表": GOOD}).read_bytes()
    elif extension in {".xls", ".et"}:
        whole = compound_file(["Workbook"])
    else:
        whole = write_book(folder / "whole.xlsx", {"表": GOOD}).read_bytes()
    (path := folder / f"cut{extension}").write_bytes(whole[: len(whole) // 2])
    return path


def named(folder: Path, name: str, content: bytes) -> Path:
    (path := folder / name).write_bytes(content)
    return path


def _workbook_bytes(folder: Path) -> bytes:
    return write_book(folder / "good.xlsx", {"表": GOOD}).read_bytes()


def _encrypted_zip(folder: Path) -> Path:
    """The flag that says encrypted, in every entry."""
    data = bytearray(_workbook_bytes(folder))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = 0
        while (at := data.find(magic, at)) >= 0:
            data[at + offset] |= 1
            at += 4
    return named(folder, "encrypted.xlsx", bytes(data))


def _nested_zip(folder: Path) -> Path:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.xlsx", b"0" * 100)
    return named(folder, "nested.xlsx", inner.getvalue())


HOSTILE: Mapping[str, tuple[Maker, str]] = {
    "bomb": (bomb, "too_large"),
    "bomb of ten gigabytes": (bomb_of_ten_gigabytes, "too_large"),
    "bomb that lies": (lying_bomb, "damaged_file"),
    "far cell": (far_cell, "too_large"),
    "entities": (entities, "unsafe_file"),
    "external entity": (external_entity, "unsafe_file"),
    "entities in .ods": (ods_entities, "unsafe_file"),
    "far cell in .ods": (far_ods, "too_large"),
    "a thousand sheets": (thousand_sheets, "too_large"),
    "html as .xls": (lambda folder: named(folder, "page.xls", b"<html><table></table></html>"), "wrong_extension"),
    "xlsx as .csv": (lambda folder: named(folder, "book.csv", _workbook_bytes(folder)), "wrong_extension"),
    "xlsx as .ods": (lambda folder: named(folder, "book.ods", _workbook_bytes(folder)), "wrong_extension"),
    "program as .xlsx": (lambda folder: named(folder, "a.xlsx", b"MZ\x90\0" + b"\0" * 500), "wrong_extension"),
    "zip in a zip": (_nested_zip, "wrong_extension"),
    "encrypted zip": (_encrypted_zip, "password_protected"),
    "password, old format": (
        lambda folder: named(folder, "p.xls", compound_file(["EncryptionInfo", "EncryptedPackage"])),
        "password_protected",
    ),
    **{
        f"cut {extension}": (lambda folder, extension=extension: cut(folder, extension), "damaged_file")
        for extension in (".xlsx", ".xlsm", ".xlsb", ".ods", ".xls", ".et")
    },
}  # fmt: skip
