"""Were gifts disclosed regularly? Issue numbers over time, each issue a dot; the longest gap is marked."""

from __future__ import annotations

import datetime as dt
import itertools

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, ways
from views.charts.dates import day, day_ticks
from views.language import Words
from views.palette import Palette, palette

Issue = tuple[int, dt.date, int]  # number, day, days since the one before


def figure(df: pd.DataFrame, *, lang: Language, dark: bool = False, narrow: bool = False) -> go.Figure:
    """A stair of issues: flat is a gap in time. Hover gives the gap to the issue before.

    Grain: one row an issue (an issue in several rows counts once). Columns: issue_number (whole), disclosed_on (date),
    and opens (what a click leads to).
    """
    issues = _issues(df)
    if not issues:
        return base.no_data(lang, dark)
    colours, say = palette(dark), Words(lang)
    found = {int(row["issue_number"]): mark for row, mark in zip(base.rows(df), ways.marks(base.rows(df)), strict=True)}
    drawn = base.canvas(colours, 320, left=8, right=24, top=30, bottom=40)
    drawn.add_scatter(
        x=[on.isoformat() for _, on, _ in issues],
        y=[number for number, _, _ in issues],
        mode="lines+markers",
        line={"color": colours.last, "width": 1.5, "shape": "hv"},
        marker={"color": colours.done, "size": 6 if narrow else 7},
        cliponaxis=False,
        customdata=[found.get(number, "") for number, _, _ in issues],
        **base.hover([_hover(issue, lang) for issue in issues]),
    )
    _longest(drawn, issues, lang, colours)
    first, last = issues[0][1], issues[-1][1]
    margin = dt.timedelta(days=max(3, (last - first).days // 60))
    drawn.update_xaxes(day_ticks(first, last, lang, 4 if narrow else 8), showline=True, linecolor=colours.line)
    drawn.update_xaxes(range=[(first - margin).isoformat(), (last + margin).isoformat()])
    top = max(number for number, _, _ in issues)
    marks = base.ticks(float(top), "期", lang)
    base.room_for(drawn, marks)
    drawn.update_yaxes(marks, range=[0, top * 1.06])
    base.value_grid(drawn, colours, axis="y")
    base.key_line(drawn, [("●", colours.done, say("charts.disclosures.axis"))])
    _last(drawn, issues[-1], lang)
    return drawn


def _issues(df: pd.DataFrame) -> list[Issue]:
    found: dict[int, dt.date] = {}
    for row in base.rows(df):
        number, on = base.number(row["issue_number"]), day(row["disclosed_on"])
        if number is not None and on is not None:
            found[int(number)] = min(on, found.get(int(number), on))
    ordered = sorted(found.items(), key=lambda item: (item[1], item[0]))
    days = [0, *((later[1] - earlier[1]).days for earlier, later in itertools.pairwise(ordered))]
    return [(number, on, gap) for (number, on), gap in zip(ordered, days, strict=False)]


def _longest(drawn: go.Figure, issues: list[Issue], lang: Language, colours: Palette) -> None:
    """The longest gap as a thick flat stretch with its days below it."""
    at = max(range(len(issues)), key=lambda index: issues[index][2])
    if at == 0 or issues[at][2] < 2:
        return
    before, after = issues[at - 1], issues[at]
    drawn.add_scatter(
        x=[before[1].isoformat(), after[1].isoformat()],
        y=[before[0], before[0]],
        mode="lines",
        line={"color": colours.ink, "width": 4},
        hoverinfo="skip",
    )
    late = after[1] - issues[0][1] > (issues[-1][1] - issues[0][1]) / 2
    drawn.add_annotation(
        text=escape.plotly(Words(lang)("charts.disclosures.longest", days=after[2])),
        x=after[1].isoformat() if late else before[1].isoformat(),
        y=before[0],
        xanchor="right" if late else "left",
        yanchor="bottom" if late else "top",
        yshift=4 if late else -4,
        showarrow=False,
        font={"size": base.SMALL, "color": colours.ink},
    )


def _last(drawn: go.Figure, issue: Issue, lang: Language) -> None:
    text = escape.plotly(Words(lang)("charts.disclosures.issue", n=issue[0]))
    place = {"x": issue[1].isoformat(), "y": issue[0], "xanchor": "right", "yanchor": "bottom", "xshift": -8}
    drawn.add_annotation(text=text, showarrow=False, font={"size": base.SMALL}, **place)


def _hover(issue: Issue, lang: Language) -> str:
    say = Words(lang)
    gap = say("charts.disclosures.gap", days=issue[2]) if issue[2] else ""
    return base.lines(say("charts.disclosures.issue", n=issue[0]), say.date(issue[1]), gap)


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """How many issues, how many numbers are missing between first and last, how long the longest gap."""
    say, issues = Words(lang), _issues(df)
    if not issues:
        return say("charts.none")
    numbers = [number for number, _, _ in issues]
    missing = max(numbers) - min(numbers) + 1 - len(numbers)
    words = {"n": len(issues), "days": max(gap for _, _, gap in issues)}
    if missing:
        return say("charts.disclosures.finding_missing", missing=missing, **words)
    return say("charts.disclosures.finding", **words)
