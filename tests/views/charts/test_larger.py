"""For the wall whatever is measured in pixels grows, and nothing that is measured in data."""

from __future__ import annotations

import plotly.graph_objects as go

from views.charts.larger import FACTOR, larger


def test_pixels_grow_and_data_stay() -> None:
    figure = go.Figure(
        go.Bar(x=[1, 2], y=[3, 4], width=[0.5, 0.5], marker={"line": {"width": 2}}, textfont={"size": 10})
    )
    figure.update_layout(height=200, margin={"l": 40, "r": 10}, font={"size": 12}, bargap=0.2)
    grown = larger(figure)
    assert grown.layout.height == 200 * FACTOR
    assert (grown.layout.margin.l, grown.layout.margin.r) == (40 * FACTOR, 10 * FACTOR)
    assert (grown.layout.font.size, grown.data[0].textfont.size) == (12 * FACTOR, 10 * FACTOR)
    assert grown.data[0].marker.line.width == 2 * FACTOR
    assert (list(grown.data[0].x), list(grown.data[0].y), list(grown.data[0].width)) == ([1, 2], [3, 4], [0.5, 0.5])
    assert grown.layout.bargap == 0.2
    assert figure.layout.height == 200, "the drawing of the page itself stays as it is"
