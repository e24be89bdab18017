"""The paper form of official documents (GB/T 9704): A4, margins, a grid of 22 lines by 28 characters, page numbers.

Title 2号 小标宋; body 3号 仿宋; levels 黑体, 楷体, 仿宋 in bold; page numbers 4号 between dashes, odd right, even left.
"""

from __future__ import annotations

import math

from docx.document import Document
from docx.oxml.ns import qn

from reports.word import fonts
from reports.word.xml import Element, element, twips

# Millimetres.
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26
TEXT_WIDTH, TEXT_HEIGHT = PAGE_WIDTH - LEFT - RIGHT, PAGE_HEIGHT - TOP - BOTTOM
LINES, CHARACTERS = 22, 28
# The dash of a page number stands 7 mm below the text; its line is some 6 mm high.
_FOOTER = BOTTOM - 7 - 6
_HEADER = 20
# Points: 2号, 3号, 4号, and what tables and notes of annexes are set in.
SIZE_TITLE, SIZE_BODY, SIZE_PAGE_NUMBER, SIZE_NOTE, SIZE_TABLE = 22, 16, 14, 12, 9
LINE_PITCH = twips(TEXT_HEIGHT) // LINES
# A 3号 character is wider than a 28th of the line; how much closer they stand for it, in twentieths of a point. Word's
# grid could say so too (charSpace), but LibreOffice misreads a negative one and tears the text apart.
CHARACTER_SPACING = math.floor(twips(TEXT_WIDTH) / CHARACTERS) - SIZE_BODY * 20

BODY, TITLE, LEVEL_1, LEVEL_2, LEVEL_3 = "Body Text", "Title", "heading 1", "heading 2", "heading 3"
SENDER, DATE, ATTACHMENTS = "落款单位", "成文日期", "附件说明"
ANNEX_LABEL, ANNEX_TITLE, ANNEX_HEADING, ANNEX_TEXT = "附件标记", "附件标题", "附件小标题", "附件正文"
CELL, CELL_HEAD, CHART, SAMPLE = "表格文字", "表头文字", "图表", "示例说明"


def section_properties(references: list[Element], *, landscape: bool = False) -> Element:
    """The properties of a section; `references` are its headers and footers. Landscape is the same page turned."""
    width, height = (PAGE_HEIGHT, PAGE_WIDTH) if landscape else (PAGE_WIDTH, PAGE_HEIGHT)
    top, right, bottom, left = (LEFT, TOP, RIGHT, BOTTOM) if landscape else (TOP, RIGHT, BOTTOM, LEFT)
    size = element("w:pgSz", w=twips(width), h=twips(height))
    if landscape:
        size.set(qn("w:orient"), "landscape")
    margins = element(
        "w:pgMar", top=twips(top), right=twips(right), bottom=twips(bottom), left=twips(left),
        header=twips(_HEADER if not landscape else 12), footer=twips(_FOOTER if not landscape else 13), gutter=0,
    )  # fmt: skip
    grid = element("w:docGrid", type="lines", linePitch=LINE_PITCH)
    if landscape:  # tables stand there, whose small type no grid for 3号 suits
        grid = element("w:docGrid", linePitch=312)
    kind = element("w:type", val="nextPage")
    return element("w:sectPr", *references, kind, size, margins, element("w:cols", space=425), grid)


def styles(headings_bold: bool = False) -> list[Element]:
    """All styles of a document, those of its annexes among them."""
    number = fonts.PAGE_NUMBER
    return [
        _style("Normal", "Normal", None, [_lines()], fonts.BODY, SIZE_BODY, default=True),
        _style("Title", TITLE, "BodyText",
               [_spacing(before=LINE_PITCH, after=LINE_PITCH, line=660), _align("center")], fonts.TITLE, SIZE_TITLE),
        _heading(1, LEVEL_1, fonts.FIRST, bold=headings_bold),
        _heading(2, LEVEL_2, fonts.SECOND, bold=headings_bold),
        _heading(3, LEVEL_3, fonts.BODY, bold=True),
        _style("BodyText", BODY, None, [_lines(), _indent(), _align("both")], fonts.BODY, SIZE_BODY),
        _style("Footer", "footer", None, [_spacing(line=240, rule="auto")], number, SIZE_PAGE_NUMBER),
        *annex_styles(),
    ]  # fmt: skip


def annex_styles() -> list[Element]:
    """The styles that annexes need, for documents whose template has none of them."""
    attachments = element("w:ind", leftChars=500, left=1600, hangingChars=300, hanging=960)
    return [
        _style("MzAttachments", ATTACHMENTS, None, [_lines(), attachments], fonts.BODY, SIZE_BODY),
        _style("MzSender", SENDER, None, [_keep(), _lines(), _align("right")], fonts.BODY, SIZE_BODY),
        _style("MzDate", DATE, None, [_lines(), element("w:ind", rightChars=400, right=1280), _align("right")],
               fonts.BODY, SIZE_BODY),
        _style("MzAnnexLabel", ANNEX_LABEL, "MzAnnexTitle", [_keep(), _lines()], fonts.FIRST, SIZE_BODY),
        _style("MzAnnexTitle", ANNEX_TITLE, "MzAnnexText",
               [_keep(), _spacing(before=120, after=240, line=600), _align("center")], fonts.TITLE, SIZE_TITLE),
        _style("MzAnnexHeading", ANNEX_HEADING, "MzAnnexText", [_keep(), _spacing(before=160, after=80, line=400)],
               fonts.FIRST, SIZE_PAGE_NUMBER, outline=2),
        _style("MzAnnexText", ANNEX_TEXT, None, [_spacing(after=40, line=360), _align("left")], fonts.BODY, SIZE_NOTE),
        _style("MzSample", SAMPLE, "BodyText", [_lines(), _align("center")], fonts.BODY, SIZE_NOTE),
        _style("MzChart", CHART, "MzAnnexText", [_keep(), _spacing(line=240, rule="auto"), _align("center")],
               fonts.BODY, SIZE_TABLE),
        _style("MzCell", CELL, None, [_small(), _align("left")], fonts.BODY, SIZE_TABLE),
        _style("MzCellHead", CELL_HEAD, None, [_keep(), _small(), _align("center")], fonts.FIRST, SIZE_TABLE),
    ]  # fmt: skip


