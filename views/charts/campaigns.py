"""How far is each campaign from its goal? Bullet graphs: raised as a bar, the goal as a thick tick."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, ways
from views.language import Words
from views.palette import palette

UNIT = "元"
ROW = 46


def figure(df: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """One bullet a campaign, each on its own scale (share of the goal), its name above the bar.

    Grain: one row a campaign. Columns: name (text of the page's language), raised_yuan, goal_yuan (floats in 元;
    NaN = nothing raised, no goal set), and opens (what a click leads to).
    """
    if not base.has_values(df, "raised_yuan", "goal_yuan"):
        return base.no_data(lang, dark)
    colours, rows, say = palette(dark), base.rows(df), Words(lang)
    labels = [_label(row, lang) for row in rows]
    drawn = base.canvas(colours, len(rows) * ROW + 40, right=base.width_of(labels) + 14, top=30, bottom=4)
    shares = [_share(row) for row in rows]
    top = min(max([1.0, *(share for share in shares if share is not None)]), 2.5)
    at = list(range(len(rows)))
    drawn.add_bar(
        x=[0.0 if share is None else 1.0 for share in shares],
        y=at,
        orientation="h",
        width=0.42,
        marker_color=colours.soft,
        hoverinfo="skip",
    )
    drawn.add_bar(
        x=[min(share or 0.0, top) for share in shares],
        y=at,
        orientation="h",
        width=0.26,
        marker_color=colours.done,
        customdata=ways.marks(rows),
        **base.hover([_hover(row, lang) for row in rows]),
    )
    em = 24 if narrow else 44
    for index, row in enumerate(rows):
        where = {"y": index, "yref": "y", "xref": "paper", "showarrow": False, "align": "left"}
        drawn.add_annotation(text=base.wrapped(row["name"], em, 1), x=0, xanchor="left", yshift=19, **where)
        drawn.add_annotation(text=labels[index], x=1, xanchor="left", xshift=8, **where)
        if shares[index] is not None:
            line = {"color": colours.ink, "width": 4}
            drawn.add_shape(type="line", x0=1, x1=1, y0=index - 0.25, y1=index + 0.25, line=line)
    drawn.update_xaxes(visible=False, range=[0, top * 1.01])
    drawn.update_yaxes(visible=False, range=[len(rows) - 0.55, -0.75])
    key = [("■", colours.done, say("charts.campaign.raised")), ("┃", colours.ink, say("charts.campaign.goal"))]
    base.key_line(drawn, key)
    return drawn


def _share(row: base.Row) -> float | None:
    raised, goal = base.number(row["raised_yuan"]), base.number(row["goal_yuan"])
    return None if not goal else (raised or 0.0) / goal


def _label(row: base.Row, lang: Language) -> str:
    value, share = base.written(row["raised_yuan"], UNIT, lang), _share(row)
    if share is None:
        return escape.plotly(Words(lang)("charts.campaign.no_goal", value=value))
    return f"{escape.plotly(value)}<br>{escape.plotly(base.percent(share, lang))}"


def _hover(row: base.Row, lang: Language) -> str:
    say, share = Words(lang), _share(row)
    return base.lines(
        row["name"],
        f"{say('charts.campaign.raised')} {base.written(row['raised_yuan'], UNIT, lang)}",
        "" if share is None else f"{say('charts.campaign.goal')} {base.written(row['goal_yuan'], UNIT, lang)}",
        "" if share is None else f"{say('charts.completion')} {base.percent(share, lang)}",
    )


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """How many campaigns with a goal have reached it."""
    shares = [share for share in map(_share, base.rows(df)) if share is not None]
    if not shares:
        return Words(lang)("charts.none")
    return Words(lang)("charts.campaign.finding", n=len(shares), reached=sum(share >= 1 for share in shares))
