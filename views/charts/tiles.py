"""Where in the city? A grid of equal squares, one a county, about where the county lies; no map is needed."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views.charts import base, bullets, ways
from views.language import Words
from views.palette import MARKS, Palette, Status, colour, palette, status_of

SIDE = 0.94


def figure(df: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """Squares with name, value and the sign of the state (◆ ● ▼ ○), which has its colour as well; each can be clicked.

    Grain: one row a county. Columns: opens (what a click leads to), name (text of the page's language), tile_column,
    tile_row (whole, from the left and from the top), completion, pace (shares; NaN = none), value_text (formatted with
    its unit), and where there is one: target_text. Of a forecast also: state (of `palette.MARKS`), status_name (text).
    """
    if len(df) == 0:
        return base.no_data(lang, dark)
    colours, rows, say = palette(dark), base.rows(df), Words(lang)
    states = [row.get("state") or status_of(base.number(row["completion"]), base.number(row["pace"])) for row in rows]
    across, down = int(df["tile_column"].max()) + 1, int(df["tile_row"].max()) + 1
    drawn = base.canvas(colours, (76 if narrow else 112) * down + 62, left=0, right=0, top=58, bottom=4)
    drawn.add_bar(
        x=[row["tile_column"] for row in rows],
        y=[SIDE for _ in rows],
        base=[row["tile_row"] - SIDE / 2 for row in rows],
        width=SIDE,
        marker=_fills(states, colours),
        text=[_face(row, state, narrow, lang) for row, state in zip(rows, states, strict=True)],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={
            "size": 11 if narrow else base.SIZE,
            "color": [colours.ink if state == "unknown" else colours.on_fill for state in states],
        },
        customdata=ways.marks(rows),
        **base.hover([_hover(row, state, lang) for row, state in zip(rows, states, strict=True)]),
    )
    drawn.update_xaxes(visible=False, range=[-0.5, across - 0.5], constrain="domain")
    drawn.update_yaxes(visible=False, range=[down - 0.5, -0.5], scaleanchor="x", constrain="domain")
    shown: tuple[Status, ...] = ("reached", "on_pace", "behind", "unknown")
    words = "status"
    if "state" in df:
        shown, words = ("reached", "on_pace", "watch", "behind", "unknown"), "standing"
    entries = [(MARKS[state].glyph, colour(state, colours), say(f"charts.{words}.{state}")) for state in shown]
    base.key_line(drawn, entries[: len(entries) // 2], yshift=28)
    base.key_line(drawn, entries[len(entries) // 2 :], yshift=8)
    return drawn


def _fills(states: list[Status], colours: Palette) -> dict[str, object]:
    return {
        "color": [colours.soft if state == "unknown" else colour(state, colours) for state in states],
        "line": {"color": colours.muted, "width": [1.0 if state == "unknown" else 0.0 for state in states]},
    }


def _face(row: base.Row, state: Status, narrow: bool, lang: Language) -> str:
    share = base.number(row["completion"])
    lines = [
        base.wrapped(row["name"], 5.4 if narrow else 7, 2),
        base.wrapped(row["value_text"] or "–", 5.4 if narrow else 8, 2),
    ]
    said = row.get("status_name") if state == "unknown" else None
    sign = MARKS[state].glyph if share is None or said else f"{MARKS[state].glyph}{base.GAP}{base.percent(share, lang)}"
    if said:
        sign += f"{base.GAP}{base.wrapped(said, 5 if narrow else 8, 2)}"
    return f"<b>{lines[0]}</b><br>{lines[1]}<br>{sign}"


def _hover(row: base.Row, state: Status, lang: Language) -> str:
    say, share, pace = Words(lang), base.number(row["completion"]), base.number(row["pace"])
    return base.lines(
        row["name"],
        str(row["value_text"] or say("charts.not_reported")),
        f"{say('charts.target')} {row['target_text']}" if row.get("target_text") else "",
        "" if share is None else f"{say('charts.completion')} {base.percent(share, lang)}",
        "" if pace is None else f"{say('charts.pace')} {base.percent(pace, lang)}",
        row.get("status_name") or say(f"charts.status.{state}"),
    )


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """As of the bullet graphs: how many have reached the target, how many are below pace."""
    return bullets.finding(df.assign(done=df["completion"], target=1.0) if len(df) else df, lang=lang)
