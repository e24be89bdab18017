"""Which county has got how far with its plan? A column a state, the counties standing in it by name."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, ways
from views.language import Words
from views.palette import palette

STATES = ("未启动", "起草", "征求意见", "已印发")  # as stored, in the order of the work
ROW = 26


def figure(df: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """Dots with the counties' names, a column for each state that occurs, the count over it; issued is filled.

    Grain: one row a county, its state at the cut-off. Columns: opens (what a click leads to), name, status (as
    stored), status_name (texts of the page's language).
    """
    columns = _columns(df)
    if not columns:
        return base.no_data(lang, dark)
    colours = palette(dark)
    longest = max(len(rows) for rows in columns.values())
    drawn = base.canvas(colours, longest * ROW + 66, left=4, right=4, top=54, bottom=4)
    for at, (state, rows) in enumerate(columns.items()):
        count = base.written(len(rows), "个县区", lang)
        head = f"<b>{base.wrapped(rows[0]['status_name'], 8)}</b><br>{escape.plotly(count)}"
        place = {"x": at, "y": 1, "yref": "paper", "xanchor": "left", "yanchor": "bottom", "showarrow": False}
        drawn.add_annotation(text=head, align="left", **place)
        drawn.add_scatter(
            x=[at + 0.04 for _ in rows],
            y=list(range(len(rows))),
            mode="markers+text",
            marker={
                "symbol": "circle" if state == STATES[-1] else "circle-open",
                "size": 11,
                "color": colours.done,
                "line": {"width": 2, "color": colours.done},
            },
            text=[base.GAP + escape.plotly(row["name"]) for row in rows],
            textposition="middle right",
            textfont={"size": 11 if narrow else base.SIZE, "color": colours.ink},
            cliponaxis=False,
            customdata=ways.marks(rows),
            **base.hover([base.lines(row["name"], row["status_name"]) for row in rows]),
        )
    drawn.update_xaxes(visible=False, range=[0, max(len(columns), 2)])
    drawn.update_yaxes(visible=False, range=[longest - 0.4, -0.6])
    return drawn


def _columns(df: pd.DataFrame) -> dict[str, list[base.Row]]:
    """The counties by state, in the order of the work; a state unknown to us comes last."""
    rows = base.rows(df)
    order = [*STATES, *dict.fromkeys(row["status"] for row in rows if row["status"] not in STATES)]
    found = {state: [row for row in rows if row["status"] == state] for state in order}
    return {state: members for state, members in found.items() if members and isinstance(state, str)}


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """How many counties are in which state, the furthest first."""
    say, columns = Words(lang), _columns(df)
    if not columns:
        return say("charts.none")
    parts = [
        say("charts.plans.part", status=members[0]["status_name"], n=len(members))
        for members in reversed(list(columns.values()))
    ]
    return ("，" if lang == "zh" else "; ").join(parts)
