"""The colours of the charts, one meaning each, for light and dark; and the marks that say the same without colour.

The hues are told apart with any common colour blindness, and in grey by their lightness. A state is never a colour
alone: it has a shape on the plot (`Mark.symbol`), a sign in text (`Mark.glyph`) and a pattern on bars (`Mark.pattern`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FONT = '"Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif'

Status = Literal["reached", "on_pace", "watch", "behind", "unknown"]


@dataclass(frozen=True)
class Palette:
    """One theme's colours by what they mean."""

    surface: str  # the page behind the chart
    soft: str  # grounds: shaded periods, empty tiles
    line: str  # grid and axes
    muted: str  # secondary text, the pace (序时进度)
    ink: str  # text, the target
    done: str  # what was done this year; cash
    last: str  # the same period last year
    second: str  # the second kind of two: goods beside cash
    behind: str  # below pace; unlikely to reach the target
    watch: str  # neither likely nor unlikely to
    reached: str  # target reached
    on_fill: str  # text upon done, behind, watch and reached
    shades: tuple[str, str, str, str]  # little to much of a plain value; `ink` can be read upon each


LIGHT = Palette(
    surface="#ffffff",
    soft="#eef1f5",
    line="#d5dbe2",
    muted="#51606f",
    ink="#14212e",
    done="#1d5a96",
    last="#8b99a7",
    second="#b884ab",
    behind="#b34a00",
    watch="#80661a",
    reached="#0f6b5c",
    on_fill="#ffffff",
    shades=("#d6e1ec", "#b2c7db", "#8cabc9", "#658fb8"),
)
DARK = Palette(
    surface="#11181f",
    soft="#26323e",
    line="#35424f",
    muted="#a3b1bf",
    ink="#e6ebf0",
    done="#6aaeea",
    last="#8493a1",
    second="#b0608c",
    behind="#f0a050",
    watch="#cdbb62",
    reached="#55c2ab",
    on_fill="#11181f",
    shades=("#25394c", "#2e4a62", "#385a78", "#426a8f"),
)


@dataclass(frozen=True)
class Mark:
    """How a state looks without its colour."""

    symbol: str
    glyph: str
    pattern: str


MARKS: dict[Status, Mark] = {
    "reached": Mark("diamond", "◆", ""),
    "on_pace": Mark("circle", "●", ""),
    "watch": Mark("square", "◧", "."),
    "behind": Mark("triangle-down", "▼", "/"),
    "unknown": Mark("circle-open", "○", ""),
}


def palette(dark: bool = False) -> Palette:
    """The colours of a theme."""
    return DARK if dark else LIGHT


def colour(status: Status, colours: Palette) -> str:
    """The colour of a state."""
    by_status = {
        "reached": colours.reached,
        "on_pace": colours.done,
        "watch": colours.watch,
        "behind": colours.behind,
        "unknown": colours.muted,
    }
    return by_status[status]


def status_of(completion: float | None, pace: float | None) -> Status:
    """A completion (share of the target) beside the share of the year elapsed; nothing more is judged here."""
    if completion is None:
        return "unknown"
    if completion >= 1:
        return "reached"
    return "behind" if pace is not None and completion < pace else "on_pace"