def add_missing_styles(document: Document) -> None:
    """Give a document the styles of annexes that it hasn't got; its own are left as they are."""
    there = {style.style_id for style in document.styles}
    for style in annex_styles():
        if style.get(qn("w:styleId")) not in there:
            document.styles.element.append(style)


def page_number(align: str) -> Element:
    """The paragraph of a footer: — 1 —, one character in from the outer edge."""
    side = {"right": element("w:ind", rightChars=100, right=280), "left": element("w:ind", leftChars=100, left=280)}
    return element(
        "w:p",
        element("w:pPr", element("w:pStyle", val="Footer"), side[align], element("w:jc", val=align)),
        _text_run("— "),
        _field_run("begin"),
        element("w:r", _number_properties(), _code("PAGE")),
        _field_run("separate"),
        _text_run("1"),
        _field_run("end"),
        _text_run(" —"),
    )


def _number_properties() -> Element:
    return fonts.run_properties(fonts.PAGE_NUMBER, SIZE_PAGE_NUMBER, latin=fonts.PAGE_NUMBER.name)


def _text_run(text: str) -> Element:
    piece = element("w:t")
    piece.text = text
    piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element("w:r", _number_properties(), piece)


def _field_run(kind: str) -> Element:
    return element("w:r", _number_properties(), element("w:fldChar", fldCharType=kind))


def _code(text: str) -> Element:
    code = element("w:instrText")
    code.text = f" {text} "
    return code


def _style(
    style_id: str, name: str, following: str | None, paragraph: list[Element], font: fonts.Font, points: float,
    *, bold: bool = False, default: bool = False, outline: int | None = None,
) -> Element:  # fmt: skip
    style = element("w:style", element("w:name", val=name), type="paragraph", styleId=style_id)
    if default:
        style.set(qn("w:default"), "1")
    else:
        style.append(element("w:basedOn", val="Normal"))
    if following:
        style.append(element("w:next", val=following))
    style.append(element("w:qFormat"))
    level = [] if outline is None else [element("w:outlineLvl", val=outline)]
    # Nothing is added between Chinese characters and digits: a place of the grid is a place.
    tight = [element("w:autoSpaceDE", val=0), element("w:autoSpaceDN", val=0)]
    free = [] if points >= SIZE_BODY else [element("w:snapToGrid", val=0)]
    tags = ("keepNext", "autoSpaceDE", "autoSpaceDN", "snapToGrid", "spacing", "ind", "jc", "outlineLvl")
    order = {qn(f"w:{tag}"): place for place, tag in enumerate(tags)}
    properties = [*paragraph, *level, *tight, *free]
    style.append(element("w:pPr", *sorted(properties, key=lambda one: order[one.tag])))
    grid = CHARACTER_SPACING if points == SIZE_BODY else 0
    style.append(fonts.run_properties(font, points, bold=bold, spacing=grid))
    return style


def _heading(level: int, name: str, font: fonts.Font, *, bold: bool) -> Element:
    """A heading's style: set like the body, told apart by its font."""
    paragraph = [_keep(), _lines(), _indent()]
    return _style(f"Heading{level}", name, "BodyText", paragraph, font, SIZE_BODY, bold=bold, outline=level - 1)


def _lines() -> Element:
    """A line of the grid."""
    return _spacing(line=LINE_PITCH)


def _spacing(*, before: int = 0, after: int = 0, line: int = 0, rule: str = "exact") -> Element:
    return element("w:spacing", before=before, after=after, line=line, lineRule=rule)


def _small() -> Element:
    """A line of a table."""
    return _spacing(line=260)


def _indent() -> Element:
    """Two characters at the beginning of a paragraph."""
    return element("w:ind", firstLineChars=200, firstLine=640)


def _align(where: str) -> Element:
    return element("w:jc", val=where)


def _keep() -> Element:
    return element("w:keepNext")


def indent_right(paragraph: Element, characters: float) -> None:
    """Indent a paragraph by so many 3号 characters from the right."""
    properties = paragraph.find(qn("w:pPr"))
    for old in properties.findall(qn("w:ind")):
        properties.remove(old)
    size = round(characters * SIZE_BODY * 20)
    indent = element("w:ind", rightChars=round(characters * 100), right=size, firstLineChars=0, firstLine=0)
    after = [one for one in properties if one.tag in (qn("w:pStyle"), qn("w:keepNext"), qn("w:spacing"))]
    properties.insert(len(after), indent)
