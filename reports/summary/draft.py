"""The filled-in template as it reads: paragraphs in order, each in pieces that know which figure they state."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.oxml.ns import qn

from reports.summary.marks import Marks, Span
from reports.word import form
from reports.word.xml import Element

# Headings by the names of their styles, as Word in Chinese and in English and our templates call them.
_LEVELS = {"title": 1, "标题": 1, "heading 1": 2, "标题 1": 2, "heading 2": 3, "标题 2": 3, "heading 3": 4, "标题 3": 4}
_RIGHT = (form.SENDER, form.DATE)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph with text: `level` 1 for the title, 2 to 4 for headings, 0 for body; `is_right`: sender, date."""

    spans: tuple[Span, ...]
    level: int = 0
    is_right: bool = False

    @property
    def text(self) -> str:
        """The paragraph as plain text."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True)
class Draft:
    """A filled-in document: its Word file, still with signs around figures, and how it reads."""

    document: Document
    marks: Marks
    paragraphs: tuple[Paragraph, ...]

    @property
    def keys(self) -> list[str]:
        """The figures that it speaks of, in the order in which they first do."""
        return list(dict.fromkeys(span.key for one in self.paragraphs for span in one.spans if span.key))

    def said(self, key: str) -> list[Span]:
        """Everything it says of a figure, in order."""
        return [span for one in self.paragraphs for span in one.spans if span.key == key]

    def gaps(self) -> list[Span]:
        """The visible marks: what is missing, too early, hidden, or left for somebody to write."""
        return [span for one in self.paragraphs for span in one.spans if span.mark]


def read(filled: bytes, marks: Marks) -> Draft:
    """The draft in a filled-in Word file."""
    document = docx.Document(io.BytesIO(filled))
    styles = {style.style_id: (style.name or "") for style in document.styles}
    paragraphs = tuple(_paragraphs(document.element.body, marks, styles))
    return Draft(document, marks, paragraphs)


def _paragraphs(body: Element, marks: Marks, styles: dict[str, str]) -> Iterator[Paragraph]:
    for found in body.iter(qn("w:p")):
        spans = marks.spans_of("".join(_texts(found)))
        if any(span.text.strip() for span in spans):
            style = found.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            name = "" if style is None else styles.get(style.get(qn("w:val")), "")
            yield Paragraph(tuple(spans), _LEVELS.get(name.lower(), 0), name in _RIGHT)


def _texts(paragraph: Element) -> Iterator[str]:
    for piece in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        # A text box stands within a paragraph, and has paragraphs of its own.
        if next(piece.iterancestors(qn("w:p"))) is paragraph:
            yield (piece.text or "") if piece.tag == qn("w:t") else " "
