"""Native charts for slides: their data can be opened and edited in the presentation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.util import Inches, Pt

from metrics.plaintext import plain, spreadsheet
from reports import colours
from reports.slides.deck import BODY_HEIGHT, BODY_TOP, BODY_WIDTH, MARGIN, Drawn, Slide, dress, rgb

_SIZE, _SMALL = 14, 10
_KINDS = {
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "lines": XL_CHART_TYPE.LINE,
}


@dataclass(frozen=True)
class Series:
    """One series: its name, a value for each category (None: none), its colour; `points` colours single bars."""

    name: str
    values: Sequence[float | None]
    colour: str
    points: Sequence[str] = ()


def chart(
    slide: Slide,
    kind: str,
    categories: Sequence[str],
    series: Sequence[Series],
    shape: str,
    *,
    axis_shape: str = "#,##0",
    labels: bool = False,
    width: float = BODY_WIDTH,
) -> None:
    """Draw a chart in the body of a slide. `shape` is how its values are shown, `labels` writes them on it."""
    if not any(value is not None for one in series for value in one.values):
        slide.text(slide.deck.nothing, MARGIN, BODY_TOP + 0.3, width, 0.4, 16, colours.MUTED)
        return
    data = CategoryChartData(number_format=shape)
    # The chart's own workbook would take such a name for a formula.
    data.categories = [spreadsheet(plain(name)) for name in categories]
    for one in series:
        data.add_series(one.name, list(one.values))
    box = (Inches(MARGIN), Inches(BODY_TOP), Inches(width), Inches(BODY_HEIGHT))
    drawn = slide.shapes.add_chart(_KINDS[kind], *box, data).chart
    dress(drawn.font, slide.deck.font, _SIZE, colours.INK)
    drawn.has_title = False
    _legend(drawn, len(series), slide.deck.font)
    _axes(drawn, kind, axis_shape, labels)
    plot = drawn.plots[0]
    if kind != "lines":
        plot.gap_width = 45 if kind == "bars" else 60
        plot.overlap = 100 if kind == "stacked" else -5
    for drawn_series, one in zip(plot.series, series, strict=True):
        _colour(drawn_series, one, kind)
    if labels:
        # Beside one another in narrow columns, numbers need less.
        size = _SIZE if kind == "bars" or width * 72 / len(categories) / len(series) > 2 * _SIZE else _SMALL
        _labels(plot, shape, slide.deck.font, size)


def _legend(drawn: Drawn, number: int, font: str) -> None:
    drawn.has_legend = number > 1
    if number > 1:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        dress(drawn.legend.font, font, _SIZE, colours.INK)


def _axes(drawn: Drawn, kind: str, shape: str, labelled: bool) -> None:
    values, names = drawn.value_axis, drawn.category_axis
    values.minimum_scale = 0
    values.format.line.fill.background()
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = shape, False
    values.has_major_gridlines = not labelled
    if labelled:
        values.visible = False
    else:
        values.major_gridlines.format.line.color.rgb = rgb(colours.LINE)
        values.major_gridlines.format.line.width = Pt(0.75)
    names.format.line.color.rgb = rgb(colours.LINE)
    names.has_major_gridlines = False
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if kind == "bars":
        names.reverse_order = True


def _colour(drawn: Drawn, one: Series, kind: str) -> None:
    if kind == "lines":
        drawn.format.line.color.rgb, drawn.format.line.width = rgb(one.colour), Pt(2.5)
        drawn.marker.style, drawn.smooth = XL_MARKER_STYLE.NONE, False
        return
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = rgb(one.colour)
    drawn.invert_if_negative = False
    for place, colour in enumerate(one.points):
        fill = drawn.points[place].format.fill
        fill.solid()
        fill.fore_color.rgb = rgb(colour)


def _labels(plot: Drawn, shape: str, font: str, size: int) -> None:
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = shape, False
    labels.show_value = True
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    dress(labels.font, font, size, colours.INK)
