"""Notes on the months of a chart: a shaded span, and below the axis a mark with the text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from views.charts import base
from views.charts.dates import Time, time_of
from views.drawing import em_width
from views.palette import Palette, palette

LANE = 19
# Pixels of the axis on the narrowest screen, by which texts are kept apart; and the longest text, in em.
WIDTH, WIDTH_NARROW, LONGEST, LONGEST_NARROW = 330, 240, 14.0, 10.0
MARK = "▲"
# Whatever begins beyond this share of the axis ends where its span ends.
LATE = 0.5


@dataclass(frozen=True)
class Span:
    """The months of a note, from the first day to the last, with its text; `detail` is what its hover tells."""

    first: dt.date
    last: dt.date
    text: str
    detail: Sequence[str] = ()


def drawn_on(
    figure: go.Figure, spans: Sequence[Span], *, year: int, dark: bool = False, narrow: bool = False
) -> go.Figure:
    """A copy of a figure with the spans on its time axis; where that counts months, they are those of `year`.

    The texts stand below the axis in as many lanes as keep them apart; the figure grows by these. A figure without a
    time axis stays as it is.
    """
    axis = time_of(figure)
    if axis is None:
        return figure
    placed = [(span, ends) for span in spans if (ends := _ends(figure, span, axis, year))]
    if not placed:
        return figure
    noted, colours, below = go.Figure(figure), palette(dark), int(figure.layout.margin.b)
    lanes: list[float] = []
    for span, (start, end) in sorted(placed, key=lambda one: one[1]):
        words = base.wrapped(span.text, LONGEST_NARROW if narrow else LONGEST, 1)
        text = f"{words}{base.GAP}{MARK}" if start > LATE else f"{MARK}{base.GAP}{words}"
        reach = (em_width(text) * base.SMALL + 8) / (WIDTH_NARROW if narrow else WIDTH)
        left = end - reach if start > LATE else start
        lane = next((at for at, taken in enumerate(lanes) if taken <= left), len(lanes))
        lanes[lane : lane + 1] = [left + reach]
        _draw(noted, span, text, (start, end), below + lane * LANE - 6, colours)
    noted.update_layout(height=figure.layout.height + LANE * len(lanes), margin_b=below + LANE * len(lanes))
    return noted


def _ends(figure: go.Figure, span: Span, axis: Time, year: int) -> tuple[float, float] | None:
    """Where a span begins and ends, as shares of the axis; None where it lies beyond."""
    low, high = figure.layout.xaxis.range
    start, end = (_position(day, axis, year) for day in (span.first, span.last + dt.timedelta(days=1)))
    low, high = (float(low), float(high)) if axis == "months" else (_days(low), _days(high))
    start, end = (start - low) / (high - low), (end - low) / (high - low)
    return (max(start, 0.0), min(end, 1.0)) if start < 1 and end > 0 else None


def _position(day: dt.date, axis: Time, year: int) -> float:
    """A day on the axis; months stand at whole numbers, so that January begins at a half."""
    if axis == "days":
        return float(day.toordinal())
    return (day.year - year) * 12 + day.month - 0.5


def _days(end: object) -> float:
    return float(pd.Timestamp(str(end)).date().toordinal())


def _draw(noted: go.Figure, span: Span, text: str, ends: tuple[float, float], below: float, colours: Palette) -> None:
    start, end = ends
    noted.add_shape(
        type="rect",
        xref="x domain",
        yref="paper",
        x0=start,
        x1=end,
        y0=0,
        y1=1,
        fillcolor=colours.soft,
        line={"color": colours.muted, "width": 1, "dash": "dot"},
        layer="below",
    )
    late = start > LATE
    place = {"x": end if late else start, "xref": "x domain", "xanchor": "right" if late else "left"}
    noted.add_annotation(
        text=text,
        y=0,
        yref="paper",
        yanchor="top",
        yshift=-below,
        showarrow=False,
        font={"size": base.SMALL, "color": colours.ink},
        hovertext=base.lines(span.text, *span.detail),
        hoverlabel={"bgcolor": colours.surface, "bordercolor": colours.muted, "font": {"color": colours.ink}},
        **place,
    )
