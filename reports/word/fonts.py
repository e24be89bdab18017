"""The fonts of official documents: named as offices have them, each with the fonts that may stand in for it.

None is shipped: their licences don't allow it. Word and WPS take the first of the alternative names that they have.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from reports.word.xml import Element, element


@dataclass(frozen=True)
class Font:
    """A Chinese font with its alternatives, its class and its family, for programs that have none of them."""

    name: str
    others: tuple[str, ...]
    panose: str
    family: str = "roman"


TITLE = Font(
    "方正小标宋简体",
    ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong", "宋体", "Noto Serif CJK SC"),
    "02010601030101010101",
)
BODY = Font("仿宋_GB2312", ("仿宋", "FangSong", "华文仿宋", "STFangsong", "Noto Serif CJK SC"), "02010609030101010101")
SECOND = Font("楷体_GB2312", ("楷体", "KaiTi", "华文楷体", "STKaiti", "Noto Serif CJK SC"), "02010609030101010101")
FIRST = Font("黑体", ("SimHei", "微软雅黑", "Microsoft YaHei", "Noto Sans CJK SC"), "02010609060101010101", "swiss")
PAGE_NUMBER = Font("宋体", ("SimSun", "NSimSun", "Noto Serif CJK SC"), "02010600030101010101")
ALL = (TITLE, BODY, SECOND, FIRST, PAGE_NUMBER)
LATIN = "Times New Roman"


def run_fonts(font: Font, latin: str = LATIN) -> Element:
    """The fonts of a run or style: Chinese in `font`, letters and digits in `latin`."""
    return element("w:rFonts", ascii=latin, hAnsi=latin, eastAsia=font.name, cs=latin)


def run_properties(font: Font, points: float, *, bold: bool = False, latin: str = LATIN, spacing: int = 0) -> Element:
    """Font and size of a run or style; `spacing` between characters in twentieths of a point.

    Bold and colour are stated, so that nothing is inherited.
    """
    size = round(points * 2)
    return element(
        "w:rPr",
        run_fonts(font, latin),
        element("w:b", val=int(bold)),
        element("w:bCs", val=int(bold)),
        element("w:i", val=0),
        element("w:color", val="000000"),
        element("w:spacing", val=spacing),
        element("w:sz", val=size),
        element("w:szCs", val=size),
        element("w:lang", val="en-US", eastAsia="zh-CN"),
    )


def declare(document: Document) -> None:
    """Write the fonts with their alternatives into the document's font table, and the Chinese ones into its theme."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            relation.target_part._blob = _font_table(relation.target_part.blob)
        elif relation.reltype.endswith("/theme"):
            relation.target_part._blob = _theme(relation.target_part.blob)


def _font_table(blob: bytes) -> bytes:
    table = parse_xml(blob)
    for font in ALL:
        for known in [one for one in table if one.get(qn("w:name")) == font.name]:
            table.remove(known)
        table.append(
            element(
                "w:font",
                element("w:altName", val=",".join(font.others)),
                element("w:panose1", val=font.panose),
                element("w:charset", val="86"),
                element("w:family", val=font.family),
                element("w:pitch", val="variable"),
                name=font.name,
            )
        )
    return bytes(etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True))


def _theme(blob: bytes) -> bytes:
    theme = etree.fromstring(blob)
    name = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    for part, font in (("majorFont", FIRST), ("minorFont", BODY)):
        for found in theme.iterfind(f".//a:{part}", name):
            for east_asian in found.iterfind("a:ea", name):
                east_asian.set("typeface", font.name)
            for script in found.iterfind("a:font[@script='Hans']", name):
                script.set("typeface", font.others[0] if font is BODY else font.name)
    return bytes(etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True))
