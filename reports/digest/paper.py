"""The digest as a Word file of one page: A4, Chinese fonts named, one table, no picture."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import docx
import duckdb
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_LINE_SPACING, WD_PARAGRAPH_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from metrics.metric import Language, Scope
from metrics.pace.forecast import Status
from metrics.plaintext import plain
from reports.digest import fitting
from reports.digest.content import Digest, Item, Section, digest_of
from reports.digest.fitting import COLUMNS, fitted
from reports.evidence import Evidence
from reports.wording import Words

WIDTH_MM, HEIGHT_MM, SIDE_MM, TOP_MM, BOTTOM_MM = 210, 297, 20, 18, 22
INK, MUTED, LINE, SOFT = "14212E", "51606F", "D5DBE2", "EEF1F5"
_COLOURS: dict[Status, str] = {"behind": "B34A00", "not_reported": "B34A00", "watch": "80661A", "done": "0F6B5C"}
_BODY_FONT, _HEAD_FONT = "宋体", "黑体"
_LATIN: dict[Language, str] = {"zh": "Times New Roman", "en": "Arial"}


def digest_file(con: duckdb.DuckDBPyConnection, scope: Scope, generation: str, language: Language) -> bytes:
    """The digest of a scope as a Word file."""
    # It asks for standings, not for the year's figures.
    say, evidence = Words(language), Evidence(con, scope, generation, keys=())
    return document(digest_of(evidence, say), say, evidence.loaded_at)


def document(digest: Digest, say: Words, made: dt.datetime | None = None) -> bytes:
    """The Word file; whatever doesn't fit on its one page is left out, the most pressing stays."""
    shown = fitted(digest)
    paper = docx.Document()
    _prepare(paper, say.language)
    _about(paper, digest, say, made)
    paper.add_paragraph(plain(shown.title), style="Title")
    scope = paper.add_paragraph(plain(shown.scope))
    scope.paragraph_format.space_after = Pt(fitting.ITEM_SPACE)
    _muted(scope)
    paper.add_paragraph(plain(shown.finding), style="Subtitle").paragraph_format.space_after = Pt(6)
    if shown.rows:
        _table(paper, shown)
    for at, section in enumerate(shown.sections):
        _section(paper, section, say, left_out=len(digest.sections[at].items) - len(section.items))
    foot = paper.sections[0].footer.paragraphs[0]
    _muted(foot, plain(shown.foot), 8)
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def _about(paper: Document, digest: Digest, say: Words, made: dt.datetime | None) -> None:
    properties = paper.core_properties
    properties.title, properties.subject = plain(digest.title), plain(digest.scope)
    properties.author = properties.comments = properties.keywords = ""
    properties.language = "zh-CN" if say.language == "zh" else "en-GB"
    properties.created = properties.modified = made or dt.datetime(2020, 1, 1)


def _prepare(paper: Document, language: Language) -> None:
    """Page and styles: everything in the named fonts, nothing from the theme."""
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(WIDTH_MM), Mm(HEIGHT_MM)
    section.left_margin = section.right_margin = Mm(SIDE_MM)
    section.top_margin, section.bottom_margin, section.footer_distance = Mm(TOP_MM), Mm(BOTTOM_MM), Mm(8)
    _style(paper, "Normal", language, fitting.BODY, fitting.LEADING)
    _style(paper, "Title", language, 18, 28, head=True)
    _style(paper, "Subtitle", language, fitting.LARGE, fitting.LARGE_LEADING, head=True)
    _style(paper, "Heading 1", language, 12, 18, head=True, before=6)
    _style(paper, "Footer", language, 8, 10)


def _style(
    paper: Document,
    name: str,
    language: Language,
    size: float,
    leading: float,
    *,
    head: bool = False,
    before: float = 0,
) -> None:
    style = paper.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.size, style.font.bold, style.font.italic = Pt(size), head, False
    style.font.color.rgb = RGBColor.from_string(INK)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for slot in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{slot}"), _LATIN["en"] if head else _LATIN[language])
    fonts.set(qn("w:eastAsia"), _HEAD_FONT if head else _BODY_FONT)
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(leading)
    form.keep_with_next = head


def _muted(paragraph: Paragraph, text: str = "", size: float = 9.5) -> None:
    if text:
        paragraph.add_run(text)
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(size), RGBColor.from_string(MUTED)


def _section(paper: Document, section: Section, say: Words, left_out: int) -> None:
    paper.add_paragraph(plain(section.title), style="Heading 1")
    for line in section.lines:
        paper.add_paragraph(plain(line)).paragraph_format.space_after = Pt(fitting.ITEM_SPACE)
    for item in section.items:
        _item(paper.add_paragraph(), item, say.language)
    if left_out > 0 and section.more:
        _muted(paper.add_paragraph(plain(say(section.more, n=left_out))))


def _item(paragraph: Paragraph, item: Item, language: Language) -> None:
    paragraph.paragraph_format.space_after = Pt(fitting.ITEM_SPACE)
    status = paragraph.add_run(f"{item.label}　" if language == "zh" else f"{item.label}: ")
    status.bold = True
    status.font.color.rgb = RGBColor.from_string(_COLOURS.get(item.status, INK))
    if item.head:
        colon = "：" if language == "zh" else ": "
        paragraph.add_run(f"{plain(item.head)}{colon}").bold = True
    paragraph.add_run(plain(item.text))


def _table(paper: Document, digest: Digest) -> None:
    table = paper.add_table(rows=0, cols=len(COLUMNS))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, share in zip(table.columns, COLUMNS, strict=True):
        column.width = Mm((WIDTH_MM - 2 * SIDE_MM) * share)
    for number, row in enumerate((digest.columns, *digest.rows)):
        cells = table.add_row().cells
        for column, (cell, text) in enumerate(zip(cells, row, strict=True)):
            cell.width = Mm((WIDTH_MM - 2 * SIDE_MM) * COLUMNS[column])
            _cell(cell, text, head=number == 0, number=0 < column < len(COLUMNS) - 2)
    heads = table.rows[0]._tr.get_or_add_trPr()
    heads.append(OxmlElement("w:tblHeader"))


def _cell(cell: _Cell, text: str, *, head: bool, number: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.line_spacing = Pt(fitting.SMALL_LEADING)
    if number:
        paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.RIGHT
    run = paragraph.add_run(plain(text))
    run.font.size, run.bold = Pt(fitting.SMALL), head
    properties = cell._tc.get_or_add_tcPr()
    properties.append(_borders(("bottom",)))
    if head:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", SOFT)):
            shade.set(qn(f"w:{name}"), value)
        properties.append(shade)


def _borders(sides: Sequence[str]) -> BaseOxmlElement:
    borders = OxmlElement("w:tcBorders")
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    return borders
