"""A presentation in 16:9 with one look: a title that says something, a body, source and cut-off, speaker notes."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Inches, Pt

from metrics.metric import Language
from metrics.plaintext import plain
from reports import colours
from reports.sheets import em
from reports.slides.fitting import UNIT_SHARE, fitting, split_amount

# python-pptx is untyped where it matters.
Drawn = Any

WIDTH, HEIGHT = 13.333, 7.5
MARGIN = 0.6
TITLE_TOP, TITLE_HEIGHT = 0.44, 0.98
LEAD_TOP, BODY_TOP, BODY_BOTTOM, FOOT_TOP = 1.46, 2.0, 6.7, 6.86
BODY_WIDTH, BODY_HEIGHT = WIDTH - 2 * MARGIN, BODY_BOTTOM - BODY_TOP
_TITLE_SIZES, _TITLE_ONLY = (28, 26, 24, 22, 20), 5


class Deck:
    """A presentation in memory. `sample` marks every slide as invented; `nothing` stands where there is no data."""

    def __init__(self, language: Language, sample: str, nothing: str) -> None:
        self.language: Language = language
        self.nothing = nothing
        self.font = colours.FONT_ZH if language == "zh" else colours.FONT_EN
        self._sample = sample
        self._deck = Presentation()
        self._deck.slide_width, self._deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
        self._prepare()

    def _prepare(self) -> None:
        """Keep one layout, with its title where ours stands, and put our fonts into the theme."""
        layouts = self._deck.slide_layouts
        keep = layouts[_TITLE_ONLY]
        for layout in [layout for layout in layouts if layout is not keep]:
            layouts.remove(layout)
        for owner in (self._deck.slide_master, keep):
            for shape in list(owner.placeholders):
                if shape.placeholder_format.type is not None and shape.placeholder_format.idx == 0:
                    _place(shape, MARGIN, TITLE_TOP, BODY_WIDTH, TITLE_HEIGHT)
                elif owner is keep:
                    shape._element.getparent().remove(shape._element)
                else:
                    _place(shape, MARGIN, BODY_TOP, BODY_WIDTH, 1.0)
        theme = self._deck.slide_master.part.part_related_by(RELATION.THEME)
        fonts = f'<a:latin typeface="{self.font}"/><a:ea typeface="{self.font}"/>'.encode()
        theme._blob = re.sub(rb'<a:latin typeface="[^"]*"[^>]*/>\s*<a:ea typeface=""/>', fonts, theme.blob)

    def slide(self, title: str, lead: str, source: str, notes: Sequence[str]) -> Slide:
        """A new slide with its title, what the body shows and in which unit, its source, and what to say of it."""
        slide = Slide(self, self._deck.slides.add_slide(self._deck.slide_layouts[0]))
        slide.title(title)
        slide.text(lead, MARGIN, LEAD_TOP, BODY_WIDTH, 0.4, 16, colours.MUTED)
        slide.text(source, MARGIN, FOOT_TOP, BODY_WIDTH - 1.2, 0.46, 12, colours.MUTED)
        slide.number(len(self._deck.slides))
        if self._sample:
            slide.tag(self._sample)
        slide.notes(notes)
        return slide

    def closed(self) -> bytes:
        """The file's content."""
        buffer = io.BytesIO()
        self._deck.save(buffer)
        return buffer.getvalue()


