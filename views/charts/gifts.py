"""When did cash and goods come in? Stacked bars by month; goods are hatched as well as of another colour."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, ways
from views.charts.dates import month_ticks
from views.language import Words
from views.palette import Palette, palette

UNIT = "元"


def figure(df: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """Cash below, goods above, the month's sum over each bar where there is room.

    Grain: one row a month. Columns: month (1 to 12), cash_yuan and goods_yuan (floats in 元; NaN = no figure yet),
    and as `base.marks` says opens_cash_yuan, opens_goods_yuan.
    """
    if not base.has_values(df, "cash_yuan", "goods_yuan"):
        return base.no_data(lang, dark)
    colours, say, rows = palette(dark), Words(lang), base.rows(df)
    drawn = base.canvas(colours, 320, top=46, bottom=30)
    months = [int(row["month"]) for row in rows]
    for column, tint in (("cash_yuan", colours.done), ("goods_yuan", colours.second)):
        drawn.add_bar(
            x=months,
            y=[base.number(row[column]) or 0.0 for row in rows],
            width=0.7,
            marker={"color": tint, "pattern": base.hatched(colours.surface) if column == "goods_yuan" else None},
            customdata=ways.marks(rows, f"opens_{column}"),
            **base.hover([_hover(row, lang) for row in rows]),
        )
    top = base.largest([_sum(row) for row in rows])
    _sums(drawn, rows, top, lang, colours, narrow)
    drawn.update_layout(barmode="stack")
    drawn.update_xaxes(month_ticks(lang, narrow), showline=True, linecolor=colours.line)
    marks = base.ticks(top, UNIT, lang)
    base.room_for(drawn, marks)
    drawn.update_yaxes(marks, range=[0, top * 1.04])
    base.value_grid(drawn, colours, axis="y")
    key = [("■", colours.done, say("charts.cash")), ("▨", colours.second, say("charts.goods"))]
    base.key_line(drawn, key, yshift=20)
    return drawn


def _sum(row: base.Row) -> float:
    return base.total([row["cash_yuan"], row["goods_yuan"]])


def _sums(drawn: go.Figure, rows: list[base.Row], top: float, lang: Language, colours: Palette, narrow: bool) -> None:
    """The sums over the highest bars, none beside another; the highest alone on a narrow screen."""
    named: set[int] = set()
    for row in sorted(rows, key=_sum, reverse=True):
        value, month = _sum(row), int(row["month"])
        if value <= 0 or (narrow and value < top) or {month - 1, month + 1} & named:
            continue
        named.add(month)
        text = escape.plotly(base.written(value, UNIT, lang, style="compact"))
        place = {"x": month, "y": value, "yanchor": "bottom", "showarrow": False}
        drawn.add_annotation(text=text, font={"size": 11, "color": colours.ink}, **place)


def _hover(row: base.Row, lang: Language) -> str:
    say = Words(lang)
    return base.lines(
        say.month(int(row["month"])),
        f"{say('charts.cash')} {base.written(row['cash_yuan'], UNIT, lang)}",
        f"{say('charts.goods')} {base.written(row['goods_yuan'], UNIT, lang)}",
        f"{say('charts.total')} {base.written(_sum(row), UNIT, lang)}",
    )


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """The month that brought most, and its share."""
    say, rows = Words(lang), base.rows(df)
    whole = sum(_sum(row) for row in rows)
    if whole <= 0:
        return say("charts.none")
    most = max(rows, key=_sum)
    value, share = base.written(_sum(most), UNIT, lang), base.percent(_sum(most) / whole, lang)
    return say("charts.gifts.finding", month=say.month(int(most["month"])), value=value, share=share)
