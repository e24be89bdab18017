"""Jumping within a Word file: a piece of text is a bookmark that other places lead to, and leads somewhere itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy

from docx.oxml.ns import qn

from reports.word.xml import Element, element, run_in

# Word takes no longer names, and nothing but letters, digits and underscores in them.
_LONGEST = 40


class Bookmarks:
    """Bookmarks of one document: each gets a name and a number of its own."""

    def __init__(self, root: Element) -> None:
        there = list(root.iter(qn("w:bookmarkStart")))
        self._names = {str(one.get(qn("w:name"))).lower() for one in there}
        self._next = max((int(one.get(qn("w:id")) or 0) for one in there), default=0) + 1

    def name(self, wanted: str) -> str:
        """A name that nobody has yet, as near to the wanted one as Word allows; given away by this."""
        base = re.sub(r"\W", "_", wanted)
        name, number = base[:_LONGEST], 1
        while name.lower() in self._names:
            number += 1
            ending = f"_{number}"
            name = base[: _LONGEST - len(ending)] + ending
        self._names.add(name.lower())
        return name

    def around(self, name: str, inside: Iterable[Element]) -> list[Element]:
        """The elements with a bookmark of this name around them."""
        number, self._next = self._next, self._next + 1
        return [element("w:bookmarkStart", id=number, name=name), *inside, element("w:bookmarkEnd", id=number)]


def link(anchor: str, inside: Iterable[Element], tooltip: str = "") -> Element:
    """Runs that lead to a bookmark when clicked. They look like the text around them: documents are printed."""
    made = element("w:hyperlink", *inside, anchor=anchor, history=1)
    if tooltip:
        made.set(qn("w:tooltip"), tooltip[:250])
    return made


def run_like(run: Element, text: str, *, highlight: str = "") -> Element:
    """A run with another run's looks; `highlight` is a colour of Word's marker pen."""
    properties = run.find(qn("w:rPr"))
    copied = deepcopy(properties) if properties is not None else element("w:rPr")
    if highlight:
        for old in copied.findall(qn("w:highlight")):
            copied.remove(old)
        _insert_highlight(copied, element("w:highlight", val=highlight))
    return run_in(text, copied)


def _insert_highlight(properties: Element, highlight: Element) -> None:
    """Put it where the schema wants it: Word calls a file damaged whose run properties are out of order."""
    after = {qn(f"w:{tag}") for tag in (
        "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish",
        "oMath",
    )}  # fmt: skip
    place = next((place for place, one in enumerate(properties) if one.tag in after), len(properties))
    properties.insert(place, highlight)
