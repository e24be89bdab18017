"""Time on an axis: months of a year, and days, in the language's own words."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from metrics.metric import Language
from views.language import Words

Time = Literal["months", "days"]
_MONTHS = (0.4, 12.6)


def month_ticks(lang: Language, narrow: bool = False) -> dict[str, Any]:
    """All twelve months, or every third where there is little room."""
    shown = (1, 4, 7, 10) if narrow else tuple(range(1, 13))
    return {"tickvals": list(shown), "ticktext": [Words(lang).month(month) for month in shown], "range": [*_MONTHS]}


def day_ticks(first: dt.date, last: dt.date, lang: Language, count: int = 6) -> dict[str, Any]:
    """First days of months from `first` to `last`, about `count` of them; January and the first one name the year."""
    say = Words(lang)
    starts = [stamp.date() for stamp in pd.date_range(first, last, freq="MS")] or [first]
    step = next(
        (step for step in (1, 2, 3, 6, 12) if len(starts) <= step * count), 12 * (len(starts) // (12 * count) + 1)
    )
    shown = [start for start in starts if (start.month - 1) % step == 0] or starts[:1]
    texts = [
        f"{say.month(start.month)}<br>{start.year}" if at == 0 or start.month == 1 else say.month(start.month)
        for at, start in enumerate(shown)
    ]
    return {"tickvals": [start.isoformat() for start in shown], "ticktext": texts}


def day(value: object) -> dt.date | None:
    """A cell of a frame as a date; blank is None."""
    stamp = pd.to_datetime(value, errors="coerce")  # type: ignore[call-overload]  # the stubs know scalars by name only
    return None if pd.isna(stamp) else stamp.date()


def time_of(figure: go.Figure) -> Time | None:
    """Which time the horizontal axis of a figure shows: the months of a year from 1 to 12, days, or none."""
    ends = figure.layout.xaxis.range
    if ends is None:
        return None
    if tuple(ends) == _MONTHS:
        return "months"
    return "days" if all(isinstance(end, str) and day(end) is not None for end in ends) else None


def days_of(figure: go.Figure, year: int) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of the time that the horizontal axis of a figure shows; None for another axis.

    An axis that counts months counts those of `year`.
    """
    time, ends = time_of(figure), figure.layout.xaxis.range
    if time is None:
        return None
    found = [day(end) for end in ends] if time == "days" else [dt.date(year, 1, 1), dt.date(year, 12, 31)]
    return (found[0] or dt.date.min, found[1] or dt.date.max)
