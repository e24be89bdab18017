"""Elements of WordprocessingML by name, as python-docx writes them; and measures in the units that Word counts in."""

from __future__ import annotations

from typing import Any, cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# lxml's elements carry no types that python-docx would agree with.
Element = Any
_POINTS_PER_MM = 72 / 25.4


def element(tag: str, /, *children: Element, **attributes: object) -> Element:
    """`element("w:ind", left=640)` is `<w:ind w:left="640"/>`; children are appended in order."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name.rstrip('_')}"), str(value))
    for child in children:
        made.append(child)
    return cast("Element", made)


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * _POINTS_PER_MM * 20)


def run_in(text: str, properties: Element | None = None) -> Element:
    """A run of text, its spaces kept; `properties` are its w:rPr, copied from another run where there are any."""
    piece = element("w:t")
    piece.text = text
    piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("w:r", *([] if properties is None else [properties]), piece)
