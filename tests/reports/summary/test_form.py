"""The form of the Word file: paper, fonts with others to fall back on, sender and date, marks, native charts."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Twips

from reports.word import fonts


def test_the_paper_form(made):
    _, _, document = made
    first, last = document.sections[0], document.sections[-1]
    assert [round(side.mm) for side in (first.page_width, first.page_height)] == [210, 297]
    margins = (first.top_margin, first.left_margin, first.bottom_margin, first.right_margin)
    assert [round(side.mm) for side in margins] == [37, 28, 35, 26]
    assert [round(side.mm) for side in (last.page_width, last.page_height)] == [297, 210]
    grid = first._sectPr.find(qn("w:docGrid"))
    text_height = first.page_height - first.top_margin - first.bottom_margin
    assert text_height // Twips(int(grid.get(qn("w:linePitch")))) == 22
    assert document.settings.odd_and_even_pages_header_footer
    aligned = [one.paragraphs[0].paragraph_format.alignment for one in (first.footer, first.even_page_footer)]
    assert [int(one) for one in aligned] == [2, 0]
    assert [one.paragraphs[0].text for one in (first.footer, first.even_page_footer)] == ["— 1 —"] * 2


@pytest.mark.parametrize(
    ("style", "font", "points"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("Body Text", "仿宋_GB2312", 16),
    ],
)
def test_fonts_are_those_of_offices(made, style, font, points):
    _, _, document = made
    found = document.styles[style]
    assert found.font.size.pt == points
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == font


def test_every_style_names_a_chinese_font_and_each_font_has_others(made):
    _, content, document = made
    for style in document.styles:
        if style.type == 1:
            assert style.element.rPr.rFonts.get(qn("w:eastAsia")), style.name
    for run in document.element.body.iter(qn("w:rFonts")):
        assert run.get(qn("w:eastAsia"))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        table = docx.oxml.parse_xml(package.read("word/fontTable.xml"))
        theme = package.read("word/theme/theme1.xml").decode()
    alternatives = {
        font.get(qn("w:name")): font.find(qn("w:altName")).get(qn("w:val"))
        for font in table
        if font.find(qn("w:altName")) is not None
    }
    assert {font.name for font in fonts.ALL} <= alternatives.keys()
    assert "FangSong" in alternatives["仿宋_GB2312"]
    assert '<a:ea typeface="黑体"' in theme


def test_sender_and_date_stand_at_the_right(made):
    language, _, document = made
    named = {paragraph.style.name: paragraph for paragraph in document.paragraphs}
    date, sender = named["成文日期"], named["落款单位"]
    assert date.text == {"zh": "2020年12月2日", "en": "2 December 2020"}[language]
    assert date.style.element.pPr.ind.get(qn("w:rightChars")) == "400"
    if language == "zh":  # 8 characters centred above 7.5
        assert sender._p.pPr.ind.get(qn("w:rightChars")) == "375"


def test_marks_are_highlighted_and_nothing_else_is(made):
    _, _, document = made
    marked = [
        "".join(piece.text or "" for piece in light.getparent().getparent().iter(qn("w:t")))
        for light in document.element.body.iter(qn("w:highlight"))
    ]
    assert len(marked) == 3
    assert re.match("示例数据|Sample data", marked[0])
    assert all(re.match(r"【请填写|\[to be written", text) for text in marked[1:])


def test_charts_are_native_with_their_numbers(made):
    language, content, document = made
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        charts = [name for name in names if name.startswith("word/charts/chart")]
        assert len(charts) == 4
        assert len([name for name in names if name.startswith("word/embeddings/")]) == 4
        for name in charts:
            xml = package.read(name).decode()
            assert 'typeface="仿宋_GB2312"' in xml
            assert "externalData" in xml
        training = package.read("word/charts/chart3.xml").decode()
    assert training.count("<c:ser>") == 2
    assert ("兴宁区" if language == "zh" else "Xingning") in training
    described = [one.get("descr") for one in document.element.body.iter(qn("wp:docPr"))]
    assert len(described) == 4
    assert all(described)
