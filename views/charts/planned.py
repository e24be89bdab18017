"""What each month was to bring, as a dashed step across the bar of the month; and the line of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from views.charts import base
from views.palette import Palette

GLYPH = "┄"
_HALF = 0.46  # of a month: a little wider than its bar


def steps(drawn: go.Figure, rows: Sequence[base.Row], colours: Palette, axes: dict[str, Any] | None = None) -> None:
    """Draw the column plan (float; NaN = nothing due) of rows with a month (1 to 12); nothing where there is none."""
    planned = [(int(row["month"]), base.number(row.get("plan"))) for row in rows]
    known = [(month, plan) for month, plan in planned if plan is not None]
    if known:
        across = [x for month, _ in known for x in (month - _HALF, month + _HALF, None)]
        line(drawn, across, [y for _, plan in known for y in (plan, plan, None)], colours, axes)


def line(
    drawn: go.Figure, x: Sequence[Any], y: Sequence[Any], colours: Palette, axes: dict[str, Any] | None = None
) -> None:
    """The dashed line of a plan, on a ground of its own so that it is seen over bars and areas too."""
    for style in ({"color": colours.surface, "width": 4}, {"color": colours.ink, "width": 1.5, "dash": "2px,2px"}):
        drawn.add_scatter(x=x, y=y, mode="lines", line=style, hoverinfo="skip", **(axes or {}))
