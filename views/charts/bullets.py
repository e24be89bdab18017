"""Who has done how much of what was to be done? Done as a bar, a thick tick at the target, a thin one at what was due.

What was due is by the pace of the calendar, or by that of past years, with the band in which the year is likely to end.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, ways
from views.language import Words
from views.palette import MARKS, Palette, Status, colour, palette, status_of

ROW = 34


def figure(df: pd.DataFrame, *, unit: str, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """Bullet graphs in the frame's order. Below pace is hatched, marked ▼ and orange; reached ◆, at or above pace ●.

    Grain: one row a county (or any other bearer of a target). Columns: name (text of the page's
    language), done and target (floats in `unit`; NaN = not reported, no target), pace (share of the year
    elapsed, 0 to 1; NaN = none is judged by). Of a forecast also: expected, low, high (the 80 % band; floats in
    `unit`), state (of `palette.MARKS`) and status_name (text). As `base.marks` says: opens, place, lit.
    """
    if not base.has_values(df, "done", "target"):
        return base.no_data(lang, dark)
    colours, rows, say = palette(dark), base.rows(df), Words(lang)
    states = [state_of(row) for row in rows]
    names = [base.wrapped(row["name"], 8 if narrow else 12) for row in rows]
    texts = [_text(row, unit, lang, narrow) for row in rows]
    right, height = base.width_of(texts) + 34, base.row_height([*names, *texts], ROW)
    drawn = base.canvas(colours, len(rows) * height + 40, left=base.width_of(names) + 10, right=right, top=30, bottom=6)
    top = base.largest(*([row.get(column) for row in rows] for column in ("done", "target", "high")))
    _bars(drawn, rows, states, unit, lang, colours)
    _bands(drawn, rows, colours)
    _ticks(drawn, rows, colours)
    _texts(drawn, texts, states, top * 1.01, colours)
    drawn.update_xaxes(visible=False, range=[0, top * 1.01])
    at_rows = list(range(len(rows)))
    drawn.update_yaxes(tickvals=at_rows, ticktext=ways.leading(names, rows), tickfont_color=colours.ink)
    drawn.update_yaxes(range=[len(rows) - 0.5, -0.5])
    key = [("■", colours.done, "charts.done"), ("┃", colours.ink, "charts.target")]
    forecast = "expected" in df
    key.append(("│", colours.muted, "charts.expected" if forecast else "charts.pace"))
    if forecast:
        key.append(("▬", colours.last, "charts.band"))
    base.key_line(drawn, [(glyph, tint, say(word)) for glyph, tint, word in key])
    return drawn


def state_of(row: base.Row) -> Status:
    """The state that a forecast gave; without one, completion beside pace."""
    given: Status | None = row.get("state")
    return given or status_of(completion(row), base.number(row.get("pace")))


def completion(row: base.Row) -> float | None:
    """Done as a share of the target; None without either."""
    done, target = base.number(row.get("done")), base.number(row.get("target"))
    return None if done is None or not target else done / target


def _bars(
    drawn: go.Figure, rows: list[base.Row], states: list[Status], unit: str, lang: Language, colours: Palette
) -> None:
    drawn.add_bar(
        x=[base.number(row.get("target")) or 0.0 for row in rows],
        y=list(range(len(rows))),
        orientation="h",
        width=0.74,
        marker_color=colours.soft,
        hoverinfo="skip",
    )
    drawn.add_bar(
        x=[base.number(row["done"]) or 0.0 for row in rows],
        y=list(range(len(rows))),
        orientation="h",
        width=0.44,
        marker={
            "color": [colour(state, colours) if state in ("behind", "watch") else colours.done for state in states],
            "pattern": {
                "shape": [MARKS[state].pattern for state in states],
                **{key: value for key, value in base.hatched(colours.surface).items() if key != "shape"},
            },
        },
        customdata=ways.marks(rows),
        **base.hover([_hover(row, unit, lang) for row in rows]),
    )


def _bands(drawn: go.Figure, rows: list[base.Row], colours: Palette) -> None:
    """The bands of the forecast, as thin bars of one trace: shapes of their own would be drawn one by one."""
    ends = [(at, base.number(row.get("low")), base.number(row.get("high"))) for at, row in enumerate(rows)]
    known = [(at, low, high) for at, low, high in ends if low is not None and high is not None and high > low]
    if known:
        drawn.add_bar(
            x=[high - low for _, low, high in known],
            y=[at for at, _, _ in known],
            base=[low for _, low, _ in known],
            orientation="h",
            width=0.22,
            marker_color=colours.last,
            hoverinfo="skip",
        )


def _ticks(drawn: go.Figure, rows: list[base.Row], colours: Palette) -> None:
    """The ticks at what was due and at the target, each kind as one line that is lifted between its strokes."""
    due, goals = [], []
    for at, row in enumerate(rows):
        target, pace = base.number(row.get("target")), base.number(row.get("pace"))
        if not target:
            continue
        expected = base.number(row.get("expected")) if "expected" in row else target * (1.0 if pace is None else pace)
        if expected is not None and expected < target:
            due.append((expected, at))
        goals.append((target, at))
    _strokes(drawn, due, 0.37, colours.surface, 5)
    _strokes(drawn, due, 0.37, colours.muted, 1.5)
    _strokes(drawn, goals, 0.4, colours.surface, 7)
    _strokes(drawn, goals, 0.4, colours.ink, 4)


def _strokes(drawn: go.Figure, places: list[tuple[float, int]], half: float, tint: str, width: float) -> None:
    drawn.add_scatter(
        x=[x for place, _ in places for x in (place, place, None)],
        y=[y for _, at in places for y in (at - half, at + half, None)],
        mode="lines",
        line={"color": tint, "width": width},
        hoverinfo="skip",
    )


def _texts(drawn: go.Figure, texts: list[str], states: list[Status], edge: float, colours: Palette) -> None:
    """The sign of each state and what is done, right of the plot."""
    signs = [f"<span style='color:{colour(state, colours)}'>{MARKS[state].glyph}</span>" for state in states]
    indent = f"<br>{base.GAP * 5}"
    drawn.add_scatter(
        x=[edge for _ in texts],
        y=list(range(len(texts))),
        mode="text",
        text=[
            f"{base.GAP}{sign}{base.GAP * 2}{text.replace('<br>', indent)}"
            for sign, text in zip(signs, texts, strict=True)
        ],
        textposition="middle right",
        textfont={"color": colours.ink},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _text(row: base.Row, unit: str, lang: Language, narrow: bool) -> str:
    value, share = base.written(row["done"], unit, lang), completion(row)
    if base.number(row["done"]) is None:
        return escape.plotly(value)
    if share is None and narrow:
        return f"{escape.plotly(value)}<br>{escape.plotly(Words(lang)('charts.bullets.none'))}"
    if share is None:
        return escape.plotly(Words(lang)("charts.bullets.no_target", value=value))
    if narrow:
        return f"{escape.plotly(value)}<br>{escape.plotly(base.percent(share, lang))}"
    return escape.plotly(Words(lang)("charts.bullets.value", value=value, share=base.percent(share, lang)))


def _hover(row: base.Row, unit: str, lang: Language) -> str:
    say, share, pace = Words(lang), completion(row), base.number(row.get("pace"))
    target = base.number(row.get("target"))
    return base.lines(
        row["name"],
        f"{say('charts.done')} {base.written(row['done'], unit, lang)}",
        "" if target is None else f"{say('charts.target')} {base.written(target, unit, lang)}",
        "" if share is None else f"{say('charts.completion')} {base.percent(share, lang)}",
        "" if pace is None else f"{say('charts.pace')} {base.percent(pace, lang)}",
        *_forecast_lines(row, unit, lang),
        row.get("status_name") or say(f"charts.status.{status_of(share, pace)}"),
    )


def _forecast_lines(row: base.Row, unit: str, lang: Language) -> list[str]:
    say, expected, low = Words(lang), base.number(row.get("expected")), base.number(row.get("low"))
    found = [] if expected is None else [f"{say('charts.expected')} {base.written(round(expected), unit, lang)}"]
    if low is not None:
        ends = [base.written(round(float(end)), unit, lang) for end in (low, row["high"])]
        found.append(f"{say('charts.band')} {ends[0]}–{ends[1]}")
    return found


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """How many have reached the target and how many are below pace, by name where they are few."""
    say, rows = Words(lang), base.rows(df)
    states = [(row["name"], status_of(completion(row), base.number(row.get("pace")))) for row in rows]
    judged = [state for state in states if state[1] != "unknown"]
    if not judged:
        return say("charts.none")
    reached = sum(state == "reached" for _, state in judged)
    behind = [name for name, state in judged if state == "behind"]
    if reached == len(rows):
        return say("charts.bullets.finding_all", n=reached)
    return say(
        "charts.bullets.finding",
        reached=say("charts.bullets.reached", n=reached) if reached else say("charts.bullets.none_reached"),
        behind=_behind(behind, say),
    )


def _behind(names: list[str], say: Words) -> str:
    if not names:
        return say("charts.bullets.none_behind")
    known = "behind_named" if len(names) <= 3 else "behind"
    return say(f"charts.bullets.{known}", n=len(names), names=say.join(names))
