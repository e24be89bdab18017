"""When did which channel report? A field of circles, month across and channel down, the count in each."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, ways
from views.charts.dates import month_ticks
from views.language import Words
from views.palette import palette

UNIT = "篇"
ROW = 38


def figure(df: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """Circles whose area is the count, with the count in them, and each channel's sum at the end of its row.

    Grain: channel × month. Columns: channel (text of the page's language), month (1 to 12), items_count (float in 篇),
    and opens (what a click leads to).
    """
    if not base.has_values(df, "items_count"):
        return base.no_data(lang, dark)
    colours, rows = palette(dark), [row for row in base.rows(df) if base.number(row["items_count"])]
    sums = _sums(df, "channel")
    channels = [channel for channel, _ in sums.most_common()]
    names = [base.wrapped(channel, 7 if narrow else 12) for channel in channels]
    labels = [escape.plotly(base.written(sums[channel], UNIT, lang)) for channel in channels]
    left, right = base.width_of(names) + 8, base.width_of(labels) + 14
    drawn = base.canvas(colours, len(channels) * ROW + 40, left=left, right=right, top=6, bottom=30)
    counts = [float(row["items_count"]) for row in rows]
    largest = 20 if narrow else 34
    drawn.add_scatter(
        x=[int(row["month"]) for row in rows],
        y=[channels.index(row["channel"]) for row in rows],
        mode="markers+text",
        marker={
            "size": counts,
            "sizemode": "area",
            "sizeref": 2 * base.largest(counts) / largest**2,
            "sizemin": 3,
            "color": base.pale(colours.done),
            "line": {"width": 0},
        },
        text=[f"{count:.0f}" for count in counts],
        textfont={"size": 11, "color": colours.ink},
        customdata=ways.marks(rows),
        **base.hover([_hover(row, lang) for row in rows]),
    )
    for at, label in enumerate(labels):
        place = {"x": 1, "xref": "paper", "xanchor": "left", "y": at, "xshift": 8, "showarrow": False}
        drawn.add_annotation(text=label, **place)
    drawn.update_xaxes(month_ticks(lang, narrow))
    at_rows = list(range(len(channels)))
    drawn.update_yaxes(tickvals=at_rows, ticktext=names, range=[len(channels) - 0.5, -0.5], tickfont_color=colours.ink)
    return drawn


def _sums(df: pd.DataFrame, column: str) -> Counter[str]:
    sums: Counter[str] = Counter()
    for row in base.rows(df):
        sums[row[column]] += int(base.number(row["items_count"]) or 0)
    return sums


def _hover(row: base.Row, lang: Language) -> str:
    month = Words(lang).month(int(row["month"]))
    return base.lines(f"{row['channel']} · {month}", base.written(row["items_count"], UNIT, lang))


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """The channel with most items, and the busiest month."""
    say = Words(lang)
    if not base.has_values(df, "items_count"):
        return say("charts.none")
    name, count = _sums(df, "channel").most_common(1)[0]
    month = int(_sums(df, "month").most_common(1)[0][0])
    return say("charts.news.finding", name=name, value=base.written(count, UNIT, lang), month=say.month(month))
