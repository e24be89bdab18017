"""How did the village leave poverty? A step from those lifted before, by those lifted this year, to all lifted."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, ways
from views.language import Words
from views.palette import palette

UNIT = "户"
# The least width of a bar in pixels on a wide screen.
BAR = 62


def figure(df: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """623 + 23 = 646 as a waterfall, with those still poor and a line at all poor households.

    Grain: one row a village (several are added up). Columns, all floats in 户: poor_households_total,
    poor_households_at_start, households_lifted, poor_households_at_end; and as `base.marks` says
    opens_before, opens_lifted, opens_out, opens_left.
    """
    steps = _steps(df)
    if steps is None:
        return base.no_data(lang, dark)
    before, lifted, out, left = steps
    colours, say = palette(dark), Words(lang)
    words = [say(f"charts.village.{word}") for word in ("before", "lifted", "out", "left")]
    drawn = base.canvas(colours, 300, top=34, bottom=44)
    values, starts = [before, lifted, out, left], [0.0, before, 0.0, out]
    signs = ["", "+", "", ""]
    full = [sign + base.written(value, UNIT, lang) for sign, value in zip(signs, values, strict=True)]
    drawn.add_bar(
        x=[0, 1, 2, 3],
        y=values,
        base=starts,
        width=0.62,
        customdata=[ways.marks(base.rows(df)[:1], f"opens_{word}")[0] for word in ("before", "lifted", "out", "left")],
        marker={
            "color": [colours.last, colours.done, colours.reached if left == 0 else colours.last, colours.soft],
            "line": {"color": colours.muted, "width": [0, 0, 0, 1.5]},
        },
        **base.hover([base.lines(word, text) for word, text in zip(words, full, strict=True)]),
    )
    bare = [sign + base.written(value, UNIT, lang, style="axis") for sign, value in zip(signs, values, strict=True)]
    texts = bare if narrow else full  # the line over the chart names the unit
    for at, (start, value, text) in enumerate(zip(starts, values, texts, strict=True)):
        # In the bar, where it can't meet the line of all households, and where there is room for its words.
        inside = value > (out + left) * 0.25
        text = bare[at] if inside and base.width_of([text]) > BAR else text
        tints = {0: "#11181f", 2: colours.on_fill if left == 0 else "#11181f"}
        place = {"x": at, "y": start + value, "yanchor": "top" if inside else "bottom", "showarrow": False}
        tint = tints.get(at, colours.ink) if inside else colours.ink
        drawn.add_annotation(text=f"<b>{escape.plotly(text)}</b>", font={"color": tint}, **place)
    for at, height in enumerate((before, out, out)):
        line = {"color": colours.muted, "width": 1}
        drawn.add_shape(type="line", x0=at + 0.31, x1=at + 0.69, y0=height, y1=height, line=line)
    _whole(drawn, out + left, lang)
    names = [base.wrapped(word, 5 if narrow else 12) for word in words]
    base.room_below(drawn, names)
    drawn.update_xaxes(tickvals=[0, 1, 2, 3], ticktext=names, range=[-0.5, 3.5], showline=True, linecolor=colours.line)
    drawn.update_yaxes(visible=False, range=[0, (out + left) * 1.12 or 1])
    return drawn


def _steps(df: pd.DataFrame) -> tuple[float, float, float, float] | None:
    """Lifted before, lifted this year, lifted in all, still poor."""
    columns = ("poor_households_total", "poor_households_at_start", "households_lifted", "poor_households_at_end")
    if not base.has_values(df, "poor_households_total"):
        return None
    whole, start, lifted, end = (base.total(df[column]) for column in columns)
    return whole - start, lifted, whole - end, end


def _whole(drawn: go.Figure, value: float, lang: Language) -> None:
    text = escape.plotly(Words(lang)("charts.village.all", value=base.written(value, UNIT, lang)))
    drawn.add_annotation(
        text=f"┄{base.GAP}{text}",
        x=0,
        y=1,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        yshift=6,
        showarrow=False,
    )
    colours = drawn.layout.font.color
    drawn.add_hline(y=value, line={"color": colours, "width": 1, "dash": "dash"}, layer="below")


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """The sum as it is told: 623户 + 23户 = 646户."""
    say, steps = Words(lang), _steps(df)
    if steps is None:
        return say("charts.none")
    before, lifted, out, left = (base.written(value, UNIT, lang) for value in steps)
    if steps[3] > 0:
        return say("charts.village.finding_left", before=before, lifted=lifted, out=out, left=left)
    return say("charts.village.finding", before=before, lifted=lifted, out=out)
