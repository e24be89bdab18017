"""How did the year go, month by month? Small multiples, one a programme: this year's bars, last year's short lines."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views.charts import base
from views.charts.dates import month_ticks
from views.language import Words
from views.palette import Palette, palette

PANEL = 170
HEAD = 48


def figure(df: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """Monthly courses in panels, two beside one another (narrow: one), each with its own scale.

    Grain: programme × month. Columns: programme and unit (texts; name in the page's language), month (1 to 12), value
    and last_year (floats in the row's unit; NaN = no figure yet, drawn as nothing); and where they are known, total and
    last_total (the figure itself, this year and in the same period of last year, on each row).
    """
    if not base.has_values(df, "value", "last_year"):
        return base.no_data(lang, dark)
    colours, say = palette(dark), Words(lang)
    programmes = list(dict.fromkeys(df["programme"]))
    columns = 1 if narrow or len(programmes) == 1 else 2
    down = -(-len(programmes) // columns)
    height = down * (PANEL + HEAD) + 56
    drawn = base.canvas(colours, height, left=8, right=8, top=30, bottom=26)
    for index, programme in enumerate(programmes):
        box = _box(index, columns, down)
        _panel(drawn, index, df[df["programme"] == programme], lang, colours)
        _axes(drawn, index, df[df["programme"] == programme], lang, colours, box)
        if len(programmes) > 1:
            _head(drawn, df[df["programme"] == programme], box, lang)
    key = [("■", colours.done, say("charts.this_year")), ("━", colours.last, say("charts.last_year"))]
    base.key_line(drawn, key, yshift=8)
    return drawn


def _head(drawn: go.Figure, months: pd.DataFrame, box: tuple[list[float], list[float]], lang: Language) -> None:
    """Name and total above a panel; a single panel has both in the title around it."""
    total = base.written(_total(months, "total", "value"), str(months["unit"].iloc[0]), lang)
    base.heading(drawn, str(months["programme"].iloc[0]), box[0][0], box[1][1], total)


def _total(months: pd.DataFrame, known: str, column: str) -> float:
    """The total that the frame states; hidden months are in it. Without one, the sum of the months drawn."""
    stated = base.number(months[known].iloc[0]) if known in months else None
    return base.total(months[column]) if stated is None else stated


def _box(index: int, columns: int, down: int) -> tuple[list[float], list[float]]:
    across, row = index % columns, index // columns
    width, height = 1 / columns, 1 / down
    gap = 0.0 if columns == 1 else 0.05
    left = across * (width + gap / columns)
    top = 1 - row * height
    head = height * HEAD / (PANEL + HEAD)
    foot = 0.0 if row == down - 1 else height * 0.1
    return [left, left + width - gap / columns * (columns - 1)], [top - height + foot, top - head]


def _axes(
    drawn: go.Figure,
    index: int,
    df: pd.DataFrame,
    lang: Language,
    colours: Palette,
    box: tuple[list[float], list[float]],
) -> None:
    tag = "" if index == 0 else str(index + 1)
    top = base.largest(df["value"], df["last_year"]) * 1.06
    plain: dict[str, Any] = {"ticks": "", "zeroline": False, "fixedrange": True, "automargin": True}
    plain["tickfont"] = {"size": base.SMALL, "color": colours.muted}
    across = month_ticks(lang, narrow=True) | plain | {"showgrid": False, "domain": box[0], "anchor": f"y{tag}"}
    across |= {"showline": True, "linecolor": colours.line}
    up = base.ticks(top, str(df["unit"].iloc[0]), lang, count=3) | plain | {"domain": box[1], "anchor": f"x{tag}"}
    up |= {"range": [0, top], "showgrid": True, "gridcolor": colours.line}
    drawn.update_layout({f"xaxis{tag}": across, f"yaxis{tag}": up})


def _panel(drawn: go.Figure, index: int, df: pd.DataFrame, lang: Language, colours: Palette) -> None:
    tag, rows = "" if index == 0 else str(index + 1), base.rows(df)
    axes: dict[str, Any] = {"xaxis": f"x{tag}", "yaxis": f"y{tag}", "cliponaxis": False}
    months = [int(row["month"]) for row in rows]
    drawn.add_bar(
        x=months,
        y=[base.number(row["value"]) for row in rows],
        width=0.66,
        marker_color=colours.done,
        customdata=months,
        **base.hover([_hover(row, lang) for row in rows]),
        **axes,
    )
    for width, tint in ((6, colours.surface), (3, colours.last)):
        drawn.add_scatter(
            x=months,
            y=[base.number(row["last_year"]) for row in rows],
            mode="markers",
            marker={"symbol": "line-ew", "size": 13, "line": {"width": width, "color": tint}},
            **base.hover([_hover(row, lang) for row in rows]),
            **axes,
        )


def _hover(row: base.Row, lang: Language) -> str:
    say = Words(lang)
    now, before = (base.written(row[column], row["unit"], lang) for column in ("value", "last_year"))
    month = say.month(int(row["month"]))
    return base.lines(
        f"{row['programme']} · {month}",
        f"{say('charts.this_year')} {now}",
        f"{say('charts.last_year')} {before}",
    )


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """Each programme's sum of the months reported, against the same months last year."""
    say = Words(lang)
    if not base.has_values(df, "value"):
        return say("charts.none")
    parts = []
    for programme, months in df.dropna(subset=["value"]).groupby("programme", sort=False):
        now, before = _total(months, "total", "value"), _total(months, "last_total", "last_year")
        parts.append(_change(str(programme), now, before, lang))
    return say("charts.months.finding", parts=("，" if lang == "zh" else ", ").join(parts))


def _change(name: str, now: float, before: float, lang: Language) -> str:
    say = Words(lang)
    if before <= 0:
        return say("charts.months.new", name=name)
    change = now / before - 1
    word = "same" if abs(change) < 0.0005 else "up" if change > 0 else "down"
    return say(f"charts.months.{word}", name=name, share=base.percent(abs(change), lang))
