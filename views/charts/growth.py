"""How did the sum received grow, and during which campaigns? Two stacked areas over time, campaigns shaded."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views.charts import base, planned, ways
from views.charts.dates import day, day_ticks
from views.charts.gifts import UNIT
from views.language import Words
from views.palette import Palette, palette

LANE = 20


def figure(
    df: pd.DataFrame, campaigns: pd.DataFrame | None = None, *, lang: Language, dark: bool = False, narrow: bool = False
) -> go.Figure:
    """Cumulative cash with goods on top; each campaign is a shaded span with its name above the plot.

    Grain: one row a day (or month end) in rising order. Columns: date, cash_yuan, goods_yuan (cumulative, 元),
    and where there is a target plan (what both together were to be by that day).
    `campaigns`, one row each: name (text of the page's language), started_on, ended_on (blank = under way).
    """
    if not base.has_values(df, "cash_yuan", "goods_yuan"):
        return base.no_data(lang, dark)
    colours, say, rows = palette(dark), Words(lang), base.rows(df)
    first, last = day(rows[0]["date"]) or dt.date.min, day(rows[-1]["date"]) or dt.date.max
    spans = _spans(campaigns, first, last)
    drawn = base.canvas(colours, 320 + LANE * len(spans), right=16, top=34 + LANE * len(spans), bottom=40)
    _areas(drawn, rows, lang, colours)
    _plan(drawn, rows, colours)
    top = base.largest([base.total([row["cash_yuan"], row["goods_yuan"]]) for row in rows], df.get("plan", ()))
    for lane, (name, start, end, ongoing) in enumerate(spans):
        drawn.add_vrect(x0=start, x1=end, fillcolor=colours.soft, line_width=0, layer="below")
        text = say("charts.growth.ongoing", name=name) if ongoing else name
        _bracket(drawn, text, start, end, len(spans) - lane, first, last, colours)
    drawn.update_xaxes(day_ticks(first, last, lang, 4 if narrow else 8), range=[first.isoformat(), last.isoformat()])
    marks = base.ticks(top, UNIT, lang)
    base.room_for(drawn, marks)
    drawn.update_yaxes(marks, range=[0, top * 1.05])
    base.value_grid(drawn, colours, axis="y")
    drawn.update_xaxes(showline=True, linecolor=colours.line)
    key = [("■", colours.done, say("charts.cash")), ("▨", colours.second, say("charts.goods"))]
    if base.has_values(df, "plan"):
        key.append((planned.GLYPH, colours.ink, say("charts.months.plan")))
    base.key_line(drawn, key, yshift=10 + LANE * len(spans))
    return drawn


def _spans(campaigns: pd.DataFrame | None, first: dt.date, last: dt.date) -> list[tuple[str, str, str, bool]]:
    """The campaigns within the period shown: name, start, end (cut to the period) and whether still under way."""
    found = []
    for row in [] if campaigns is None else base.rows(campaigns):
        start, end = day(row["started_on"]) or first, day(row["ended_on"])
        if start <= last and (end or last) >= first:
            shown = (max(start, first).isoformat(), min(end or last, last).isoformat())
            found.append((str(row["name"]), *shown, end is None))
    return found


def _bracket(
    drawn: go.Figure, text: str, start: str, end: str, lane: int, first: dt.date, last: dt.date, colours: Palette
) -> None:
    """A campaign's name above its span, held within the plot at whichever side has room."""
    late = dt.date.fromisoformat(start) - first > (last - first) / 2
    shift = LANE * (lane - 1) + 4
    drawn.add_annotation(
        text=f"<span style='color:{colours.muted}'>▔</span> {base.wrapped(text, 40, 1)}",
        x=end if late else start,
        y=1,
        yref="paper",
        xanchor="right" if late else "left",
        yanchor="bottom",
        yshift=shift,
        showarrow=False,
        font={"size": base.SMALL, "color": colours.muted},
    )


def _areas(drawn: go.Figure, rows: list[base.Row], lang: Language, colours: Palette) -> None:
    dates = [row["date"] for row in rows]
    for column, tint in (("cash_yuan", colours.done), ("goods_yuan", colours.second)):
        drawn.add_scatter(
            x=dates,
            y=[base.number(row[column]) or 0.0 for row in rows],
            mode="lines",
            line={"color": tint, "width": 1},
            customdata=ways.marks(rows, f"opens_{column}"),
            stackgroup="received",
            fillcolor=tint,
            fillpattern=base.hatched(colours.surface) if column == "goods_yuan" else None,
            **base.hover([_hover(row, lang) for row in rows]),
        )


def _plan(drawn: go.Figure, rows: list[base.Row], colours: Palette) -> None:
    """The plan of cash and goods together, over them."""
    known = [(row["date"], plan) for row in rows if (plan := base.number(row.get("plan"))) is not None]
    if known:
        dates, amounts = zip(*known, strict=True)
        planned.line(drawn, dates, amounts, colours)


def _hover(row: base.Row, lang: Language) -> str:
    say, at, plan = Words(lang), day(row["date"]), base.number(row.get("plan"))
    return base.lines(
        say.date(at) if at else "",
        f"{say('charts.cash')} {base.written(row['cash_yuan'], UNIT, lang)}",
        f"{say('charts.goods')} {base.written(row['goods_yuan'], UNIT, lang)}",
        f"{say('charts.total')} {base.written(base.total([row['cash_yuan'], row['goods_yuan']]), UNIT, lang)}",
        "" if plan is None else f"{say('charts.months.plan')} {base.written(round(plan), UNIT, lang)}",
    )


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """The sum at the end of the period, and its two parts."""
    say = Words(lang)
    if not base.has_values(df, "cash_yuan", "goods_yuan"):
        return say("charts.none")
    last = base.rows(df)[-1]
    cash, goods = base.number(last["cash_yuan"]) or 0.0, base.number(last["goods_yuan"]) or 0.0
    parts = {"cash": base.written(cash, UNIT, lang), "goods": base.written(goods, UNIT, lang)}
    return say("charts.growth.finding", value=base.written(cash + goods, UNIT, lang), **parts)
