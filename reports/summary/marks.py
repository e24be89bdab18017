"""Figures in rendered text: each is put between two signs of Unicode's private area, so that it is found again.

A template engine gives text. What a piece of it is (which figure, which aspect of it, whether it is missing) is noted
here while the engine runs, and read back from the text afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from metrics.plaintext import plain

Mark = Literal["", "missing", "early", "hidden", "contradiction", "fill"]
_OPEN, _TEXT, _CLOSE = "\ue000", "\ue001", "\ue002"
_PIECE = re.compile(f"{_OPEN}(\\d+){_TEXT}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_SIGNS = re.compile(f"[{_OPEN}{_TEXT}{_CLOSE}]")


@dataclass(frozen=True)
class Span:
    """A piece of text: plain without a `key`; else what a figure says there.

    `aspect` is "" for the figure itself, else "completion", "change", ...; `mark` says why there is no figure.
    """

    text: str
    key: str = ""
    aspect: str = ""
    mark: Mark = ""


@dataclass
class Marks:
    """What was put into the text, in the order in which it was written."""

    put_spans: list[Span] = field(default_factory=list)

    def put(self, text: str, key: str = "", aspect: str = "", mark: Mark = "") -> str:
        """The text of a figure with signs around it, by which `spans_of` knows it again."""
        shown = clean(text)
        self.put_spans.append(Span(shown, key, aspect, mark))
        return f"{_OPEN}{len(self.put_spans) - 1}{_TEXT}{shown}{_CLOSE}"

    def spans_of(self, text: str) -> list[Span]:
        """A rendered text in pieces, without any signs. What a filter did to a figure's text is kept."""
        return list(self._pieces(text))

    def _pieces(self, text: str) -> Iterator[Span]:
        place = 0
        for found in _PIECE.finditer(text):
            yield from _plain(text[place : found.start()])
            number = int(found[1])
            if number < len(self.put_spans):
                known = self.put_spans[number]
                yield Span(found[2], known.key, known.aspect, known.mark)
            else:
                yield from _plain(found[2])
            place = found.end()
        yield from _plain(text[place:])


def has_signs(text: str) -> bool:
    """Whether a text holds any sign of a figure."""
    return _SIGNS.search(text) is not None


def clean(text: object) -> str:
    """Text of data for a document: one line, nothing that XML or our signs would stumble over."""
    return _SIGNS.sub("", plain(text))


def _plain(text: str) -> Iterator[Span]:
    if text := _SIGNS.sub("", text):
        yield Span(text)
