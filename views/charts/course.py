"""Is the year on its plan? The cumulative course against the plan line, to the cut-off."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, ways
from views.charts.dates import day, day_ticks
from views.language import Words
from views.palette import Palette, palette

Point = tuple[dt.date, float]


def figure(df: pd.DataFrame, *, unit: str, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """What was done (thick line) and what was planned (dashed), each named at its end.

    Grain: one row a day (or month end) in rising order, over the whole plan. Columns: date, done and plan (cumulative
    floats in `unit`; done is NaN after the cut-off, plan NaN where there is no target),
    and as `base.marks` says opens_done, opens_plan.
    """
    done, plan = _points(df, "done"), _points(df, "plan")
    if not done and not plan:
        return base.no_data(lang, dark)
    colours, say = palette(dark), Words(lang)
    ends = [(line[-1], word) for line, word in ((done, "done"), (plan, "plan")) if line]
    labels = [
        escape.plotly(f"{say('charts.course.plan') if word == 'plan' else say('charts.done')}")
        + "<br>"
        + escape.plotly(base.written(end[1], unit, lang))
        for end, word in ends
    ]
    drawn = base.canvas(colours, 320, right=base.width_of(labels) + 18, top=16, bottom=40)
    lines = (
        ("plan", {"color": colours.muted, "width": 2, "dash": "dash"}),
        ("done", {"color": colours.done, "width": 3}),
    )
    for column, line in lines:
        name = say("charts.course.plan" if column == "plan" else "charts.done")
        marks = ways.marks(
            [row for row in base.rows(df) if base.number(row.get(column)) is not None], f"opens_{column}"
        )
        _line(drawn, _points(df, column), name, unit, lang, line, marks)
    top = max(value for _, value in [*done, *plan]) or 1.0
    _name_ends(drawn, [end for end, _ in ends], labels, top, colours, [word == "done" for _, word in ends])
    days = [at for at, _ in [*done, *plan]]
    drawn.update_xaxes(day_ticks(min(days), max(days), lang, 4 if narrow else 8), showline=True, linecolor=colours.line)
    drawn.update_xaxes(range=[min(days).isoformat(), max(days).isoformat()])
    steps = base.ticks(top, unit, lang)
    base.room_for(drawn, steps)
    drawn.update_yaxes(steps, range=[0, top * 1.05])
    base.value_grid(drawn, colours, axis="y")
    return drawn


def _points(df: pd.DataFrame, column: str) -> list[Point]:
    found = [(day(row["date"]), base.number(row.get(column))) for row in base.rows(df)]
    return [(at, value) for at, value in found if at is not None and value is not None]


def _line(
    drawn: go.Figure,
    points: list[Point],
    name: str,
    unit: str,
    lang: Language,
    line: dict[str, object],
    marks: list[str],
) -> None:
    say = Words(lang)
    drawn.add_scatter(
        x=[at.isoformat() for at, _ in points],
        y=[value for _, value in points],
        mode="lines",
        line=line,
        customdata=marks,
        cliponaxis=False,
        **base.hover([base.lines(say.date(at), f"{name} {base.written(value, unit, lang)}") for at, value in points]),
    )


def _name_ends(
    drawn: go.Figure, ends: list[Point], labels: list[str], top: float, colours: Palette, is_done: list[bool]
) -> None:
    """The lines' names in the margin beside their ends, moved apart where they would touch."""
    pixels = [264 * (1 - value / (top * 1.05)) for _, value in ends]
    if len(pixels) == 2 and abs(pixels[0] - pixels[1]) < 40:
        middle, upper = sum(pixels) / 2, 0 if pixels[0] <= pixels[1] else 1
        middle = min(max(middle, 24.0), 240.0)
        pixels = [middle - 20 if at == upper else middle + 20 for at in range(2)]
    for at, (end, label) in enumerate(zip(ends, labels, strict=True)):
        tint = colours.done if is_done[at] else colours.muted
        place = {"x": 1, "xref": "paper", "y": 1, "yref": "paper", "xanchor": "left", "yanchor": "middle"}
        drawn.add_annotation(
            text=label, xshift=10, yshift=-pixels[at], align="left", showarrow=False, font={"color": tint}, **place
        )
        drawn.add_scatter(
            x=[end[0].isoformat()],
            y=[end[1]],
            mode="markers",
            marker={"color": tint, "size": 9},
            cliponaxis=False,
            hoverinfo="skip",
        )


def finding(df: pd.DataFrame, *, unit: str, lang: Language) -> str:
    """What is done at the cut-off, and by how much that is more or less than the plan of that day."""
    say, done = Words(lang), _points(df, "done")
    if not done:
        return say("charts.none")
    at, value = done[-1]
    planned = [plan for on, plan in _points(df, "plan") if on <= at]
    text = base.written(value, unit, lang)
    if not planned:
        return say("charts.course.finding_plain", done=text)
    gap = value - planned[-1]
    word = "ahead" if gap >= 0 else "behind"
    return say(f"charts.course.finding_{word}", done=text, gap=base.written(round(abs(gap)), unit, lang))
