"""Text of which some pieces lead somewhere: a number in a sentence opens its cells, a county's name its profile.

It is text like any other wherever only text is wanted; who writes HTML asks `html` for the links.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from views import escape, links

Piece = tuple[str, str]


class Linked(str):
    """A text and its pieces: each a text, and the address that it leads to ("" for none)."""

    __slots__ = ("pieces",)
    pieces: tuple[Piece, ...]

    def __new__(cls, pieces: Iterable[Piece]) -> Linked:
        """The text of all pieces together."""
        known = tuple(piece for piece in pieces if piece[0])
        self = super().__new__(cls, "".join(text for text, _ in known))
        self.pieces = known
        return self


def to(text: str, target: str) -> str:
    """A text that leads to an address as a whole; a plain one where there is none."""
    return Linked([(text, target)]) if target else text


def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of any text."""
    return text.pieces if isinstance(text, Linked) else ((text, ""),)


def join(separator: str, texts: Iterable[str]) -> str:
    """Texts in a row, their links kept."""
    found = list(texts)
    if not any(isinstance(text, Linked) for text in found):
        return separator.join(found)
    parted = chain.from_iterable(((separator, ""), *pieces(text)) for text in found)
    return Linked([*parted][1:])


def capital(text: str) -> str:
    """The same with a capital at its beginning, for a sentence made of clauses."""
    if not isinstance(text, Linked):
        return text[:1].upper() + text[1:]
    first, target = text.pieces[0]
    return Linked([(first[:1].upper() + first[1:], target), *text.pieces[1:]])


def html(text: object) -> str:
    """Any text for an HTML element, its links with it."""
    if not isinstance(text, Linked):
        return escape.html(text)
    return "".join(links.html(part, target) if target else escape.html(part) for part, target in text.pieces)
