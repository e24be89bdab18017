"""When did cash and goods come in? Stacked bars by month; goods are hatched as well as of another colour."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, planned, ways
from views.charts.dates import month_ticks
from views.language import Words
from views.palette import Palette, palette

UNIT = "元"


def figure(df: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """Cash below, goods above, the month's sum over each bar where there is room.

    Grain: one row a month. Columns: month (1 to 12), cash_yuan and goods_yuan (floats in 元; NaN = no figure yet),
    where there is a target plan (what cash and goods together were to be),
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
    planned.steps(drawn, rows, colours)
    top = base.largest([_sum(row) for row in rows], df.get("plan", ()))
    _sums(drawn, rows, top, lang, colours, narrow)
    drawn.update_layout(barmode="stack")
    drawn.update_xaxes(month_ticks(lang, narrow), showline=True, linecolor=colours.line)
    marks = base.ticks(top, UNIT, lang)
    base.room_for(drawn, marks)
    drawn.update_yaxes(marks, range=[0, top * 1.04])
    base.value_grid(drawn, colours, axis="y")
    key = [("■", colours.done, say("charts.cash")), ("▨", colours.second, say("charts.goods"))]
    if base.has_values(df, "plan"):
        key.append((planned.GLYPH, colours.ink, say("charts.months.plan")))
    base.key_line(drawn, key, yshift=20)
    return drawn


def _sum(row: base.Row) -> float:
    return base.total([row["cash_yuan"], row["goods_yuan"]])


def _sums(drawn: go.Figure, rows: list[base.Row], top: float, lang: Language, colours: Palette, narrow: bool) -> None:
    """The sums over the highest bars, none beside another; the highest alone on a narrow screen."""
    named: set[int] = set()
    for row in sorted(rows, key=_sum, reverse=True):
        value, month = _sum(row), int(row["month"])
        if value <= 0 or (narrow and named) or {month - 1, month + 1} & named:
            continue
        named.add(month)
        text = escape.plotly(base.written(value, UNIT, lang, style="compact"))
        plan = base.number(row.get("plan")) or 0.0
        clear = plan if 0 <= plan - value < top * 0.12 else value  # the step of the plan would cross the text
        place = {"x": month, "y": clear, "yanchor": "bottom", "showarrow": False}
        drawn.add_annotation(text=text, font={"size": 11, "color": colours.ink}, **place)


def _hover(row: base.Row, lang: Language) -> str:
    say, plan = Words(lang), base.number(row.get("plan"))
    return base.lines(
        say.month(int(row["month"])),
        f"{say('charts.cash')} {base.written(row['cash_yuan'], UNIT, lang)}",
        f"{say('charts.goods')} {base.written(row['goods_yuan'], UNIT, lang)}",
        f"{say('charts.total')} {base.written(_sum(row), UNIT, lang)}",
        "" if plan is None else f"{say('charts.months.plan')} {base.written(round(plan), UNIT, lang)}",
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
