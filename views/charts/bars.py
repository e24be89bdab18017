"""Which category has most? Sorted bars with their values at the end, another year as a short line."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, columns, labels, ways
from views.language import Words
from views.palette import Palette, palette

ROW = 32


def figure(
    df: pd.DataFrame,
    *,
    unit: str,
    lang: Language,
    dark: bool = False,
    narrow: bool = False,
    ranked: bool = True,
    then: str = "",
) -> go.Figure:
    """Horizontal bars, largest on top; `ranked=False` keeps the frame's order (counties in their usual one).

    Grain: one row a category. Columns: name (text of the page's language), value (float in `unit`; NaN = not reported),
    and where there are any: compared (float; of the year that `then` names), qualifier (text), suppressed (True or its
    reason), and as `base.marks` says opens, opens_compared, place.
    """
    if not base.has_values(df, "value") and not any(map(bool, df.get("suppressed", ()))):
        return base.no_data(lang, dark)
    colours, say = palette(dark), Words(lang)
    shown = df.sort_values("value", ascending=False, na_position="last", kind="stable") if ranked else df
    rows = base.rows(shown)
    names = [base.wrapped(row["name"], 8 if narrow else 12) for row in rows]
    texts, height = _labels(rows, unit, lang), base.row_height(names, ROW)
    drawn = base.canvas(
        colours, len(rows) * height + 12, left=base.width_of(names) + 10, right=base.width_of(texts) + 14, top=4
    )
    lasts = [base.number(row.get("compared")) for row in rows]
    values = [base.number(row["value"]) for row in rows]
    longest = base.largest(values, lasts)
    aside = [labels.behind_tick(*each, longest) for each in zip(values, lasts, texts, strict=True)]
    _bars(drawn, rows, ["" if one else text for one, text in zip(aside, texts, strict=True)], unit, lang, colours, then)
    _aside(drawn, [(at, lasts[at], texts[at]) for at, one in enumerate(aside) if one], colours)
    if any(last is not None for last in lasts):
        _compared(drawn, rows, lasts, colours, [_hover(row, unit, lang, then) for row in rows])
        period = say("charts.compared_period", then=then or say("compare.then.last"))
        key = [("■", colours.done, say("charts.this_year")), ("┃", colours.last, period)]
        base.key_line(drawn, key)
        drawn.update_layout(margin_t=28, height=len(rows) * height + 36)
    lowest = min([0.0, *(value for value in values if value is not None)])
    drawn.update_layout(margin_b=8)
    drawn.update_xaxes(visible=False, range=[lowest, longest])
    at = list(range(len(rows)))
    drawn.update_yaxes(tickvals=at, ticktext=ways.leading(names, rows), tickfont_color=colours.ink)
    drawn.update_yaxes(range=[len(rows) - 0.5, -0.5])
    return drawn


def _bars(
    drawn: go.Figure, rows: list[base.Row], texts: list[str], unit: str, lang: Language, colours: Palette, then: str
) -> None:
    drawn.add_bar(
        x=[base.number(row["value"]) or 0.0 for row in rows],
        y=list(range(len(rows))),
        orientation="h",
        width=0.62,
        marker_color=colours.done,
        customdata=ways.marks(rows),
        text=texts,
        textposition="outside",
        cliponaxis=False,
        textfont={"color": colours.ink},
        **base.hover([_hover(row, unit, lang, then) for row in rows]),
    )


def _aside(drawn: go.Figure, behind: list[tuple[int, float | None, str]], colours: Palette) -> None:
    """The labels that stand behind the tick of the other year, for it would stand on them: row, tick and text."""
    if behind:
        drawn.add_scatter(
            x=[tick for _, tick, _ in behind],
            y=[at for at, _, _ in behind],
            mode="text",
            text=[base.GAP + text for _, _, text in behind],
            textposition="middle right",
            textfont={"color": colours.ink},
            cliponaxis=False,
            hoverinfo="skip",
        )


def _compared(
    drawn: go.Figure, rows: list[base.Row], lasts: list[float | None], colours: Palette, texts: list[str]
) -> None:
    for width, tint in ((6, colours.surface), (3, colours.last)):
        drawn.add_scatter(
            x=lasts,
            y=list(range(len(lasts))),
            mode="markers",
            cliponaxis=False,
            customdata=ways.marks(rows, "opens_compared"),
            **base.hover(texts),
            marker={"symbol": "line-ns", "size": 24, "line": {"width": width, "color": tint}},
        )


def _labels(rows: list[base.Row], unit: str, lang: Language) -> list[str]:
    marks = [row.get("qualifier") for row in rows]
    said = columns.written([row["value"] for row in rows], unit, lang, qualifiers=marks)
    hidden = [base.concealed(row.get("suppressed"), lang) for row in rows]
    return [base.GAP + escape.plotly(one or text) for one, text in zip(hidden, said, strict=True)]


def _value(row: base.Row, unit: str, lang: Language) -> str:
    hidden = base.concealed(row.get("suppressed"), lang)
    return hidden or base.written(row["value"], unit, lang, qualifier=row.get("qualifier"))


def _hover(row: dict[str, Any], unit: str, lang: Language, then: str) -> str:
    last, say = base.number(row.get("compared")), Words(lang)
    period = say("charts.compared_period", then=then or say("compare.then.last"))
    before = "" if last is None else f"{period} {base.written(last, unit, lang)}"
    return base.lines(row["name"], _value(row, unit, lang), before)


def finding(df: pd.DataFrame, *, unit: str, lang: Language) -> str:
    """The largest category and its share of the sum: 企业最多：2100万元，占62.3%."""
    say = Words(lang)
    if not base.has_values(df, "value"):
        return say("charts.none")
    known = [row for row in base.rows(df) if base.number(row["value"]) is not None]
    most, whole = max(known, key=lambda row: float(row["value"])), base.total(row["value"] for row in known)
    value = base.written(most["value"], unit, lang)
    if len(known) == 1 or whole <= 0:
        return say("charts.bars.finding_single", name=most["name"], value=value)
    share = base.percent(float(most["value"]) / whole, lang)
    return say("charts.bars.finding", name=most["name"], value=value, share=share)
