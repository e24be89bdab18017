"""An empty document in the form of official documents, to be filled with paragraphs of its styles."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import docx
from docx.document import Document
from docx.oxml.ns import qn

from reports.word import fonts, form
from reports.word.xml import element

# Parts of python-docx's default document that nothing here needs.
_UNNEEDED = ("stylesWithEffects", "webSettings", "customXml", "numbering", "thumbnail")
# A committed file must not change with the day on which it was made.
_MADE_AT = dt.datetime(2020, 1, 1)


def blank(*, headings_bold: bool = False) -> Document:
    """A document without paragraphs: styles, page, page numbers, fonts.

    `headings_bold`: for letters, which 黑体 and 楷体 don't make headings of.
    """
    document = docx.Document()
    _drop_parts(document)
    _replace_styles(document, headings_bold)
    _settings(document)
    fonts.declare(document)
    _page(document)
    properties = document.core_properties
    properties.title = properties.author = properties.comments = ""
    properties.created = properties.modified = _MADE_AT
    properties.language = "zh-CN"
    return document


def saved(document: Document) -> bytes:
    """A document's bytes, the same for the same document."""
    written, steady = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as found, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in found.infolist():
            package.writestr(zipfile.ZipInfo(entry.filename), found.read(entry), zipfile.ZIP_DEFLATED)
    return steady.getvalue()


def _drop_parts(document: Document) -> None:
    for relations in (document.part.rels, document.part.package.rels):
        for name in [key for key, relation in relations.items() if relation.reltype.endswith(_UNNEEDED)]:
            del relations[name]


def _replace_styles(document: Document, headings_bold: bool) -> None:
    """Our styles in place of python-docx's, which are made for letters in English."""
    root = document.styles.element
    kept = {"DefaultParagraphFont", "TableNormal", "NoList"}
    for style in list(root.iterchildren(qn("w:style"))):
        if style.get(qn("w:styleId")) not in kept:
            root.remove(style)
    defaults = root.find(qn("w:docDefaults"))
    defaults.clear()
    defaults.append(element("w:rPrDefault", fonts.run_properties(fonts.BODY, form.SIZE_BODY)))
    defaults.append(element("w:pPrDefault", element("w:pPr")))
    for style in form.styles(headings_bold):
        root.append(style)


def _settings(document: Document) -> None:
    settings = document.settings.element
    for language in settings.iterchildren(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for control in settings.iterchildren(qn("w:characterSpacingControl")):
        control.set(qn("w:val"), "compressPunctuation")
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    for zoom in settings.iterchildren(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")
    document.settings.odd_and_even_pages_header_footer = True


def _page(document: Document) -> None:
    """A4 with its grid; page numbers on odd pages at the right, on even ones at the left."""
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        for paragraph in list(footer._element):
            footer._element.remove(paragraph)
        footer._element.append(form.page_number(side))
    old = section._sectPr
    references = [one for one in old if one.tag == qn("w:footerReference")]
    new = form.section_properties(references)
    old.getparent().replace(old, new)
