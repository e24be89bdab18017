"""When was the team out? Rescues and drills on two lanes of the year, the people on each."""

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

LANES = {
    "救援": ("charts.rescue.rescue", "deployments_count", "人次"),
    "演练": ("charts.rescue.drill", "members_count", "人"),
}
Event = tuple[dt.date, base.Row]


def figure(df: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """Rescues are full dots, drills open squares; labels give deployments (人次) or members (人), stacked when near.

    Grain: one row an action. Columns: occurred_on (date), rescue_type (the stored 救援 or 演练), name (what and where,
    text), deployments_count (float in 人次), members_count (float in 人), opens (what a click leads to).
    """
    events = {lane: _events(df, lane) for lane in LANES}
    if not any(events.values()):
        return base.no_data(lang, dark)
    colours, say = palette(dark), Words(lang)
    days = [on for lane in events.values() for on, _ in lane]
    first, last = dt.date(min(days).year, 1, 1), dt.date(max(days).year, 12, 31)
    drawn = base.canvas(
        colours, 250, left=base.width_of([say(LANES[lane][0]) for lane in LANES]) + 12, top=10, bottom=40
    )
    for at, (lane, (_, column, unit)) in enumerate(LANES.items()):
        _lane(drawn, at, events[lane], column, unit, lang, colours, narrow)
    drawn.update_xaxes(day_ticks(first, last, lang, 4 if narrow else 12), showline=True, linecolor=colours.line)
    drawn.update_xaxes(range=[(first - dt.timedelta(days=8)).isoformat(), (last + dt.timedelta(days=8)).isoformat()])
    names = [escape.plotly(say(word)) for word, _, _ in LANES.values()]
    drawn.update_yaxes(tickvals=[0, 1], ticktext=names, range=[1.35, -0.9], tickfont_color=colours.ink)
    base.value_grid(drawn, colours, axis="y")
    return drawn


def _events(df: pd.DataFrame, lane: str) -> list[Event]:
    found = [(day(row["occurred_on"]), row) for row in base.rows(df) if row["rescue_type"] == lane]
    return sorted(((on, row) for on, row in found if on is not None), key=lambda event: event[0])


def _lane(
    drawn: go.Figure,
    at: int,
    events: list[Event],
    column: str,
    unit: str,
    lang: Language,
    colours: Palette,
    narrow: bool,
) -> None:
    say = Words(lang)
    texts = [base.written(row.get(column), unit, lang) for _, row in events]
    drawn.add_scatter(
        x=[on.isoformat() for on, _ in events],
        y=[at for _ in events],
        mode="markers",
        customdata=ways.marks([row for _, row in events]),
        marker={
            "symbol": "square-open" if at else "circle",
            "size": 13,
            "color": colours.done,
            "line": {"width": 2, "color": colours.done},
        },
        **base.hover(
            [base.lines(say.date(on), row["name"], text) for (on, row), text in zip(events, texts, strict=True)]
        ),
    )
    ends = [dt.date.min] * 3  # until when each of three heights above the lane is taken
    for (on, _), text in zip(events, texts, strict=True):
        days = dt.timedelta(days=base.width_of([text], 11) * (1.5 if narrow else 0.6) + 4)
        height = next((height for height in range(3) if ends[height] <= on - days / 2), None)
        if height is None:
            continue  # a label would cover another: the hover box has it
        ends[height] = on + days / 2
        place = {"x": on.isoformat(), "y": at, "yanchor": "bottom", "yshift": 8 + 15 * height, "showarrow": False}
        drawn.add_annotation(text=escape.plotly(text), font={"size": 11}, **place)


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """How many rescues with how many deployments, how many drills."""
    events = {lane: _events(df, lane) for lane in LANES}
    if not any(events.values()):
        return Words(lang)("charts.none")
    deployed = base.written(base.total(row.get("deployments_count") for _, row in events["救援"]), "人次", lang)
    counts = {"rescues": len(events["救援"]), "drills": len(events["演练"])}
    return Words(lang)("charts.rescue.finding", deployed=deployed, **counts)
