"""What all charts share: the empty canvas, the axes, values as text, names of any length, and "no data"."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Literal, TypeAlias

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from metrics.units import HIDDEN, format_share, format_value
from views import escape
from views.charts.wrapping import wrapped as wrapped
from views.drawing import em_width
from views.language import Words
from views.palette import FONT, Palette, palette

Style = Literal["full", "compact", "axis"]
# What a frame's cell holds: a number of any type, a text, a truth, or one of pandas' blanks.
Cell: TypeAlias = Any

SIZE = 13
SMALL = 12
GAP = " "  # a no-break space keeps a label off its mark
Row = dict[str, Any]


def number(value: Cell) -> float | None:
    """A cell of a frame as a float; blank (None, NaN, NA, infinite) is None, never 0."""
    if value is None or value is pd.NA:
        return None
    found = float(value)
    return found if math.isfinite(found) else None


def total(cells: Iterable[Any]) -> float:
    """The sum of what was reported."""
    return sum(found for found in map(number, cells) if found is not None)


def largest(*cells: Iterable[Any]) -> float:
    """The largest value reported in any of the columns; 1 where that is nothing, so that an axis has a length."""
    found = [value for column in cells for value in map(number, column) if value is not None]
    return max([0.0, *found]) or 1.0


def written(
    value: Cell, unit: str, lang: Language, *, style: Style = "full", qualifier: Cell = "", zeros: bool = False
) -> str:
    """A value with its unit as text for a reader; blank reads "not reported"."""
    found = number(value)
    if found is None:
        return Words(lang)("charts.not_reported")
    marked = qualifier if isinstance(qualifier, str) else ""
    return format_value(Decimal(repr(round(found, 4))), unit, lang, marked, style, zeros)


def concealed(suppressed: Cell, lang: Language) -> str:
    """What stands for a hidden count: <5 or * where the reason is given (`small`, `beside_small`), else in words.

    Empty where nothing is hidden. Without a reason "<5" would be a claim: a count may be hidden beside a small one.
    """
    if isinstance(suppressed, str) and suppressed:
        return HIDDEN.get(suppressed, Words(lang)("charts.suppressed"))
    return Words(lang)("charts.suppressed") if suppressed is not None and bool(suppressed) is True else ""


def percent(share: float, lang: Language) -> str:
    """A share as text, 1.075 as 107.5%."""
    return format_share(Decimal(repr(round(share, 6))), lang)


def rows(df: pd.DataFrame) -> list[Row]:
    """The rows as dictionaries (a column that is missing reads None by `get`); frames of charts are short."""
    return [{str(key): value for key, value in row.items()} for row in df.to_dict("records")]


def has_values(df: pd.DataFrame, *columns: str) -> bool:
    """Whether anything can be drawn: a row with a value in one of the columns."""
    return len(df) > 0 and any(column in df and df[column].notna().any() for column in columns)


def row_height(names: Iterable[str], least: int) -> int:
    """Pixels a row needs for the longest of its (wrapped) names."""
    return max([least, *(17 * (name.count("<br>") + 1) + 6 for name in names)])


def width_of(texts: Iterable[str], size: int = SIZE) -> int:
    """Pixels that the widest of already escaped texts takes, on the generous side."""
    lines = [line.replace("&amp;", "&") for text in texts for line in text.split("<br>")]
    return math.ceil(max((em_width(line) for line in lines), default=0.0) * size)


def canvas(
    colours: Palette, height: int, *, left: int = 8, right: int = 12, top: int = 8, bottom: int = 28
) -> go.Figure:
    """An empty figure without a title or a legend, with its margins in pixels."""
    axis = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "fixedrange": True,
        "ticks": "",
        # Plotly finds the room for labels by drawing everything twice; here it is worked out before.
        "automargin": False,
    }
    axis |= {"tickfont": {"size": SMALL, "color": colours.muted}, "title": {"text": ""}}
    figure = go.Figure()
    figure.update_layout(
        height=height,
        margin={"l": left, "r": right, "t": top, "b": bottom, "pad": 4},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": SIZE, "color": colours.ink},
        hoverlabel={"bgcolor": colours.surface, "bordercolor": colours.muted, "align": "left"},
        hoverlabel_font={"family": FONT, "size": SIZE, "color": colours.ink},
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        barmode="overlay",
        xaxis=axis,
        yaxis=axis,
        separators=".,",
        datarevision=1,
    )
    # Streamlit hands every chart to Plotly twice. Without a template and with a revision Plotly sees that it is the
    # same one and draws it once; a chart that has changed is a new one to Streamlit anyway.
    figure.layout.template = None
    return figure


def no_data(lang: Language, dark: bool = False) -> go.Figure:
    """What stands where a chart has nothing to show: a quiet ground and a sentence."""
    say, colours = Words(lang), palette(dark)
    figure = canvas(colours, 150, bottom=8)
    figure.update_xaxes(visible=False).update_yaxes(visible=False)
    figure.add_shape(
        type="rect", xref="paper", yref="paper", x0=0, x1=1, y0=0, y1=1, line={"color": colours.line, "dash": "dot"}
    )
    text = f"{say('charts.none')}<br><span style='font-size:{SMALL}px'>{say('charts.none_hint')}</span>"
    figure.add_annotation(
        text=text, x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False, font={"color": colours.muted}
    )
    return figure


def ticks(top: float, unit: str, lang: Language, count: int = 4, bottom: float = 0.0) -> dict[str, Any]:
    """Round tick values up to `top` with texts in the language's own steps (万, not k), for an axis from `bottom`."""
    span = max(top - bottom, 1e-9)
    steps = [10.0 ** math.floor(math.log10(span / count)) * part for part in (1, 2, 2.5, 5, 10)]
    # What is counted has no halves: 2.5 would read 3.
    step = next(one for one in steps if one * count >= span * 0.999 and (one < 1 or one % 1 == 0))
    step = step if top < 1 else max(step, 1.0)
    values = [round(step * at, 6) for at in range(math.ceil(bottom / step), math.floor(top / step + 1e-6) + 1)]
    return {"tickvals": values, "ticktext": [written(value, unit, lang, style="axis") for value in values]}


