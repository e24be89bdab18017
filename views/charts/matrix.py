"""Which county is where in which programme? A field of dots: completion across, the pace as a line in each column."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, ways
from views.language import Words
from views.palette import MARKS, Palette, colour, palette, status_of

ROW = 30
NARROW_ROW = 44
CAP = 2.0  # completions beyond 200 % stand at the edge and say their number


def figure(df: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """Counties down (in the frame's order), programmes across; narrow: signs over figures, without the scale.

    Grain: county × programme. Columns: opens (what a click leads to), name, programme (texts of the page's language),
    completion (share of the target; NaN = no target or not reported), pace (share of the year elapsed), and where
    there is one: value_text (text for the hover box).
    """
    if not base.has_values(df, "completion"):
        return base.no_data(lang, dark)
    colours = palette(dark)
    counties, programmes = list(dict.fromkeys(df["name"])), list(dict.fromkeys(df["programme"]))
    names = [base.wrapped(name, 9) for name in counties]
    heads = [base.wrapped(name, 26 / len(programmes) if narrow else 9) for name in programmes]
    top = (10 if narrow else 22) + (13 if narrow else 17) * max(head.count("<br>") + 1 for head in heads)
    row = NARROW_ROW if narrow else ROW
    drawn = base.canvas(colours, len(counties) * row + top + 12, left=base.width_of(names) + 8, top=top, bottom=8)
    if not narrow:
        _grounds(drawn, df, len(programmes), len(counties), colours)
    _marks(drawn, df, counties, programmes, lang, narrow, colours)
    for column, head in enumerate(heads):
        place = {
            "x": column + 0.02,
            "y": 1,
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "bottom",
            "showarrow": False,
        }
        drawn.add_annotation(
            text=f"<b>{head}</b>",
            align="left",
            font={"size": 10 if narrow else base.SMALL},
            yshift=4 if narrow else 18,
            **place,
        )
        if not narrow:
            _pace_name(drawn, df[df["programme"] == programmes[column]], column, lang, colours)
    drawn.update_xaxes(visible=False, range=[0, len(programmes)])
    at = list(range(len(counties)))
    drawn.update_yaxes(tickvals=at, ticktext=names, range=[len(counties) - 0.4, -0.6], tickfont_color=colours.ink)
    return drawn


def _x(share: float, column: int) -> float:
    """Where a completion stands: each programme's column is 1 wide, and a third of it is kept for the figure."""
    return column + 0.04 + 0.56 * min(max(share, 0.0), CAP) / CAP


def _grounds(drawn: go.Figure, df: pd.DataFrame, columns: int, rows: int, colours: Palette) -> None:
    """In each column a thick line at 100 % and a thin dashed one at the pace."""
    paces = df.dropna(subset=["pace"]).groupby("programme", sort=False)["pace"].first()
    for column, programme in enumerate(dict.fromkeys(df["programme"])):
        ends = {"y0": -0.5, "y1": rows - 0.5, "layer": "below"}
        goal = {"color": colours.ink, "width": 2}
        drawn.add_shape(type="line", x0=_x(1, column), x1=_x(1, column), line=goal, **ends)
        if programme in paces.index and float(paces[programme]) < 1:
            at, line = _x(float(paces[programme]), column), {"color": colours.muted, "width": 1.5, "dash": "dash"}
            drawn.add_shape(type="line", x0=at, x1=at, line=line, **ends)


def _pace_name(drawn: go.Figure, df: pd.DataFrame, column: int, lang: Language, colours: Palette) -> None:
    pace = next((value for value in map(base.number, df["pace"]) if value is not None), None)
    if pace is None:
        return
    text = escape.plotly(Words(lang)("charts.matrix.pace", pace=base.percent(pace, lang)))
    place = {"x": column + 0.02, "y": 1, "yref": "paper", "xanchor": "left", "yanchor": "bottom", "showarrow": False}
    drawn.add_annotation(text=f"┆{base.GAP}{text}", font={"size": 11, "color": colours.muted}, **place)


def _marks(
    drawn: go.Figure,
    df: pd.DataFrame,
    counties: list[str],
    programmes: list[str],
    lang: Language,
    narrow: bool,
    colours: Palette,
) -> None:
    rows = base.rows(df)
    states = [status_of(base.number(row["completion"]), base.number(row["pace"])) for row in rows]
    shares = [base.number(row["completion"]) for row in rows]
    columns = [programmes.index(row["programme"]) for row in rows]
    lines = [counties.index(row["name"]) for row in rows]
    if not narrow:
        _rails(drawn, len(counties), len(programmes), colours)
    drawn.add_scatter(
        x=[at + 0.86 for at in columns] if not narrow else [at + 0.4 for at in columns],
        y=[line + (0.2 if narrow else 0) for line in lines],
        mode="text",
        text=["–" if share is None else base.percent(share, lang) for share in shares],
        textposition="middle center" if narrow else "middle left",
        textfont={"size": 11 if narrow else base.SMALL, "color": colours.ink},
        cliponaxis=False,
        hoverinfo="skip",
    )
    drawn.add_scatter(
        x=[at + 0.4 if narrow else _x(share or 0.0, at) for share, at in zip(shares, columns, strict=True)],
        y=[line - (0.2 if narrow else 0) for line in lines],
        mode="markers",
        marker={
            "symbol": [MARKS[state].symbol for state in states],
            "size": 11,
            "color": [colour(state, colours) for state in states],
        },
        cliponaxis=False,
        customdata=ways.marks(rows),
        **base.hover([_hover(row, lang) for row in rows]),
    )


def _rails(drawn: go.Figure, down: int, across: int, colours: Palette) -> None:
    """A faint line for each dot to stand on, ending before the figures."""
    places = [(line, column) for line in range(down) for column in range(across)]
    drawn.add_scatter(
        x=[end for _, column in places for end in (_x(0, column), _x(CAP, column), None)],
        y=[end for line, _ in places for end in (line, line, None)],
        mode="lines",
        line={"color": colours.line, "width": 1},
        hoverinfo="skip",
    )


def _hover(row: base.Row, lang: Language) -> str:
    say, share, pace = Words(lang), base.number(row["completion"]), base.number(row["pace"])
    return base.lines(
        f"{row['name']} · {row['programme']}",
        str(row.get("value_text") or ""),
        "" if share is None else f"{say('charts.completion')} {base.percent(share, lang)}",
        "" if pace is None else f"{say('charts.pace')} {base.percent(pace, lang)}",
        say(f"charts.status.{status_of(share, pace)}"),
    )


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """How many counties are below pace somewhere."""
    say = Words(lang)
    if not base.has_values(df, "completion"):
        return say("charts.none")
    states = [
        (row["name"], status_of(base.number(row["completion"]), base.number(row["pace"]))) for row in base.rows(df)
    ]
    judged = {name for name, state in states if state != "unknown"}
    behind = {name for name, state in states if state == "behind"}
    if not behind:
        return say("charts.matrix.finding_all", n=len(judged))
    return say("charts.matrix.finding", n=len(judged), behind=len(behind))
