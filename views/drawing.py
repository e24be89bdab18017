"""Small inline drawings and the widths of text: the progress bar with its pace tick, the twelve-month sparkline."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence

from views import escape

_NUMBER = re.compile(r"^(\D*?)([+\-−]?\d[\d,.]*)(.*)$", re.S)


def split_number(text: str) -> tuple[str, str, str]:
    """What stands before the number, the number, what stands after: ("CNY ", "46.49", " million")."""
    match = _NUMBER.match(text)
    return (match[1], match[2], match[3]) if match else ("", text, "")


def em_width(text: str) -> float:
    """About how wide a text runs, in em, on the generous side: a Chinese character is 1, a digit 0.6."""
    wide = sum(1 for character in text if unicodedata.east_asian_width(character) in "WFA")
    narrow = sum(1 for character in text if character in ",.:;'|!il ")
    return wide * 1.02 + narrow * 0.34 + (len(text) - wide - narrow) * 0.62


def progress_svg(share: float, pace: float | None, label: str) -> str:
    """A bar from nothing to the target: filled as far as completed, a dashed line at the target, a tick at the pace."""
    full = max(1.0, share, pace or 0.0) * 1.0
    full = full if full <= 1.0 else math.ceil(full * 10) / 10
    tick = f'<line class="pace" x1="{_x(pace, full)}" x2="{_x(pace, full)}" y1="0" y2="14"/>' if pace is not None else ""
    goal = f'<line class="goal" x1="{_x(1.0, full)}" x2="{_x(1.0, full)}" y1="1" y2="13"/>' if full > 1.0 else ""
    return (
        f'<svg class="mz-bar" role="img" aria-label="{escape.html(label)}">'
        f'<rect class="ground" x="0" y="3" width="100%" height="8"/>'
        f'<rect class="done" x="0" y="3" width="{_x(max(share, 0.0), full)}" height="8"/>{goal}{tick}</svg>'
    )


def _x(part: float, full: float) -> str:
    return f"{100 * part / full:.2f}%"


def spark_svg(months: Sequence[float | None], last_year: Sequence[float | None], label: str) -> str:
    """Twelve bars for the year's months, with a mark for the same month of last year."""
    known = [value for value in (*months, *last_year) if value is not None and not math.isnan(value)]
    top = max([*known, 0.0]) or 1.0
    bars = "".join(_bar(index, value, top) for index, value in enumerate(months[:12]))
    marks = "".join(_mark(index, value, top) for index, value in enumerate(last_year[:12]))
    base = '<line class="base" x1="0" x2="100%" y1="40" y2="40"/>'
    return f'<svg class="mz-spark" role="img" aria-label="{escape.html(label)}">{base}{bars}{marks}</svg>'


def _bar(index: int, value: float | None, top: float) -> str:
    if value is None or math.isnan(value) or value <= 0:
        return ""
    height = max(1.0, 40 * value / top)
    return f'<rect class="now" x="{index * 100 / 12 + 1.1:.2f}%" y="{40 - height:.1f}" width="6.1%" height="{height:.1f}"/>'


def _mark(index: int, value: float | None, top: float) -> str:
    if value is None or math.isnan(value) or value <= 0:
        return ""
    y = 40 - 40 * value / top
    return f'<line class="last" x1="{index * 100 / 12 + 0.5:.2f}%" x2="{index * 100 / 12 + 7.8:.2f}%" y1="{y:.1f}" y2="{y:.1f}"/>'
