"""Is a month out of the ordinary? An XmR chart: months on a line, their mean, and the limits of ordinary months."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, ways
from views.charts.dates import day_ticks
from views.language import Words
from views.palette import MARKS, Palette, Status, colour, palette

HEIGHT = 380
LEAST_APART = 17


def figure(df: pd.DataFrame, *, unit: str, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """Months in their order. Before there are enough of them only the months: no mean, no limits, no judgement.

    Grain: one row a month. Columns: date (its first day), value (float in `unit`), side (high, low; empty = ordinary),
    note (the signals it is part of, as text), opens (what a click leads to); mean, low, high (the same in every row;
    NaN = too early).
    """
    if not base.has_values(df, "value"):
        return base.no_data(lang, dark)
    colours, rows, say = palette(dark), base.rows(df), Words(lang)
    mean, low, high = (base.number(rows[0][column]) for column in ("mean", "low", "high"))
    top = base.largest(df["value"], df["high"]) * 1.08
    texts = _line_texts(mean, low, high, unit, lang)
    right = base.width_of([text for _, text in texts], base.SMALL) + 12 if texts else 16
    drawn = base.canvas(colours, HEIGHT, left=12, right=right, top=34, bottom=46)
    days = [row["date"] for row in rows]
    for value, dash in ((mean, "solid"), (low, "dash"), (high, "dash")):
        if value is not None:
            line = {"color": colours.muted if dash == "solid" else colours.last, "width": 1.5, "dash": dash}
            drawn.add_scatter(x=[days[0], days[-1]], y=[value] * 2, mode="lines", line=line, hoverinfo="skip")
    _months(drawn, rows, unit, lang, colours)
    _line_labels(drawn, texts, top, colours)
    drawn.update_xaxes(type="date", **day_ticks(days[0], days[-1], lang, 3 if narrow else 5))
    drawn.update_xaxes(showline=True, linecolor=colours.line)
    steps = base.ticks(top, unit, lang)
    drawn.update_yaxes(range=[0, top], **steps)
    base.room_for(drawn, steps)
    base.value_grid(drawn, colours, axis="y")
    if mean is not None:
        marks: tuple[tuple[Status, str], ...] = (("on_pace", "common"), ("reached", "high"), ("behind", "low"))
        entries = [(MARKS[state].glyph, colour(state, colours), say(f"charts.control.{word}")) for state, word in marks]
        base.key_line(drawn, entries)
    return drawn


def _state(row: base.Row) -> Status:
    side = row["side"]
    return "reached" if side == "high" else "behind" if side == "low" else "on_pace"


def _months(drawn: go.Figure, rows: list[base.Row], unit: str, lang: Language, colours: Palette) -> None:
    days, values = [row["date"] for row in rows], [base.number(row["value"]) for row in rows]
    drawn.add_scatter(x=days, y=values, mode="lines", line={"color": colours.last, "width": 1.5}, hoverinfo="skip")
    states = [_state(row) for row in rows]
    drawn.add_scatter(
        x=days,
        y=values,
        mode="markers",
        cliponaxis=False,
        customdata=ways.marks(rows),
        marker={
            "size": 10,
            "color": [colour(state, colours) for state in states],
            "symbol": [MARKS[state].symbol for state in states],
            "line": {"color": colours.surface, "width": 1},
        },
        **base.hover([_hover(row, unit, lang) for row in rows]),
    )


def _hover(row: base.Row, unit: str, lang: Language) -> str:
    say, day = Words(lang), row["date"]
    month = f"{day.year}年{say.month(day.month)}" if lang == "zh" else f"{say.month(day.month)} {day.year}"
    return base.lines(month, base.written(row["value"], unit, lang), *str(row.get("note") or "").split("\n"))


def _line_texts(
    mean: float | None, low: float | None, high: float | None, unit: str, lang: Language
) -> list[tuple[float, str]]:
    """The lines with what stands at their right end, from the lowest."""
    named = (("low", low), ("mean", mean), ("high", high))
    say = Words(lang)
    return [
        (
            value,
            escape.plotly(
                say(f"charts.control.line_{name}", value=base.written(round(value), unit, lang, style="compact"))
            ),
        )
        for name, value in named
        if value is not None
    ]


def _line_labels(drawn: go.Figure, texts: list[tuple[float, str]], top: float, colours: Palette) -> None:
    """What the lines are, at their right ends; pushed apart where they lie close."""
    pixels, last = (HEIGHT - 80) / top, -float(LEAST_APART)
    for value, text in texts:
        at = max(value * pixels, last + LEAST_APART)
        last = at
        place = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 6, "y": value, "yshift": at - value * pixels}
        font = {"size": base.SMALL, "color": colours.muted}
        drawn.add_annotation(text=text, showarrow=False, font=font, **place)


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """Whether the newest months are ordinary; before that, how many months are still missing."""
    say = Words(lang)
    if not base.has_values(df, "value"):
        return say("charts.none")
    rows = base.rows(df)
    if base.number(rows[0]["mean"]) is None:
        return say("charts.control.too_early", n=len(rows))
    sides = [str(row["side"]) for row in rows]
    newest = sides[-1]
    if newest:
        count = next((at for at, side in enumerate(reversed(sides)) if side != newest), len(sides))
        return say(f"charts.control.finding_{newest}", n=count)
    earlier = sum(bool(side) for side in sides)
    return say(
        "charts.control.finding_earlier" if earlier else "charts.control.finding_common", n=len(rows), earlier=earlier
    )
