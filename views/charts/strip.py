"""Where does one county stand among its peers? A strip of dots for each figure, this county lit, the median marked."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, ways
from views.language import Words
from views.palette import Palette, palette

ROW, NARROW_ROW = 52, 66
_PEER, _LIT = 11, 17


def figure(df: pd.DataFrame, *, county: str, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """A row for each figure, from nothing at the left to the most of any county at the right.

    Grain: figure × county. Columns: figure and name (of the county; texts of the page's language), value (float),
    value_text, lit (whether it is the county looked at, which `county` names), median (float) and median_text (the same
    on each row of a figure), and as `base.marks` says opens.
    """
    if not base.has_values(df, "value"):
        return base.no_data(lang, dark)
    colours, say, df = palette(dark), Words(lang), df[df["value"].notna() & df["median"].notna()]
    if not len(df):
        return base.no_data(lang, dark)
    figures = list(dict.fromkeys(df["figure"]))
    names = [base.wrapped(name, 28 if narrow else 13, 1 if narrow else 3) for name in figures]
    labels = [_label(df[df["figure"] == name], say) for name in figures]
    height = NARROW_ROW if narrow else base.row_height(names, ROW)
    left, right = 14 if narrow else base.width_of(names) + 16, base.width_of(f"{a}<br>{b}" for a, b in labels) + 24
    drawn = base.canvas(colours, len(figures) * height + 34, left=left, right=right, top=30, bottom=4)
    for at, (name, (own, median)) in enumerate(zip(figures, labels, strict=True)):
        _row(drawn, at, base.rows(df[df["figure"] == name]), colours, say)
        place = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 16, "y": at, "yref": "y", "align": "left"}
        text = f"<b>{own}</b><br><span style='font-size:{base.SMALL}px'>{median}</span>"
        drawn.add_annotation(text=text, showarrow=False, **place)
    drawn.update_xaxes(visible=False, range=[-0.02, 1.02])
    drawn.update_yaxes(range=[len(figures) - 0.5, -0.5])
    _named(drawn, names, colours, above=narrow)
    key = [("●", colours.done, county), ("○", colours.muted, say("charts.strip.peers"))]
    base.key_line(drawn, [*key, ("┃", colours.ink, say("peers.median"))])
    return drawn


def _named(drawn: go.Figure, names: list[str], colours: Palette, *, above: bool) -> None:
    """The figures' names at the left of their rows, or where room lacks above them."""
    if not above:
        drawn.update_yaxes(tickvals=list(range(len(names))), ticktext=names, tickfont_color=colours.ink)
        return
    drawn.update_yaxes(visible=False)
    for at, name in enumerate(names):
        place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -10, "y": at - 0.26, "yanchor": "bottom"}
        drawn.add_annotation(text=name, showarrow=False, font={"size": base.SMALL}, **place)


def _label(rows: pd.DataFrame, say: Words) -> tuple[str, str]:
    """The county's own value, and the median."""
    own = next((str(row["value_text"]) for row in base.rows(rows) if row["lit"]), "")
    median = f"{say('peers.median')}{base.GAP}{rows['median_text'].iloc[0]}"
    return escape.plotly(own), escape.plotly(median)


def _row(drawn: go.Figure, at: int, rows: list[base.Row], colours: Palette, say: Words) -> None:
    most = base.largest([row["value"] for row in rows])
    line = {"color": colours.line, "width": 2}
    drawn.add_shape(type="line", x0=0, x1=1, y0=at, y1=at, line=line, layer="below")
    median = float(rows[0]["median"]) / most
    mark = {"color": colours.ink, "width": 3}
    drawn.add_shape(type="line", x0=median, x1=median, y0=at - 0.22, y1=at + 0.22, line=mark, layer="below")
    for lit, size in ((False, _PEER), (True, _LIT)):
        shown = [row for row in rows if bool(row["lit"]) is lit]
        drawn.add_scatter(
            x=[float(row["value"]) / most for row in shown],
            y=[at] * len(shown),
            mode="markers",
            cliponaxis=False,
            marker={
                "size": size,
                "color": colours.done if lit else base.pale(colours.muted),
                "line": {"width": 2 if lit else 1.5, "color": colours.surface if lit else colours.muted},
            },
            customdata=ways.marks(shown),
            **base.hover([_hover(row, say) for row in shown]),
        )


def _hover(row: base.Row, say: Words) -> str:
    median = f"{say('peers.median')}{base.GAP}{row['median_text']}"
    return base.lines(f"{row['name']} · {row['figure']}", row["value_text"], median)


def finding(df: pd.DataFrame, *, county: str, lang: Language) -> str:
    """In how many figures the county is above the median of its peers, and below; never a rank."""
    say = Words(lang)
    known = [row for row in base.rows(df) if row["lit"] and base.number(row["value"]) is not None]
    if not known:
        return say("charts.none")
    above, below = (sum(sign * (row["value"] - row["median"]) > 0 for row in known) for sign in (1, -1))
    counties = df.groupby("figure")["value"].count().max()
    if len(known) == 1:
        way = "above" if above else "below" if below else "equal"
        return say(f"charts.strip.one_{way}", county=county, figure=known[0]["figure"], n=counties)
    kind = _kind(len(known), above, below)
    return say(f"charts.strip.finding{kind}", county=county, all=len(known), above=above, below=below, n=counties)


def _kind(figures: int, above: int, below: int) -> str:
    """Which sentence: nobody says "0 of 6"."""
    if figures in (above, below):
        return "_all_above" if above else "_all_below"
    if not above:
        return "_none_above" if below else "_all_equal"
    return "" if below else "_none_below"
