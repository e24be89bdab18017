"""What is left of the goods? For each kind the share given out and the share in stock, as each has its own unit."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from metrics.units import UNITS
from views import escape
from views.charts import base, ways
from views.language import Words
from views.palette import Palette, palette

ROW = 46


def figure(df: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """A bar of equal length for each kind of goods: out filled, stock in outline, the quantities in words above it.

    Grain: one row a kind of goods in one unit of measure. Columns: name, quantity_unit (texts), quantity_in,
    quantity_out, stock (floats in that unit; stock counts what earlier years left, so it need not be in less out);
    and as `base.marks` says opens_out, opens_stock.
    """
    if not base.has_values(df, "stock", "quantity_out"):
        return base.no_data(lang, dark)
    colours, rows, say = palette(dark), base.rows(df.assign(quantity_before=_before(df))), Words(lang)
    labels = [escape.plotly(_say(row, "stock", lang)) for row in rows]
    drawn = base.canvas(colours, len(rows) * ROW + 36, right=base.width_of(labels) + 16, top=30, bottom=4)
    _bars(drawn, rows, lang, colours)
    for at, row in enumerate(rows):
        head = f"<b>{base.wrapped(row['name'], 11 if narrow else 24, 1)}</b>"
        if not narrow:
            words = [word for word in ("before", "in", "out") if word != "before" or row["quantity_before"] > 0]
            moved = (f"{say(f'charts.stock.{word}')} {_say(row, f'quantity_{word}', lang)}" for word in words)
            head += f"{base.GAP * 2}{escape.plotly(' · '.join(moved))}"
        where = {"y": at, "yref": "y", "xref": "paper", "showarrow": False, "align": "left", "xanchor": "left"}
        drawn.add_annotation(text=head, x=0, yshift=18, font={"size": base.SMALL}, **where)
        drawn.add_annotation(text=labels[at], x=1, xshift=8, **where)
    drawn.update_layout(barmode="stack")
    drawn.update_xaxes(visible=False, range=[0, 1.004])
    drawn.update_yaxes(visible=False, range=[len(rows) - 0.6, -0.75])
    key = [("■", colours.done, say("charts.stock.out")), ("□", colours.done, say("charts.stock.left"))]
    base.key_line(drawn, key)
    return drawn


def _bars(drawn: go.Figure, rows: list[base.Row], lang: Language, colours: Palette) -> None:
    at = list(range(len(rows)))
    left = [_left(row) for row in rows]
    shared = {"y": at, "orientation": "h", "width": 0.3, **base.hover([_hover(row, lang) for row in rows])}
    line = {"color": colours.done, "width": 1.5}
    out = [0.0 if share is None else 1 - share for share in left]
    drawn.add_bar(
        x=out, marker={"color": colours.done, "line": line}, customdata=ways.marks(rows, "opens_out"), **shared
    )
    drawn.add_bar(
        x=[share or 0.0 for share in left],
        marker={"color": "rgba(0,0,0,0)", "line": line},
        customdata=ways.marks(rows, "opens_stock"),
        **shared,
    )


def _before(df: pd.DataFrame) -> pd.Series:
    """What earlier years left: without it the stock doesn't follow from what came in and went out."""
    return (df["stock"] + df["quantity_out"].fillna(0.0) - df["quantity_in"].fillna(0.0)).fillna(0.0)


def _left(row: base.Row) -> float | None:
    """What is in stock as a share of what has been there."""
    out, stock = base.number(row["quantity_out"]) or 0.0, max(base.number(row["stock"]) or 0.0, 0.0)
    return stock / (out + stock) if out + stock > 0 else None


def _say(row: base.Row, column: str, lang: Language) -> str:
    unit = escape.plain(row["quantity_unit"] or "")
    if unit in UNITS or base.number(row[column]) is None:
        return base.written(row[column], unit if unit in UNITS else "", lang)
    value = base.written(row[column], "", lang)
    return f"{value}{unit}" if lang == "zh" else f"{value} {unit}".strip()


def _hover(row: base.Row, lang: Language) -> str:
    say = Words(lang)
    moves = (("in", "quantity_in"), ("out", "quantity_out"), ("left", "stock"))
    return base.lines(row["name"], *(f"{say(f'charts.stock.{word}')} {_say(row, name, lang)}" for word, name in moves))


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """How many kinds are given out, and which has the largest share left."""
    say = Words(lang)
    known = [(left, row["name"]) for row in base.rows(df) if (left := _left(row)) is not None]
    if not known:
        return say("charts.none")
    empty = sum(left == 0 for left, _ in known)
    if empty == len(known):
        return say("charts.stock.finding_empty", n=len(known))
    left, name = max(known)
    return say("charts.stock.finding", n=len(known), empty=empty, name=name, share=base.percent(left, lang))
