"""Native charts in a Word file: drawn by Word or WPS from numbers that come along, and edited there like any other.

python-pptx writes DrawingML charts with their workbook; the same parts serve in a Word file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

import pptx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree
from pptx.chart.chart import Chart as PowerPointChart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import BarSeries
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn as pptx_qn
from pptx.text.text import Font
from pptx.util import Mm, Pt

from reports import colours
from reports.word import fonts
from reports.word.xml import Element, element

_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EMU_PER_MM = 36000
KINDS = {"columns": XL_CHART_TYPE.COLUMN_STACKED, "bars": XL_CHART_TYPE.BAR_CLUSTERED}


@dataclass(frozen=True)
class Chart:
    """A chart: `series` by name, one number for each category (None: nothing reported), colours in the same order.

    `kind`: "columns" stacked, for what adds up over time; "bars" beside one another, for what is compared.
    `number_format` is the spreadsheet's.
    """

    kind: str
    categories: Sequence[str]
    series: Mapping[str, Sequence[float | None]]
    colours: Sequence[str]
    number_format: str = "#,##0"
    labels: bool = True
    height_mm: float = 62


def insert(document: Document, chart: Chart, *, width_mm: float, name: str, alt: str) -> Element:
    """Add a chart's parts to the package; the run that shows it. `alt` is read out where it can't be seen."""
    drawn = _drawn(chart, width_mm)
    package = document.part.package
    number = 1 + sum(1 for part in package.iter_parts() if str(part.partname).startswith("/word/charts/"))
    workbook = Part(PackURI(f"/word/embeddings/Chart{number}.xlsx"), _WORKBOOK, drawn.workbook, package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART, b"", package)
    part._blob = _with_workbook(drawn.xml, part.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE))
    shown = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    return _inline(shown, number, width_mm, chart.height_mm, name, alt)


@dataclass(frozen=True)
class _Drawn:
    xml: bytes
    workbook: bytes


def _drawn(chart: Chart, width_mm: float) -> _Drawn:
    data = CategoryChartData(number_format=chart.number_format)
    data.categories = list(chart.categories)
    for name, values in chart.series.items():
        data.add_series(name, list(values))
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    frame = slide.shapes.add_chart(KINDS[chart.kind], Mm(0), Mm(0), Mm(width_mm), Mm(chart.height_mm), data)
    _style(frame.chart, chart)
    part = frame.chart.part
    return _Drawn(part.blob, part.chart_workbook.xlsx_part.blob)


def _style(made: PowerPointChart, chart: Chart) -> None:
    """No title (the text has it), thin grid, labels at the bars, one font everywhere."""
    made.has_title = False
    _set_font(made.font)
    made.has_legend = len(chart.series) > 1
    if made.has_legend:
        made.legend.position = XL_LEGEND_POSITION.TOP
        made.legend.include_in_layout = False
        _set_font(made.legend.font)
    values, categories = made.value_axis, made.category_axis
    values.visible = values.has_major_gridlines = not chart.labels
    if values.has_major_gridlines:
        values.major_gridlines.format.line.color.rgb = _rgb(colours.LINE)
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = chart.number_format, False
    categories.format.line.color.rgb = _rgb(colours.MUTED)
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    categories.has_major_gridlines = False
    # The first category of a bar chart stands at the bottom otherwise.
    categories.reverse_order = chart.kind == "bars"
    plot = made.plots[0]
    plot.gap_width = 60
    if chart.kind == "bars":
        plot.overlap = 0
    for series, colour in zip(plot.series, chart.colours, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = _rgb(colour)
        series.invert_if_negative = False
        if chart.labels:
            _label(series, chart)


def _label(series: BarSeries, chart: Chart) -> None:
    labels = series.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = chart.number_format, False
    if chart.kind == "bars":
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
    _set_font(labels.font)


def _set_font(font: Font) -> None:
    font.size, font.name = Pt(10.5), fonts.LATIN
    font.color.rgb = _rgb(colours.INK)
    properties = font._rPr  # python-pptx has no door to the Chinese font
    for old in properties.findall(pptx_qn("a:ea")):
        properties.remove(old)
    east_asian = etree.SubElement(properties, pptx_qn("a:ea"))
    east_asian.set("typeface", fonts.BODY.name)


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))


def _with_workbook(xml: bytes, relation: str) -> bytes:
    """The chart's XML, pointing to its workbook in its new package."""
    root = etree.fromstring(xml)
    for external in root.iter(pptx_qn("c:externalData")):
        external.set(pptx_qn("r:id"), relation)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _inline(relation: str, number: int, width_mm: float, height_mm: float, name: str, alt: str) -> Element:
    width, height = round(width_mm * _EMU_PER_MM), round(height_mm * _EMU_PER_MM)
    drawing = parse_xml(
        f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')}><wp:inline distT='0' distB='0' distL='0' distR='0'>"
        f"<wp:extent cx='{width}' cy='{height}'/><wp:docPr id='{9000 + number}' name={quoteattr(name)}"
        f" descr={quoteattr(alt)}/><wp:cNvGraphicFramePr/>"
        "<a:graphic><a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/chart'>"
        "<c:chart xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'"
        f" r:id='{relation}'/></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    return element("w:r", drawing)
