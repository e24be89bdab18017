"""The mark by which an answer that comes back says which workbook it corrects.

It stands in the package's custom properties and, for programs that drop those, in the list of problems itself.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

CUSTOM_PART = "docProps/custom.xml"
LIST_SHEET = "需要更正"
# The first cell of the list says this; the sheet holds no data.
LIST_TITLE = "需要更正（明账核对结果，本表不导入）"
ORIGINAL_WORDS = "原件编号："
NAME_WORDS = "原文件："
OURS = "Mingzhang"
NAME, ORIGINAL, PARTS = f"{OURS}Name", f"{OURS}Original", f"{OURS}Parts"
# Of a longer chain the latest ones are kept, and the first of all.
CHAIN = 12
_SHA = re.compile(r"[0-9a-f]{64}")
_MOST = 2**20


@dataclass(frozen=True)
class Origin:
    """What an answer was made from: its name, and the hashes of it and of what that had been made from, latest first.

    `untouched`: the file is the answer as it was written, nobody has corrected anything in it.
    """

    name: str
    chain: tuple[str, ...]
    untouched: bool = False

    @classmethod
    def from_dict(cls, entry: dict[str, Any]) -> Origin:
        """The mark from its JSON form."""
        return cls(entry["name"], tuple(entry["chain"]), entry["untouched"])


def chain_of(sha256: str, before: Origin | None) -> tuple[str, ...]:
    """The chain of an answer made from the file of this hash, which may itself be a correction."""
    chain = (sha256, *(before.chain if before else ()))
    return chain if len(chain) <= CHAIN else (*chain[: CHAIN - 1], chain[-1])


def from_properties(data: bytes) -> Origin | None:
    """The mark of a package; None for any file without one."""
    if not data.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if CUSTOM_PART not in archive.namelist() or archive.getinfo(CUSTOM_PART).file_size > _MOST:
                return None
            found = _properties(archive.read(CUSTOM_PART))
            chain = _shas([found.get(f"{ORIGINAL}{number}", "") for number in range(CHAIN)])
            untouched = found.get(PARTS) == parts_hash(archive)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, OSError, RuntimeError, ValueError, EOFError, KeyError):
        return None  # a file that can't be read says so when it is read
    return Origin(found.get(NAME, ""), chain, untouched) if chain else None


def from_list(rows: Sequence[Sequence[object]]) -> Origin | None:
    """The mark in the list of problems, from the cells of its sheet; None when it isn't such a sheet."""
    if not is_list(rows):
        return None
    words = [str(cell) for row in rows[:4] for cell in row]
    name = next((word.removeprefix(NAME_WORDS) for word in words if word.startswith(NAME_WORDS)), "")
    chain = next((word.removeprefix(ORIGINAL_WORDS) for word in words if word.startswith(ORIGINAL_WORDS)), "")
    shas = _shas(chain.split())
    return Origin(name, shas) if shas else None


def is_list(rows: Sequence[Sequence[object]]) -> bool:
    """Whether these are the rows of a list of problems that an answer carries."""
    return any(str(cell).startswith(LIST_TITLE) for cell in (rows[0] if rows else ())[:1])


def parts_hash(archive: zipfile.ZipFile) -> str:
    """A hash over all parts but the properties, from the directory alone."""
    parts = sorted((entry.filename, entry.CRC, entry.file_size) for entry in archive.infolist())
    listed = [f"{name} {crc} {size}" for name, crc, size in parts if name != CUSTOM_PART]
    return hashlib.sha256("\n".join(listed).encode(errors="surrogatepass")).hexdigest()


def _shas(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if _SHA.fullmatch(word)))[:CHAIN]


def _properties(data: bytes) -> dict[str, str]:
    """The custom properties by name; raises ValueError over document types and entities."""
    found: dict[str, str] = {}
    names: list[str] = []
    parser = expat.ParserCreate()

    def start(_tag: str, attributes: dict[str, str]) -> None:
        if "name" in attributes:
            names.append(attributes["name"])

    def characters(words: str) -> None:
        if names:
            found[names[-1]] = found.get(names[-1], "") + words

    def refuse(*_: object) -> None:
        raise ValueError("document types and entities are refused")

    parser.StartElementHandler, parser.CharacterDataHandler = start, characters
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.Parse(data, True)
    return {name: words.strip() for name, words in found.items()}
