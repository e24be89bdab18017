"""Small inline drawings and the widths of text: the progress bar with its ticks, the twelve-month sparkline."""

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


def progress(share: float, pace: float | None, label: str, full: float = 1.0) -> str:
    """A bar from nothing to the target: filled as far as completed, a thick tick at the target, a thin one at the pace.

    `full` is the share that fills the width, at least; bars that are compared are given the same.
    """
    full = max(full, share, pace or 0.0)
    marks = f'<i class="pace" style="left:{_part(pace, full)}"></i>' if pace is not None else ""
    marks += f'<i class="goal{" end" if full == 1.0 else ""}" style="left:{_part(1.0, full)}"></i>'
    done = f'<i class="done" style="width:{_part(max(share, 0.0), full)}"></i>'
    return f'<div class="mz-bar" role="img" aria-label="{escape.html(label)}">{done}{marks}</div>'


def spark(months: Sequence[float | None], then: Sequence[float | None], label: str) -> str:
    """Twelve bars for the year's months, with a mark for the same month of last year."""
    known = [value for value in (*months, *then) if value is not None and not math.isnan(value)]
    top = max([*known, 0.0]) or 1.0
    slots = "".join(_slot(_at(months, index), _at(then, index), top) for index in range(12))
    return f'<div class="mz-spark" role="img" aria-label="{escape.html(label)}">{slots}</div>'


def _part(part: float, full: float) -> str:
    return f"{100 * part / full:.2f}%"


def _at(values: Sequence[float | None], index: int) -> float:
    value = values[index] if index < len(values) else None
    return 0.0 if value is None or math.isnan(value) else max(value, 0.0)


def _slot(now: float, before: float, top: float) -> str:
    bar = f'<i style="height:{max(_percent(now, top), 2.5):.1f}%"></i>' if now else ""
    mark = f'<b style="bottom:{_percent(before, top):.1f}%"></b>' if before else ""
    return f"<span>{bar}{mark}</span>"


def _percent(value: float, top: float) -> float:
    return 100 * value / top
