"""How did the year go, month by month? A panel a programme: this year's bars, another year's short lines, the plan."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views.charts import base, planned, ways
from views.charts.dates import month_ticks
from views.language import Words
from views.palette import Palette, palette

PANEL = 190
HEAD = 48


def figure(df: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False, then: str = "") -> go.Figure:
    """Monthly courses in panels, two beside one another (narrow: one), each with its own scale.

    Grain: programme × month. Columns: programme and unit (texts; name in the page's language), month (1 to 12), value
    and compared (floats in the row's unit; NaN = no figure, drawn as nothing); and where they are known, plan (what the
    month was to bring), total and total_compared (the figure itself, this year and in the same period of the year that
    `then` names, on each row), and as `base.marks` says opens, opens_compared.
    """
    if not base.has_values(df, "value", "compared"):
        return base.no_data(lang, dark)
    colours, say = palette(dark), Words(lang)
    programmes = list(dict.fromkeys(df["programme"]))
    columns = 1 if narrow or len(programmes) == 1 else 2
    down = -(-len(programmes) // columns)
    head = HEAD if len(programmes) > 1 else 0  # a single panel has its name in the title around it
    height = down * (PANEL + head) + 56
    drawn = base.canvas(colours, height, left=8, right=8, top=30, bottom=26)
    for index, programme in enumerate(programmes):
        box = _box(index, columns, down, head)
        _panel(drawn, index, df[df["programme"] == programme], lang, colours, then)
        _axes(drawn, index, df[df["programme"] == programme], lang, colours, box)
        if len(programmes) > 1:
            _head(drawn, df[df["programme"] == programme], box, lang)
    key = [("■", colours.done, say("charts.this_year"))]
    if base.has_values(df, "compared"):
        key.append(("━", colours.last, say("charts.compared_month", then=then or say("compare.then.last"))))
    if base.has_values(df, "plan"):
        key.append((planned.GLYPH, colours.ink, say("charts.months.plan")))
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


def _box(index: int, columns: int, down: int, head: int) -> tuple[list[float], list[float]]:
    across, row = index % columns, index // columns
    width, height = 1 / columns, 1 / down
    gap = 0.0 if columns == 1 else 0.05
    left = across * (width + gap / columns)
    top = 1 - row * height
    above = height * head / (PANEL + head)
    foot = 0.0 if row == down - 1 else height * 0.1
    return [left, left + width - gap / columns * (columns - 1)], [top - height + foot, top - above]


def _axes(
    drawn: go.Figure,
    index: int,
    df: pd.DataFrame,
    lang: Language,
    colours: Palette,
    box: tuple[list[float], list[float]],
) -> None:
    tag = "" if index == 0 else str(index + 1)
    top = base.largest(df["value"], df["compared"], df.get("plan", ())) * 1.06
    plain: dict[str, Any] = {"ticks": "", "zeroline": False, "fixedrange": True, "automargin": False}
    plain["tickfont"] = {"size": base.SMALL, "color": colours.muted}
    across = month_ticks(lang, narrow=True) | plain | {"showgrid": False, "domain": box[0], "anchor": f"y{tag}"}
    across |= {"showline": True, "linecolor": colours.line}
    marks = base.ticks(top, str(df["unit"].iloc[0]), lang, count=3)
    base.room_for(drawn, marks)
    up = marks | plain | {"domain": box[1], "anchor": f"x{tag}"}
    up |= {"range": [0, top], "showgrid": True, "gridcolor": colours.line}
    drawn.update_layout({f"xaxis{tag}": across, f"yaxis{tag}": up})


def _panel(drawn: go.Figure, index: int, df: pd.DataFrame, lang: Language, colours: Palette, then: str) -> None:
    tag, rows = "" if index == 0 else str(index + 1), base.rows(df)
    axes: dict[str, Any] = {"xaxis": f"x{tag}", "yaxis": f"y{tag}", "cliponaxis": False}
    months, texts = [int(row["month"]) for row in rows], base.hover([_hover(row, lang, then) for row in rows])
    drawn.add_bar(
        x=months,
        y=[base.number(row["value"]) for row in rows],
        width=0.66,
        marker_color=colours.done,
        customdata=ways.marks(rows),
        **texts,
        **axes,
    )
    planned.steps(drawn, rows, colours, axes)
    for width, tint in ((6, colours.surface), (3, colours.last)):
        drawn.add_scatter(
            x=months,
            y=[base.number(row["compared"]) for row in rows],
            customdata=ways.marks(rows, "opens_compared"),
            mode="markers",
            marker={"symbol": "line-ew", "size": 13, "line": {"width": width, "color": tint}},
            **texts,
            **axes,
        )


def _hover(row: base.Row, lang: Language, then: str) -> str:
    say = Words(lang)
    now, before = (base.written(row[column], row["unit"], lang) for column in ("value", "compared"))
    month, plan = say.month(int(row["month"])), base.number(row.get("plan"))
    compared = say("charts.compared_month", then=then or say("compare.then.last"))
    return base.lines(
        f"{row['programme']} · {month}",
        f"{say('charts.this_year')} {now}",
        f"{compared} {before}" if base.number(row["compared"]) is not None else "",
        "" if plan is None else f"{say('charts.months.plan')} {base.written(round(plan), row['unit'], lang)}",
    )


def finding(df: pd.DataFrame, *, lang: Language, then: str = "") -> str:
    """Each programme's sum of the months reported, against the same months of the year that `then` names."""
    say = Words(lang)
    then = then or say("compare.then.last")
    if not base.has_values(df, "value"):
        return say("charts.none")
    parts = []
    for programme, months in df.dropna(subset=["value"]).groupby("programme", sort=False):
        now, before = _total(months, "total", "value"), _total(months, "total_compared", "compared")
        parts.append(_change(str(programme), now, before, lang, then))
    return say("charts.months.finding", then=then, parts=("，" if lang == "zh" else ", ").join(parts))


def _change(name: str, now: float, before: float, lang: Language, then: str) -> str:
    say = Words(lang)
    if before <= 0:
        return say("charts.months.new", name=name, then=then)
    change = now / before - 1
    word = "same" if abs(change) < 0.0005 else "up" if change > 0 else "down"
    return say(f"charts.months.{word}", name=name, share=base.percent(abs(change), lang))
