"""Do counties differ by more than chance? Rates by inhabitants in a funnel that is wide where few people live."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, ways
from views.drawing import em_width
from views.language import Words
from views.palette import MARKS, Palette, Status, colour, palette

HEIGHT = 380
# About how wide the plot is when labels are placed; where there is more room they only stand further apart.
_WIDE, _NARROW = 340, 250
_STATES: dict[str, Status] = {
    "far_above": "reached",
    "above": "watch",
    "within": "on_pace",
    "below": "watch",
    "far_below": "behind",
}
Box = tuple[float, float, float, float]


def figure(
    df: pd.DataFrame, curve: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False
) -> go.Figure:
    """A dot a county at its population and rate; the rate of all together, the limits of 95 % and of 99.8 % around it.

    Grain: one row a county. Columns: opens (what a click leads to), name (text of the page's language), population,
    rate (floats; rate by 10,000 inhabitants), place (far_above, above, within, below, far_below), rate_text, and
    believed_text (the shrunken rate with its interval, as text). `curve`: one row a population, with rate (of all),
    low_95, high_95, low_998, high_998.
    """
    if not base.has_values(df, "rate"):
        return base.no_data(lang, dark)
    colours, rows, say = palette(dark), base.rows(df.dropna(subset=["rate"])), Words(lang)
    top = base.largest(df["rate"], [1.1 * float(curve["high_95"].max()), float(curve["high_998"].median())]) * 1.04
    most = float(curve["population"].max())
    drawn = base.canvas(colours, HEIGHT, left=12, right=14, top=54, bottom=48)
    _limits(drawn, curve, colours)
    _dots(drawn, rows, colours, lang)
    for label in _labels(rows, most, top, narrow):
        drawn.add_annotation(**label)
    drawn.update_xaxes(range=[0, most], **base.ticks(most, "人", lang, count=4), title_text=say("charts.funnel.across"))
    drawn.update_xaxes(title_font_size=base.SMALL, title_font_color=colours.muted, showline=True)
    drawn.update_xaxes(linecolor=colours.line)
    steps = _rate_ticks(top, lang)
    drawn.update_yaxes(range=[0, top], **steps)
    base.room_for(drawn, steps)
    base.value_grid(drawn, colours, axis="y")
    near, far = say("charts.funnel.near"), say("charts.funnel.far")
    base.key_line(drawn, [("┄", colours.muted, near), ("─", colours.muted, far)], yshift=28)
    marks: tuple[tuple[Status, str], ...] = (
        ("on_pace", "within"),
        ("watch", "outside"),
        ("behind", "far_low"),
        ("reached", "far_high"),
    )
    entries = [(MARKS[state].glyph, colour(state, colours), say(f"charts.funnel.{word}")) for state, word in marks]
    base.key_line(drawn, entries, yshift=8)
    return drawn


def _rate_ticks(top: float, lang: Language) -> dict[str, object]:
    """Ticks of a rate, which may be well below 1."""
    if top >= 8:
        return base.ticks(top, "", lang)
    hundreds = base.ticks(100 * top, "", lang)["tickvals"]
    values = [round(value / 100, 6) for value in hundreds]
    return {"tickvals": values, "ticktext": [base.written(value, "", lang, style="axis") for value in values]}


def _limits(drawn: go.Figure, curve: pd.DataFrame, colours: Palette) -> None:
    at = list(curve["population"])
    for column, dash in (("low_95", "dot"), ("high_95", "dot"), ("low_998", "solid"), ("high_998", "solid")):
        line = {"color": colours.last, "width": 1.5, "dash": dash}
        drawn.add_scatter(x=at, y=list(curve[column]), mode="lines", line=line, hoverinfo="skip")
    line = {"color": colours.muted, "width": 1.5}
    drawn.add_scatter(x=at, y=list(curve["rate"]), mode="lines", line=line, hoverinfo="skip")


def _dots(drawn: go.Figure, rows: list[base.Row], colours: Palette, lang: Language) -> None:
    states = [_STATES[row["place"]] for row in rows]
    drawn.add_scatter(
        x=[row["population"] for row in rows],
        y=[row["rate"] for row in rows],
        mode="markers",
        cliponaxis=False,
        marker={
            "size": 11,
            "color": [colour(state, colours) for state in states],
            "symbol": [MARKS[state].symbol for state in states],
            "line": {"color": colours.surface, "width": 1},
        },
        customdata=ways.marks(rows),
        **base.hover([_hover(row, lang) for row in rows]),
    )


def _hover(row: base.Row, lang: Language) -> str:
    say = Words(lang)
    return base.lines(
        row["name"],
        row["rate_text"],
        say("charts.funnel.believed", rate=row["believed_text"]),
        say(f"charts.funnel.place.{row['place']}"),
        base.written(row["population"], "人", lang),
    )


def _labels(rows: list[base.Row], most: float, top: float, narrow: bool) -> list[dict[str, object]]:
    """The names beside the dots, those outside the limits first; one that would cover another is left to the hover."""
    width, height = (_NARROW if narrow else _WIDE), HEIGHT - 102
    points = [(row["population"] / most * width, row["rate"] / top * height) for row in rows]
    taken: list[Box] = [(x - 7, y - 7, x + 7, y + 7) for x, y in points]
    found = []
    order = sorted(range(len(rows)), key=lambda at: (rows[at]["place"] == "within", -abs(points[at][1] - height / 2)))
    for at in order:
        text, (x, y) = escape.plotly(escape.plain(rows[at]["name"])), points[at]
        long = em_width(escape.plain(rows[at]["name"])) * base.SMALL
        for anchor, left, down in (
            ("left", x + 9, y),
            ("right", x - 9 - long, y),
            ("center", x - long / 2, y + 14),
            ("center", x - long / 2, y - 14),
        ):
            box = (left, down - 8, left + long, down + 8)
            if left >= 0 and left + long <= width and not any(_touch(box, other) for other in taken):
                taken.append(box)
                strong = rows[at]["place"] != "within"
                shift = {"left": 9, "right": -9}.get(anchor, 0)
                found.append(
                    {
                        "x": rows[at]["population"],
                        "y": rows[at]["rate"],
                        "text": f"<b>{text}</b>" if strong else text,
                        "showarrow": False,
                        "xanchor": anchor,
                        "xshift": shift,
                        "yshift": down - y,
                        "font": {"size": base.SMALL},
                    }
                )
                break
    return found


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def finding(df: pd.DataFrame, curve: pd.DataFrame, *, lang: Language) -> str:
    """Who lies beyond the 99.8 % limits, who only beyond those of 95 %; else that chance explains the differences."""
    say = Words(lang)
    if not base.has_values(df, "rate"):
        return say("charts.none")
    names = {place: [str(row["name"]) for row in base.rows(df) if row["place"] == place] for place in _STATES}
    far = [
        say(f"charts.funnel.{place}", names=say.join(names[place]))
        for place in ("far_below", "far_above")
        if names[place]
    ]
    if far:
        return say("charts.funnel.finding_far", parts=say("charts.funnel.and").join(far))
    near = [say(f"charts.funnel.{place}", names=say.join(names[place])) for place in ("above", "below") if names[place]]
    if near:
        return say("charts.funnel.finding_near", parts=say("charts.funnel.and").join(near))
    return say("charts.funnel.finding_within", n=len(df))
