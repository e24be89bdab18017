"""Edits to XML by splicing its bytes: what isn't edited stays as it was, prefixes, declarations and blanks included.

expat finds the places and refuses document types and entities; nothing builds a tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=/>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_ATTRIBUTE = re.compile(rb"\s+([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
# What XML 1.0 can't hold, and what no font shows.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Invisible characters that turn the direction of the text around them.
_TURNING = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
TEXT_LIMIT = 32_000


class NotEditableError(Exception):
    """The package is built in a way that isn't edited here; its values can still be copied."""


@dataclass
class Edits:
    """Pieces to be put in place of others; those at one place stand in the order they were given."""

    pieces: list[tuple[int, int, bytes]] = field(default_factory=list)

    def insert(self, at: int, new: bytes) -> None:
        """Put `new` before position `at`."""
        self.pieces.append((at, at, new))

    def replace(self, start: int, end: int, new: bytes) -> None:
        """Put `new` in place of what stands from `start` to `end`."""
        self.pieces.append((start, end, new))

    def apply(self, data: bytes) -> bytes:
        """The data with all edits made; raises NotEditableError when two of them overlap."""
        return b"".join(self._parts(data))

    def _parts(self, data: bytes) -> Iterator[bytes | memoryview]:
        view, at = memoryview(data), 0
        for start, end, new in sorted(self.pieces, key=lambda piece: piece[:2]):
            if start < at:
                raise NotEditableError("edits overlap")
            yield view[at:start]
            yield new
            at = end
        yield view[at:]


def _refuse(*_: object) -> None:
    raise NotEditableError("document types and entities are refused")


Start = Callable[[int, str, dict[str, str]], None]
End = Callable[[int, str], None]


def scan(data: bytes, start: Start | None = None, end: End | None = None) -> None:
    """Calls `start(position, tag, attributes)` for every element, and `end(position, tag)` where it ends.

    Raises NotEditableError when the part isn't well-formed UTF-8, or defines document types or entities.
    """
    parser = expat.ParserCreate()

    def declared(_version: str, encoding: str | None, _alone: int) -> None:
        if encoding is not None and encoding.lower() not in {"utf-8", "utf8"}:
            raise NotEditableError(encoding)

    if data[:2] in {b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"}:
        raise NotEditableError("UTF-16")
    parser.XmlDeclHandler = declared
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
    if start is not None:
        parser.StartElementHandler = lambda tag, attributes: start(parser.CurrentByteIndex, tag, attributes)
    if end is not None:
        parser.EndElementHandler = lambda tag: end(parser.CurrentByteIndex, tag)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as fault:
        raise NotEditableError(str(fault)) from fault


@dataclass(frozen=True)
class Element:
    """One element of a part, with its place: `start` to `inner` is its tag, `close` to `end` its closing tag."""

    tag: str
    depth: int
    start: int
    inner: int
    close: int
    end: int
    attributes: Mapping[str, str]

    @property
    def empty(self) -> bool:
        """Whether it is written <like/> this."""
        return self.close == self.end


def elements(data: bytes) -> list[Element]:
    """All elements of a small part, in the order of their tags."""
    found: list[Element | None] = []
    open_ones: list[tuple[int, str, int, dict[str, str]]] = []

    def start(at: int, tag: str, attributes: dict[str, str]) -> None:
        open_ones.append((len(found), tag, at, attributes))
        found.append(None)

    def end(at: int, tag: str) -> None:
        number, _, begin, attributes = open_ones.pop()
        inner = tag_end(data, begin)
        closed = at if is_empty(data, inner) else tag_end_of_closing(data, at)
        found[number] = Element(tag, len(open_ones), begin, inner, at, closed, attributes)

    scan(data, start, end)
    return [element for element in found if element is not None]


def tag_end(data: bytes, at: int) -> int:
    """Where the tag that starts at `at` ends."""
    match = _TAG.match(data, at)
    if match is None:
        raise NotEditableError("tag")
    return match.end()


def tag_end_of_closing(data: bytes, at: int) -> int:
    """Where the closing tag that starts at `at` ends."""
    return data.index(b">", at) + 1


def is_empty(data: bytes, inner: int) -> bool:
    """Whether the tag that ends at `inner` closes itself."""
    return data[inner - 2 : inner] == b"/>"


def with_attributes(tag: bytes, attributes: Mapping[str, str]) -> bytes:
    """A tag with attributes set, whether it had them or not."""
    edits, left = Edits(), dict(attributes)
    name_end = re.match(rb"<[^\s/>]+", tag)
    if name_end is None:
        raise NotEditableError("tag")
    for match in _ATTRIBUTE.finditer(tag, name_end.end()):
        value = left.pop(match[1].decode(), None)
        if value is not None:
            edits.replace(*match.span(2), _quoted(value))
    added = b"".join(b" " + name.encode() + b"=" + _quoted(value) for name, value in left.items())
    edits.pieces.insert(0, (name_end.end(), name_end.end(), added))
    return edits.apply(tag)


def _quoted(value: str) -> bytes:
    return b'"' + attribute(value).encode() + b'"'


def attribute(value: object) -> str:
    """A value as it stands between double quotes."""
    return escape(plain(str(value)), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def text(value: object) -> str:
    """A text as it stands in a cell or comment: it never acts, and comes back as it was."""
    return _ESCAPE.sub("_x005F_", escape(plain(str(value))))


def plain(value: str) -> str:
    """The text without what XML can't hold or what turns text around, and no longer than a cell takes."""
    if value.isprintable() and len(value) <= TEXT_LIMIT:
        return value
    shown = _TURNING.sub("", _FORBIDDEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n")))
    return shown if len(shown) <= TEXT_LIMIT else shown[: TEXT_LIMIT - 1] + "…"


def prefix_of(tag: str) -> str:
    """The prefix of a tag with its colon, or nothing."""
    head, colon, _ = tag.rpartition(":")
    return head + colon
