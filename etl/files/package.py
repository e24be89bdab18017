"""A cheap look into the zip of a workbook before anything reads it: bombs, lies, entities; and its parts, in pieces.

Streams; never builds a tree of a sheet.
"""

from __future__ import annotations

import contextlib
import posixpath
import re
import zipfile
import zlib
from collections.abc import Container, Iterator, Sequence
from typing import IO
from xml.parsers import expat

from etl.problems import ProblemClass
from etl.problems import files as problem_files

ENTRY_LIMIT, UNPACKED_LIMIT, RATIO_LIMIT = 10_000, 700 * 2**20, 250
CELL_LIMIT = 12_000_000
_CHUNK, _PACKED = 4 * 2**20, 2**18
# What can't be cut into whole rows is looked at in pieces all the same: no row is so long.
_LONGEST_ROW = 64 * 2**20
_MANIFEST = "META-INF/manifest.xml"
_LOCAL_HEADER, _METHODS, _UTF16 = 30, frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}), (b"\xff\xfe", b"\xfe\xff")
_NAMESPACE_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMMENT, _ELEMENT = re.compile(rb"<!--.*?-->", re.DOTALL), re.compile(rb"<\w")


class FileFaultError(Exception):
    """The file as a whole can't be read, with the problem that says why."""

    def __init__(self, problem: type[ProblemClass], **words: object) -> None:
        super().__init__(problem.code)
        self.problem, self.words = problem, words


def check(archive: zipfile.ZipFile) -> None:
    """Raises FileFaultError when the archive's directory promises more than any office's workbook holds, or two things
    at once. Nothing is unpacked but the beginning of each part.
    """
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    ratio = max(
        (entry.file_size / max(entry.compress_size, 1) for entry in entries if entry.file_size > 2**24), default=0
    )
    if len(entries) > ENTRY_LIMIT or unpacked > UNPACKED_LIMIT or ratio > RATIO_LIMIT:
        size = f"{unpacked / 2**20:,.0f} MB"
        raise FileFaultError(problem_files.TooLarge, what_zh=f"展开后 {size}", what_en=f"{size} unpacked")
    if any(entry.flag_bits & 1 for entry in entries) or _is_encrypted_document(archive):
        raise FileFaultError(problem_files.PasswordProtected)
    if _is_twisted(archive, entries):
        raise FileFaultError(problem_files.DamagedFile)
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels")):
            with archive.open(entry) as stream:
                _check_prolog(stream)


def _is_encrypted_document(archive: zipfile.ZipFile) -> bool:
    """Whether an OpenDocument's list of contents says that they are encrypted."""
    if _MANIFEST not in archive.namelist():
        return False
    with archive.open(_MANIFEST) as stream:
        return b"encryption-data" in stream.read(_CHUNK)


def _is_twisted(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether two parts share a name or their bytes, or one is packed in a way that no spreadsheet program uses.

    Of two parts with one name we might look at the one, and the reader read the other.
    """
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        return True
    ends = [entry.header_offset + _LOCAL_HEADER + entry.compress_size for entry in entries]
    places = sorted(zip((entry.header_offset for entry in entries), ends, strict=True))
    starts = [*(start for start, _ in places[1:]), archive.start_dir]
    shared = any(end > start for (_, end), start in zip(places, starts, strict=True))
    return shared or any(entry.compress_type not in _METHODS for entry in entries)


def _check_prolog(stream: IO[bytes]) -> None:
    """Raises FileFaultError when document types or entities stand before the first element, however far down."""
    head = stream.read(4096)
    if b"\0" in head[:4] or head.startswith(_UTF16):
        raise FileFaultError(problem_files.UnsafeFile)  # UTF-16, in which nothing below would be seen
    while True:
        if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
            raise FileFaultError(problem_files.UnsafeFile)
        if _ELEMENT.search(_COMMENT.sub(b"", head)):
            return
        more = stream.read(_CHUNK)
        if not more:
            return
        if len(head) > _CHUNK:
            raise FileFaultError(problem_files.UnsafeFile)
        head += more


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet by its name: {"Sheet1": "xl/worksheets/sheet1.xml"}."""
    targets = {
        attributes["Id"]: attributes["Target"]
        for tag, attributes in elements(archive, "xl/_rels/workbook.xml.rels")
        if tag == "Relationship"
    }
    parts = {}
    for tag, attributes in elements(archive, "xl/workbook.xml"):
        target = targets.get(attributes.get(f"{_NAMESPACE_R} id", attributes.get("r:id", "")))
        if tag == "sheet" and target:
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            parts[attributes["name"]] = path
    return parts


def counts_from_1904(archive: zipfile.ZipFile) -> bool:
    """Whether a workbook counts its days from 1904."""
    return any(
        tag == "workbookPr" and attributes.get("date1904") in {"1", "true"}
        for tag, attributes in elements(archive, "xl/workbook.xml")
    )


def elements(archive: zipfile.ZipFile, part: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of a small part, in order: local name and attributes."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(tag: str, attributes: dict[str, str]) -> None:
        found.append((tag.rpartition(" ")[2], attributes))

    def refuse(*_: object) -> None:
        raise FileFaultError(problem_files.UnsafeFile)

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.Parse(archive.read(part), True)
    return found


def chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part in pieces of whole rows, so that no cell is cut in two."""
    waiting: list[bytes] = []
    length = 0
    for piece in unpacked(archive, part):
        cut = piece.rfind(b"<row")
        if (length > _CHUNK and cut >= 0) or length > _LONGEST_ROW:
            yield b"".join([*waiting, piece[: max(cut, 0)]])
            piece, waiting, length = piece[max(cut, 0) :], [], 0
        waiting.append(piece)
        length += len(piece)
    yield b"".join(waiting)


def unpacked(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """A part in pieces; raises FileFaultError where it isn't, byte for byte, what the directory says.

    zipfile stops at the promised length, but a reader that doesn't would find ten gigabytes behind it.
    """
    entry = archive.getinfo(part)
    checksum = length = 0
    for piece in _inflated(archive, entry):
        length += len(piece)
        checksum = zlib.crc32(piece, checksum)
        if length > entry.file_size:
            break
        yield piece
    if length != entry.file_size or checksum != entry.CRC:
        raise FileFaultError(problem_files.DamagedFile)


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """All that a part's packed bytes yield, in pieces of bounded size."""
    at = entry.header_offset + _LOCAL_HEADER
    header = _bytes(archive, entry.header_offset, _LOCAL_HEADER)
    at += int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    end = at + entry.compress_size
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while packed := _bytes(archive, at, min(end - at, _PACKED)):
        at += len(packed)
        if entry.compress_type == zipfile.ZIP_STORED:
            yield packed
            continue
        while packed:
            yield inflater.decompress(packed, _CHUNK)
            packed = inflater.unconsumed_tail
    yield inflater.flush() + inflater.unused_data


def _bytes(archive: zipfile.ZipFile, at: int, length: int) -> bytes:
    if archive.fp is None:
        return b""
    archive.fp.seek(at)
    return archive.fp.read(length)


def verify(archive: zipfile.ZipFile, but: Container[str]) -> None:
    """Raises FileFaultError where a part yields far more than the directory says; `but` are parts looked at anyway.

    Other damage is for whoever reads the part: most parts, such as pictures, nobody does.
    """
    for entry in archive.infolist():
        length = 0
        with contextlib.suppress(zlib.error):
            for piece in _inflated(archive, entry) if entry.filename not in but else ():
                length += len(piece)
                if length > entry.file_size + _CHUNK:
                    raise FileFaultError(problem_files.DamagedFile)
