"""How do categories compare in several measures? One panel a measure, each with its own scale, names shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, columns, ways
from views.language import Words
from views.palette import palette

ROW = 30
HEAD = 30
WIDTH = 520  # the narrowest plot with its names for which panels stand beside one another


@dataclass(frozen=True)
class Panel:
    """One measure: its column, its name in the page's language, its unit."""

    column: str
    name: str
    unit: str


def figure(
    df: pd.DataFrame, panels: Sequence[Panel], *, lang: Language, dark: bool = False, narrow: bool = False
) -> go.Figure:
    """Bars by category, a panel for each measure, beside one another or (narrow) one below the other.

    Grain: one row a category, in the order to be shown. Columns: name (text of the page's language), one float column
    for each panel (NaN = not reported), and as `base.marks` says opens_<column>, place, lit.
    """
    if not base.has_values(df, *(panel.column for panel in panels)):
        return base.no_data(lang, dark)
    colours, rows = palette(dark), base.rows(df)
    names = [base.wrapped(row["name"], 8 if narrow else 10) for row in rows]
    block = len(rows) * base.row_height(names, ROW) + HEAD
    height = (block * len(panels) if narrow else block) + 8
    drawn = base.canvas(colours, height, left=base.width_of(names) + 10, right=4, top=4, bottom=4)
    for index, panel in enumerate(panels):
        style: base.Style = "full" if narrow else "compact"
        said = columns.written([row.get(panel.column) for row in rows], panel.unit, lang, style=style)
        labels = [base.GAP + escape.plotly(text) for text in said]
        box = _box(index, len(panels), height - 8, narrow)
        _panel(drawn, index, panel, rows, labels, lang)
        room = (base.width_of(labels) + 8) / (200 if narrow else (WIDTH - base.width_of(names)) / len(panels))
        top = base.largest(row.get(panel.column) for row in rows) / max(0.2, 1 - room)
        tag = "" if index == 0 else str(index + 1)
        shared = {"visible": False, "range": [0, top], "domain": box[0], "anchor": f"y{tag}", "fixedrange": True}
        sides = {"domain": box[1], "anchor": f"x{tag}", "range": [len(rows) - 0.5, -0.5], "fixedrange": True}
        sides |= {
            "tickvals": list(range(len(rows))),
            "ticktext": ways.leading(names, rows),
            "tickfont": {"size": base.SMALL, "color": colours.ink},
        }
        sides |= {"showgrid": False, "zeroline": False, "showline": True, "linecolor": colours.line}
        sides |= {"showticklabels": narrow or index == 0, "ticks": "", "automargin": False}
        drawn.update_layout({f"xaxis{tag}": shared, f"yaxis{tag}": sides})
        base.heading(drawn, panel.name, box[0][0], box[1][1])
    drawn.update_traces(marker_color=colours.done, textfont_color=colours.ink)
    return drawn


def _box(index: int, count: int, height: int, narrow: bool) -> tuple[list[float], list[float]]:
    if narrow:
        top = 1 - index / count - HEAD / height
        return [0.0, 1.0], [1 - (index + 1) / count + 0.004, top]
    width = 1 / count
    return [index * width, (index + 1) * width - 0.012], [0.0, 1 - HEAD / height]


def _panel(drawn: go.Figure, index: int, panel: Panel, rows: list[base.Row], labels: list[str], lang: Language) -> None:
    tag = "" if index == 0 else str(index + 1)
    drawn.add_bar(
        x=[base.number(row.get(panel.column)) or 0.0 for row in rows],
        y=list(range(len(rows))),
        orientation="h",
        width=0.6,
        xaxis=f"x{tag}",
        yaxis=f"y{tag}",
        text=labels,
        textposition="outside",
        cliponaxis=False,
        customdata=ways.marks(rows, f"opens_{panel.column}"),
        **base.hover([_hover(row, panel, lang) for row in rows]),
    )


def _hover(row: base.Row, panel: Panel, lang: Language) -> str:
    return base.lines(row["name"], f"{panel.name} {base.written(row.get(panel.column), panel.unit, lang)}")


def finding(df: pd.DataFrame, panel: Panel, *, lang: Language) -> str:
    """The leading category of one measure: 户数以博爱送万家最多：2,400户."""
    say = Words(lang)
    if not base.has_values(df, panel.column):
        return say("charts.none")
    known = [row for row in base.rows(df) if base.number(row[panel.column]) is not None]
    most = max(known, key=lambda row: float(row[panel.column]))
    value = base.written(most[panel.column], panel.unit, lang)
    return say("charts.panels.finding", measure=panel.name, name=most["name"], value=value)
