"""How many came how far on the way to a stem-cell donation? Bars by step, the rate of each step with its interval."""

from __future__ import annotations

import itertools

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from metrics.wilson import wilson_interval
from views import escape
from views.charts import base, ways
from views.language import Words
from views.palette import palette

UNIT = "名"
ROW = 56


def figure(df: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """One bar a step from the left, its count at the end, before it the step's rate with Wilson's 95 % interval.

    The steps are counts of a period, not one group followed through: show `note(lang)` beside the chart.
    Grain: one row a step, in order. Columns: stage (text of the page's language), people_count (float in 名; NaN = not
    reported), and where there is one: suppressed (True or the reason), opens (what a click leads to).
    """
    if not base.has_values(df, "people_count"):
        return base.no_data(lang, dark)
    colours, rows = palette(dark), base.rows(df)
    counts = [base.number(row["people_count"]) for row in rows]
    texts = [_value(row, lang) for row in rows]
    names = [base.wrapped(row["stage"], 7 if narrow else 14) for row in rows]
    labels = [base.GAP + escape.plotly(text) for text in texts]
    left, right = base.width_of(names) + 10, base.width_of(labels) + 12
    drawn = base.canvas(colours, len(rows) * ROW + 8, left=left, right=right, top=4, bottom=4)
    rates = ["", *(_rate(counts[at - 1], counts[at], lang) for at in range(1, len(counts)))]
    drawn.add_bar(
        x=[count or 0.0 for count in counts],
        y=list(range(len(rows))),
        orientation="h",
        width=0.5,
        marker_color=colours.done,
        text=labels,
        textposition="outside",
        cliponaxis=False,
        customdata=ways.marks(rows),
        **base.hover(
            [base.lines(row["stage"], text, rate) for row, text, rate in zip(rows, texts, rates, strict=True)]
        ),
    )
    for at, rate in enumerate(rates):
        if rate:
            place = {"x": 0, "xref": "paper", "xanchor": "left", "y": at - 0.5, "yref": "y", "showarrow": False}
            text = f"↓{base.GAP}{escape.plotly(rate)}"
            drawn.add_annotation(text=text, font={"size": base.SMALL, "color": colours.muted}, **place)
    drawn.update_xaxes(visible=False, range=[0, base.largest(counts)])
    at_rows = list(range(len(rows)))
    drawn.update_yaxes(tickvals=at_rows, ticktext=names, range=[len(rows) - 0.5, -0.5], tickfont_color=colours.ink)
    return drawn


def _value(row: base.Row, lang: Language) -> str:
    return base.concealed(row.get("suppressed"), lang) or base.written(row["people_count"], UNIT, lang)


def _rate(before: float | None, count: float | None, lang: Language) -> str:
    """The share of the step before, with its interval; in words where it is none."""
    if before is None or count is None or before <= 0:
        return ""
    if count > before:
        return Words(lang)("charts.funnel.more")
    low, high = wilson_interval(int(count), int(before))
    words = {"low": base.percent(float(low), lang), "high": base.percent(float(high), lang)}
    return Words(lang)("charts.funnel.rate", share=base.percent(count / before, lang), **words)


def note(lang: Language) -> str:
    """What must stand beside the chart: the steps are counts of a period."""
    return Words(lang)("charts.funnel.note")


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """First and last count, and the narrowest step."""
    say = Words(lang)
    if not base.has_values(df, "people_count"):
        return say("charts.none")
    known = [(str(row["stage"]), base.number(row["people_count"])) for row in base.rows(df)]
    steps = [
        (count / before, name)
        for (_, before), (name, count) in itertools.pairwise(known)
        if before and count is not None and count <= before
    ]
    first, last = known[0], known[-1]
    if not steps or first[1] is None or last[1] is None:
        name, count = next((name, count) for name, count in known if count is not None)
        return say("charts.funnel.finding_plain", name=name, value=base.written(count, UNIT, lang))
    share, name = min(steps)
    counts = {"first": base.written(first[1], UNIT, lang), "last": base.written(last[1], UNIT, lang)}
    return say("charts.funnel.finding", name=name, share=base.percent(share, lang), **counts)