def room_for(figure: go.Figure, marks: dict[str, Any]) -> None:
    """Widen the left margin to the labels of a value axis, as `ticks` gives them; called before `key_line`."""
    figure.layout.margin.l = max(figure.layout.margin.l, width_of(marks["ticktext"], SMALL) + 12)


def room_below(figure: go.Figure, names: Sequence[str]) -> None:
    """Deepen the lower margin to the lines of (wrapped) names along the axis."""
    figure.layout.margin.b = max(figure.layout.margin.b, 17 * max(name.count("<br>") + 1 for name in names) + 14)


def value_grid(figure: go.Figure, colours: Palette, *, axis: Literal["x", "y"], row: int | None = None) -> None:
    """Faint lines at the ticks of the axis that carries values."""
    update = figure.update_xaxes if axis == "x" else figure.update_yaxes
    update(showgrid=True, gridcolor=colours.line, gridwidth=1, zeroline=False, row=row)


def hatched(line: str) -> dict[str, Any]:
    """Hatching in `line` over a fill's own colour, so that it can be told without the colour."""
    return {"shape": "/", "fillmode": "overlay", "fgcolor": line, "size": 7, "solidity": 0.2}


def pale(tint: str, strength: float = 0.36) -> str:
    """A colour let through to the ground, for what carries text or is only a way."""
    red, green, blue = (int(tint[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength})"


def key_line(figure: go.Figure, entries: Sequence[tuple[str, str, str]], y: float = 1.0, yshift: int = 6) -> None:
    """The marks of a chart named in one line above it: (glyph, colour, text) each. Reserve 26 px at the top."""
    parts = [
        f"<span style='color:{colour}'>{glyph}</span>{GAP}{escape.plotly(text)}" for glyph, colour, text in entries
    ]
    figure.add_annotation(
        text=(GAP * 3).join(parts),
        x=0,
        y=y,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        yshift=yshift,
        xshift=8 - figure.layout.margin.l,  # from the left edge of the figure, where its title begins
        showarrow=False,
        align="left",
        font={"size": SMALL},
    )


def heading(figure: go.Figure, text: str, x: float, y: float, value: str = "") -> None:
    """The name of a panel, with its sum below it, above its upper left corner (in shares of the plot)."""
    place: Any = {"x": x, "y": y, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "yshift": 4}
    below = f"<br>{escape.plotly(value)}" if value else ""
    figure.add_annotation(text=f"<b>{escape.plotly(text)}</b>{below}", showarrow=False, align="left", **place)


def hover(texts: Sequence[str]) -> dict[str, Any]:
    """Hover texts, already escaped, for a trace; lines are parted by <br>."""
    return {"hovertext": list(texts), "hovertemplate": "%{hovertext}<extra></extra>"}


def lines(*parts: str) -> str:
    """Plain texts as the lines of a hover box, escaped; empty ones are left out."""
    return "<br>".join(escape.plotly(part) for part in parts if part)
