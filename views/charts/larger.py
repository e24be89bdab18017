"""A chart for the wall: the same drawing with everything that is measured in pixels made larger by one factor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

# How much larger the meeting room's view is; views/assets/presenting.css says the same for the page.
FACTOR = 1.3
# Lengths in pixels by their names in Plotly's figures.
_LENGTHS = frozenset(
    {
        *("size", "height", "l", "r", "t", "b", "pad", "xshift", "yshift", "ax", "ay", "standoff", "startstandoff"),
        *("arrowwidth", "borderwidth", "borderpad", "gridwidth", "zerolinewidth", "linewidth", "tickwidth", "ticklen"),
        *("ticklabelstandoff", "itemwidth", "entrywidth", "tracegroupgap"),
    }
)
# A width is in pixels where it is a line's; bars have theirs in units of data.
_OF_LINES = frozenset({"line"})


def larger(figure: go.Figure) -> go.Figure:
    """The figure as it is drawn on the wall; widths come from the page, which is as much wider."""
    return go.Figure(_grown(figure.to_dict(), ""), skip_invalid=True)


def _grown(part: Any, name: str) -> Any:  # noqa: ANN401 (a piece of a figure is whatever Plotly takes)
    if isinstance(part, Mapping):
        return {key: _length(each) if _is_length(key, name) else _grown(each, key) for key, each in part.items()}
    if isinstance(part, list | tuple):
        return [_grown(each, name) for each in part]
    return part


def _is_length(key: str, within: str) -> bool:
    return key in _LENGTHS or (key == "width" and within in _OF_LINES)


def _length(value: Any) -> Any:  # noqa: ANN401 (a number, an array of numbers, or what isn't a length after all)
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return value * FACTOR
    if hasattr(value, "dtype"):
        return value * FACTOR
    return [_length(each) for each in value] if isinstance(value, list | tuple) else _grown(value, "")