class Slide:
    """One slide; all measures in inches from its upper left corner."""

    def __init__(self, deck: Deck, slide: Drawn) -> None:
        self.deck, self._slide = deck, slide

    @property
    def shapes(self) -> Drawn:
        """What stands on it."""
        return self._slide.shapes

    def title(self, text: str) -> None:
        """The message, as large as it fits into two lines."""
        said = plain(text)
        size = fitting(said, BODY_WIDTH, TITLE_HEIGHT, _TITLE_SIZES)
        frame = self._slide.shapes.title.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = Emu(0)
        self._write(frame.paragraphs[0], said, size, colours.INK, bold=True)

    def text(
        self, text: str, left: float, top: float, width: float, height: float, size: float, colour: str,
        *, bold: bool = False, align: str = "left",
    ) -> None:  # fmt: skip
        """A text box. The text isn't obeyed, however it begins."""
        box = self._slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
        frame = box.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
        self._write(frame.paragraphs[0], plain(text), size, colour, bold=bold, align=align)

    def amount(self, text: str, left: float, top: float, width: float, size: int, colour: str) -> None:
        """A figure in large, its unit smaller behind it."""
        self.text("", left, top, width, size * 1.3 / 72, size, colour)
        paragraph = self._slide.shapes[-1].text_frame.paragraphs[0]
        for part, points in zip(split_amount(plain(text)), (size, size * UNIT_SHARE), strict=True):
            self._write(paragraph, part, points, colour, bold=True)

    def number(self, number: int) -> None:
        """The number of the slide, as a field that follows when slides are moved."""
        self.text("", WIDTH - MARGIN - 1.0, FOOT_TOP, 1.0, 0.36, 12, colours.MUTED, align="right")
        paragraph = self._slide.shapes[-1].text_frame.paragraphs[0]
        field, look, said = (OxmlElement(tag) for tag in ("a:fld", "a:rPr", "a:t"))
        field.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
        field.set("type", "slidenum")
        look.set("sz", "1200")
        said.text = str(number)
        field.append(look)
        field.append(said)
        paragraph._p.append(field)

    def tag(self, text: str) -> None:
        """The mark that the figures are invented, in the upper right corner."""
        width = 0.3 + em(text) * 0.085
        shape = self._slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Inches(WIDTH - MARGIN - width), Inches(0.16), Inches(width), Inches(0.28)
        )
        shape.fill.background()
        shape.line.color.rgb, shape.line.width = rgb(colours.BEHIND), Pt(1)
        _plain(shape)
        frame = shape.text_frame
        frame.margin_top = frame.margin_bottom = frame.margin_left = frame.margin_right = Emu(0)
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        self._write(frame.paragraphs[0], plain(text), 11, colours.BEHIND, bold=True, align="centre")

    def notes(self, lines: Sequence[str]) -> None:
        """What to say: a paragraph each."""
        frame = self._slide.notes_slide.notes_text_frame
        frame.text = "\n".join(plain(line) for line in lines)
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                _fonts(run._r.get_or_add_rPr(), self.deck.font)

    def _write(
        self, paragraph: Drawn, text: str, size: float, colour: str, *, bold: bool = False, align: str = "left"
    ) -> None:
        paragraph.alignment = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "centre": PP_ALIGN.CENTER}[align]
        if text:
            run = paragraph.add_run()
            run.text = text
            style(run.font, size, colour, bold=bold)
            _fonts(run._r.get_or_add_rPr(), self.deck.font)

    def rule(self, left: float, top: float, width: float, colour: str) -> None:
        """A thin horizontal line."""
        line = self._slide.shapes.add_connector(1, Inches(left), Inches(top), Inches(left + width), Inches(top))
        line.line.color.rgb, line.line.width = rgb(colour), Pt(1)
        _plain(line)


def rgb(colour: str) -> RGBColor:
    """A colour of ours as the package has it."""
    return RGBColor.from_string(colour.removeprefix("#").upper())


def style(font: Drawn, size: float, colour: str, *, bold: bool = False) -> None:
    """Size, colour and weight of a font."""
    font.size, font.bold = Pt(size), bold
    font.color.rgb = rgb(colour)


def dress(font: Drawn, name: str, size: float, colour: str, *, bold: bool = False) -> None:
    """The font of a chart's texts, Chinese ones included."""
    style(font, size, colour, bold=bold)
    _fonts(font._rPr, name)


def _fonts(properties: Drawn, name: str) -> None:
    """Latin and East Asian letters in the same font; without the second, Chinese falls back."""
    for tag in ("a:latin", "a:ea"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    before = [child for child in properties if child.tag in (qn("a:ln"), qn("a:solidFill"), qn("a:effectLst"))]
    place = len(before)
    for offset, tag in enumerate(("a:latin", "a:ea")):
        element = OxmlElement(tag)
        element.set("typeface", name)
        properties.insert(place + offset, element)


def _plain(shape: Drawn) -> None:
    """Without the theme's effects, which throw shadows."""
    for found in shape._element.findall(qn("p:style")):
        shape._element.remove(found)


def _place(shape: Drawn, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = Inches(left), Inches(top), Inches(width), Inches(height)
