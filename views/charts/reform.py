"""How far is the reform? For each area its measures by state, as parts of one whole."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, ways
from views.language import Words
from views.palette import Palette, palette

UNIT = "项"
ROW = 34
STATES = ("完成", "推进", "未启动")  # as stored, in the order of the bar


def figure(df: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """Stacked bars of equal length: done filled, under way hatched, not started in outline; counts stand in them.

    Grain: area × state. Columns: name (of the area, text), measure_status (as stored), status_name (text of the page's
    language), measures (float in 项), opens (what a click leads to).
    """
    if not base.has_values(df, "measures"):
        return base.no_data(lang, dark)
    colours, areas = palette(dark), list(dict.fromkeys(df["name"]))
    counts = {(row["name"], row["measure_status"]): base.number(row["measures"]) or 0.0 for row in base.rows(df)}
    opens = dict(zip(counts, ways.marks(base.rows(df)), strict=True))
    wholes = [sum(counts.get((area, state), 0.0) for state in STATES) for area in areas]
    names = [base.wrapped(area, 8 if narrow else 16) for area in areas]
    labels = [escape.plotly(base.written(whole, UNIT, lang)) for whole in wholes]
    left, right = base.width_of(names) + 10, base.width_of(labels) + 16
    drawn = base.canvas(colours, len(areas) * ROW + 42, left=left, right=right, top=30, bottom=4)
    said = dict(zip(df["measure_status"], df["status_name"], strict=True))
    for state in (state for state in STATES if state in said):
        _state(
            drawn,
            (state, said[state]),
            [counts.get((area, state), 0.0) for area in areas],
            wholes,
            areas,
            [opens.get((area, state), "") for area in areas],
            lang,
            colours,
        )
    for at, label in enumerate(labels):
        place = {"x": 1, "xref": "paper", "xanchor": "left", "y": at, "xshift": 8, "showarrow": False}
        drawn.add_annotation(text=label, **place)
    drawn.update_layout(barmode="stack")
    drawn.update_xaxes(visible=False, range=[0, 1.002])
    at_rows = list(range(len(areas)))
    drawn.update_yaxes(tickvals=at_rows, ticktext=names, range=[len(areas) - 0.5, -0.5], tickfont_color=colours.ink)
    glyphs = dict(zip(STATES, "■▨□", strict=True))
    base.key_line(drawn, [(glyphs[state], colours.done, said[state]) for state in STATES if state in said])
    return drawn


def _state(
    drawn: go.Figure,
    named: tuple[str, str],
    counts: list[float],
    wholes: list[float],
    areas: list[str],
    opens: list[str],
    lang: Language,
    colours: Palette,
) -> None:
    state, name = named
    fills = {"完成": colours.done, "推进": colours.soft, "未启动": "rgba(0,0,0,0)"}
    texts = [base.written(count, UNIT, lang) for count in counts]
    drawn.add_bar(
        x=[count / whole if whole else 0.0 for count, whole in zip(counts, wholes, strict=True)],
        y=list(range(len(areas))),
        orientation="h",
        width=0.6,
        marker={
            "color": fills[state],
            "line": {"color": colours.done, "width": 1},
            "pattern": base.hatched(colours.last) | {"shape": "/" if state == "推进" else "", "solidity": 0.12},
        },
        text=[f"<b>{count:.0f}</b>" if count else "" for count in counts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        customdata=opens,
        textfont={"color": colours.on_fill if state == "完成" else colours.ink},
        **base.hover([base.lines(area, f"{name} {text}") for area, text in zip(areas, texts, strict=True)]),
    )


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """How many of all measures are done."""
    say = Words(lang)
    whole = base.total(df["measures"]) if len(df) else 0.0
    if whole <= 0:
        return say("charts.none")
    done = base.total(df.loc[df["measure_status"] == "完成", "measures"])
    return say("charts.reform.finding", n=round(whole), done=round(done), share=base.percent(done / whole, lang))
