"""How do rates compare, with one another and with a reference? Dots on lines, never bars for rates."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, ways
from views.language import Words
from views.palette import Palette, palette

ROW = 28
# The least width of a chart in pixels: two beside one another on a wide screen, one on a phone.
WIDTH, WIDTH_NARROW = 420, 340


def figure(
    df: pd.DataFrame,
    *,
    unit: str,
    lang: Language,
    reference: float | None = None,
    reference_label: str = "",
    dark: bool = False,
    narrow: bool = False,
    ranked: bool = True,
) -> go.Figure:
    """One dot a category, its value at the right edge, and a dashed line at the reference (a plan, the city's rate).

    Grain: one row a category. Columns: name (text of the page's language), value (float in `unit`, NaN = not reported),
    and where there is one: note (text for the hover box), and as `base.marks` says opens, place, lit.
    """
    if not base.has_values(df, "value"):
        return base.no_data(lang, dark)
    colours = palette(dark)
    shown = df.sort_values("value", ascending=False, na_position="last", kind="stable") if ranked else df
    rows = base.rows(shown)
    names = [base.wrapped(row["name"], 8 if narrow else 12) for row in rows]
    texts = [escape.plotly(base.written(row["value"], unit, lang)) for row in rows]
    top = 8 if reference is None else 28
    height = base.row_height(names, ROW)
    left, right = base.width_of(names) + 10, 6
    drawn = base.canvas(colours, len(rows) * height + top + 8, left=left, right=right, top=top, bottom=8)
    _dots(drawn, rows, unit, lang, colours)
    top_value = base.largest([row["value"] for row in rows], [reference])
    plot = (WIDTH_NARROW if narrow else WIDTH) - left - right
    edge = top_value * 1.02 / (1 - min(0.5, (base.width_of(texts) + 18) / plot))
    _values(drawn, texts, edge)
    drawn.update_xaxes(visible=False, range=[-0.025 * top_value, edge])  # a dot at 0 keeps off its name
    at = list(range(len(rows)))
    drawn.update_yaxes(tickvals=at, ticktext=ways.leading(names, rows), tickfont_color=colours.ink)
    drawn.update_yaxes(range=[len(rows) - 0.5, -0.5])
    if reference is not None:
        drawn.add_vline(x=reference, line={"color": colours.ink, "width": 1.5, "dash": "dash"}, layer="below")
        base.key_line(drawn, [("┆", colours.ink, _reference(reference_label, reference, unit, lang))])
    return drawn


def _values(drawn: go.Figure, texts: list[str], edge: float) -> None:
    """The values in a column of their own at the right edge, clear of dots and reference, digits under digits.

    One trace of texts: annotations are drawn one by one, and take longer than all the rest of the chart.
    """
    drawn.add_scatter(
        x=[edge for _ in texts],
        y=list(range(len(texts))),
        mode="text",
        text=texts,
        textposition="middle left",
        cliponaxis=False,
        hoverinfo="skip",
    )


def _dots(drawn: go.Figure, rows: list[base.Row], unit: str, lang: Language, colours: Palette) -> None:
    values = [base.number(row["value"]) for row in rows]
    drawn.add_scatter(
        x=[x for value in values for x in (0, value or 0, None)],
        y=[y for at in range(len(rows)) for y in (at, at, None)],
        mode="lines",
        line={"color": colours.line, "width": 2},
        hoverinfo="skip",
    )
    drawn.add_scatter(
        x=[value or 0 for value in values],
        y=list(range(len(rows))),
        mode="markers",
        cliponaxis=False,
        marker={
            "size": 12,
            "color": colours.done,
            "symbol": ["circle-open" if value is None else "circle" for value in values],
        },
        customdata=ways.marks(rows),
        **base.hover(
            [base.lines(row["name"], base.written(row["value"], unit, lang), row.get("note") or "") for row in rows]
        ),
    )


def _reference(label: str, reference: float, unit: str, lang: Language) -> str:
    value = base.written(reference, unit, lang)
    return f"{label}{value}" if lang == "zh" else f"{label} {value}".strip()


def finding(
    df: pd.DataFrame, *, unit: str, lang: Language, reference: float | None = None, reference_label: str = ""
) -> str:
    """Highest and lowest, or how many lie above the reference."""
    say = Words(lang)
    if not base.has_values(df, "value"):
        return say("charts.none")
    known = sorted(
        (row for row in base.rows(df) if base.number(row["value"]) is not None), key=lambda row: float(row["value"])
    )
    low, high = known[0], known[-1]
    words = {"high": high["name"], "high_value": base.written(high["value"], unit, lang)}
    if reference is not None:
        above = sum(float(row["value"]) > reference for row in known)
        label = _reference(reference_label, reference, unit, lang)
        kind = {len(known): "all_above", 0: "none_above"}.get(above, "reference")
        return say(f"charts.dots.finding_{kind}", n=len(known), above=above, reference=label, **words)
    if len(known) == 1:
        return say("charts.bars.finding_single", name=high["name"], value=words["high_value"])
    return say("charts.dots.finding", low=low["name"], low_value=base.written(low["value"], unit, lang), **words)
