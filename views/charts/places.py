"""What the two maps share: how a county is filled and signed, its words, and the key above the map.

Grain of their frames: one row a county. Columns: county_id, place (what a click leads to: its profile), name (text),
value (float; NaN = not reported or hidden), value_text (formatted with its unit); tile_column, tile_row (whole, from
the left and from the top; NaN = no place). Against a target also: target (float), target_text, completion and pace
(shares); NaN = none. Of a forecast also: state (of `palette.MARKS`), status_name (text).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views import escape
from views.charts import base, bullets
from views.language import Words
from views.palette import MARKS, Palette, Status, colour, status_of

STEPS = 4
# Glyph, colour and text of the key; how long, in pixels, a line of it may be.
Entry = tuple[str, str, str]
KEY, KEY_NARROW = 400, 300


@dataclass(frozen=True)
class Face:
    """How one county looks: its state (None: a plain value), a fill and the text upon it, a pale fill, its sign.

    An empty one has nothing to be filled for and needs a line around it.
    """

    state: Status | None
    fill: str
    ink: str
    pale: str
    tint: str
    is_empty: bool = False

    @property
    def glyph(self) -> str:
        """The sign that says the state without colour; empty for a plain value."""
        return MARKS[self.state].glyph if self.state else ""

    @property
    def coloured_glyph(self) -> str:
        """The sign in the state's colour, for a pale ground."""
        return f"<span style='color:{self.tint}'>{self.glyph}</span>"


def is_judged(df: pd.DataFrame) -> bool:
    """Whether the counties stand against a target; else their values alone are shown, darker where larger."""
    return "state" in df or ("completion" in df and bool(df["completion"].notna().any()))


def faces(df: pd.DataFrame, colours: Palette) -> list[Face]:
    """The look of each county, in the frame's order."""
    rows = base.rows(df)
    if is_judged(df):
        return [_judged(row, colours) for row in rows]
    width = range_width(df)
    return [_shaded(base.number(row["value"]), width, colours) for row in rows]


def _judged(row: base.Row, colours: Palette) -> Face:
    state: Status = row.get("state") or status_of(base.number(row.get("completion")), base.number(row.get("pace")))
    if state == "unknown":
        return Face(state, colours.soft, colours.ink, colours.soft, colours.muted, is_empty=True)
    tint = colour(state, colours)
    return Face(state, tint, colours.on_fill, base.pale(tint), tint)


def _shaded(value: float | None, width: float, colours: Palette) -> Face:
    if value is None:
        return Face(None, colours.surface, colours.ink, colours.surface, colours.muted, is_empty=True)
    tint = colours.shades[_shade(value, width)]
    return Face(None, tint, colours.ink, tint, colours.done)


def range_width(df: pd.DataFrame) -> float:
    """How wide each shade's range is: a round number by which four of them hold the largest value."""
    most = base.largest(df["value"])
    power = 10.0 ** math.floor(math.log10(most / STEPS))
    return next(power * part for part in (1, 2, 2.5, 5, 10, 20) if power * part * STEPS > most)


def _shade(value: float, width: float) -> int:
    return max(0, min(int(value / width), STEPS - 1))


def key(df: pd.DataFrame, unit: str, lang: Language, colours: Palette) -> list[tuple[str, str, str]]:
    """The entries of the key: the states with their signs, or the shades with their ranges (the unit is told above)."""
    say = Words(lang)
    if is_judged(df):
        shown: tuple[Status, ...] = ("reached", "on_pace", "behind", "unknown")
        words = "status"
        if "state" in df:
            shown, words = ("reached", "on_pace", "watch", "behind", "unknown"), "standing"
        return [(MARKS[state].glyph, colour(state, colours), say(f"charts.{words}.{state}")) for state in shown]
    width = range_width(df)
    used = sorted({_shade(value, width) for value in map(base.number, df["value"]) if value is not None})
    ranges = [[base.written(width * end, unit, lang, style="axis") for end in (at, at + 1)] for at in used]
    return [
        ("■", colours.shades[at], say("charts.map.range", low=low, high=high))
        for at, (low, high) in zip(used, ranges, strict=True)
    ]


def key_lines(entries: Sequence[Entry], narrow: bool) -> list[Sequence[Entry]]:
    """The key in one line above the map, or in two where one would be too long."""
    length = sum(base.width_of([f"{glyph}{text}"], base.SMALL) + 18 for glyph, _, text in entries)
    half = (len(entries) + 1) // 2
    return [entries] if length <= (KEY_NARROW if narrow else KEY) else [entries[:half], entries[half:]]


def key_room(lines: Sequence[Sequence[Entry]]) -> int:
    """The pixels to reserve for the key at the top of the map."""
    return 18 + 20 * len(lines)


def draw_key(drawn: go.Figure, lines: Sequence[Sequence[Entry]]) -> None:
    """The lines of the key above the map."""
    for at, entries in enumerate(reversed(lines)):
        base.key_line(drawn, entries, yshift=8 + 20 * at)


def hover(row: base.Row, face: Face, lang: Language) -> str:
    """Everything that is known of a county, escaped, a line each."""
    say, share, pace = Words(lang), base.number(row.get("completion")), base.number(row.get("pace"))
    return base.lines(
        row["name"],
        str(row["value_text"] or say("charts.not_reported")),
        f"{say('charts.target')} {row['target_text']}" if row.get("target_text") else "",
        "" if share is None else f"{say('charts.completion')} {base.percent(share, lang)}",
        "" if pace is None else f"{say('charts.pace')} {base.percent(pace, lang)}",
        row.get("status_name") or (say(f"charts.status.{face.state}") if face.state else ""),
    )


def sign(row: base.Row, face: Face, glyph: str, lang: Language, em: float) -> str:
    """The state in a line: glyph and completion, or glyph and the state's name where there is none."""
    share = base.number(row.get("completion"))
    said = row.get("status_name") if face.state == "unknown" else None
    if said:
        return f"{glyph}{base.GAP}{base.wrapped(said, em, 2)}"
    return glyph if share is None else f"{glyph}{base.GAP}{escape.plotly(base.percent(share, lang))}"


def finding(df: pd.DataFrame, *, lang: Language) -> str:
    """How many have reached the target and how many are below pace; of plain values, the highest and the lowest."""
    if len(df) and is_judged(df):
        return bullets.finding(df.assign(done=df["completion"], target=1.0), lang=lang)
    say, known = Words(lang), [row for row in base.rows(df) if base.number(row["value"]) is not None]
    if not known:
        return say("charts.none")
    high, low = (choose(known, key=lambda row: float(row["value"])) for choose in (max, min))
    if len(known) == 1:
        return say("charts.bars.finding_single", name=high["name"], value=high["value_text"])
    ends = {"high": high["name"], "high_value": high["value_text"], "low": low["name"], "low_value": low["value_text"]}
    return say("charts.dots.finding", **ends)
