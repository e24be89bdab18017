"""How many registered, how many donated? Two bars a kind of donation, side by side, as they are not one funnel."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views.charts import base, ways
from views.language import Words
from views.palette import palette

UNITS = {"registered": "人", "donated": "例"}


def figure(df: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """Registrations in outline (people), donations filled (cases). A reported 0 says 0, a blank "not reported".

    Grain: one row a kind of donation. Columns: name (text of the page's language), registered (float in 人),
    donated (float in 例); for convalescent plasma the people who gave; and as `base.marks` says opens_registered,
    opens_donated.
    """
    if not base.has_values(df, "registered", "donated"):
        return base.no_data(lang, dark)
    colours, say, rows = palette(dark), Words(lang), base.rows(df)
    drawn = base.canvas(colours, 300, top=52, bottom=44)
    top = base.largest(df["registered"], df["donated"])
    styles = {"registered": ("rgba(0,0,0,0)", -0.2), "donated": (colours.done, 0.2)}
    for column, (fill, shift) in styles.items():
        texts = [base.written(row[column], UNITS[column], lang) for row in rows]
        drawn.add_bar(
            x=[at + shift for at in range(len(rows))],
            y=[base.number(row[column]) for row in rows],
            width=0.36,
            customdata=ways.marks(rows, f"opens_{column}"),
            marker={"color": fill, "line": {"color": colours.done, "width": 1.5}},
            **base.hover(
                [
                    base.lines(row["name"], f"{say(f'charts.organs.{column}')} {text}")
                    for row, text in zip(rows, texts, strict=True)
                ]
            ),
        )
        for at, (row, text) in enumerate(zip(rows, texts, strict=True)):
            shown = _short(text, row[column], narrow)
            place = {"x": at + shift, "y": base.number(row[column]) or 0.0, "yanchor": "bottom", "showarrow": False}
            drawn.add_annotation(text=shown, font={"size": 10 if narrow else base.SMALL}, **place)
    names = [base.wrapped(row["name"], 5 if narrow else 14) for row in rows]
    base.room_below(drawn, names)
    drawn.update_xaxes(tickvals=list(range(len(rows))), ticktext=names, tickfont_color=colours.ink)
    drawn.update_xaxes(range=[-0.5, len(rows) - 0.5], showline=True, linecolor=colours.line)
    drawn.update_yaxes(visible=False, range=[0, top * 1.04])
    key = [("□", colours.done, say("charts.organs.registered")), ("■", colours.done, say("charts.organs.donated"))]
    base.key_line(drawn, key, yshift=26)
    return drawn


def _short(text: str, value: object, narrow: bool) -> str:
    """The label over a bar, broken where it is long; a blank takes a dash where there is no room for its words."""
    return "–" if narrow and base.number(value) is None else base.wrapped(text, 4 if narrow else 7)


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """Each kind's registrations and donations in words."""
    say = Words(lang)
    if not base.has_values(df, "registered", "donated"):
        return say("charts.none")
    parts = [_said(row, lang) for row in base.rows(df)]
    return ("；" if lang == "zh" else "; ").join(part for part in parts if part) or say("charts.none")


def _said(row: base.Row, lang: Language) -> str:
    """One kind in words, leaving out what was not reported; nothing where both are 0 or blank."""
    say, found = Words(lang), {column: base.number(row[column]) for column in UNITS}
    if not any(found.values()):
        return ""
    counts = [
        say(f"charts.organs.part_{column}", value=base.written(value, UNITS[column], lang))
        for column, value in found.items()
        if value is not None
    ]
    return say("charts.organs.part", name=row["name"], counts=("、" if lang == "zh" else ", ").join(counts))
