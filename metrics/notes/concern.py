"""Which notes belong to a chart: those about one of its figures, its counties or its months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from metrics.notes.note import About, Note


@dataclass(frozen=True)
class Shown:
    """What a chart shows: its figures, the county it is narrowed to, the days from the first to the last.

    `by_county`, `by_month`: whether its parts are counties, or its axis is time.
    """

    figures: tuple[str, ...]
    first: dt.date
    last: dt.date
    county_id: str | None = None
    by_county: bool = False
    by_month: bool = False


def concerning(notes: Iterable[Note], shown: Shown) -> list[Note]:
    """The notes that hold and belong to a chart, those of earlier months first, those without a month before them."""
    found = [note for note in notes if not note.is_withdrawn and concerns(note.said.about, shown)]
    return sorted(found, key=lambda note: (note.said.about.first_month or dt.date.min, note.number))


def concerns(about: About, shown: Shown) -> bool:
    """Whether what a note is about is seen in a chart.

    A note about a metric belongs to every chart of it. One about a county alone belongs to the charts by county and to
    all that are narrowed to it; one about months alone to every chart over time that reaches them.
    """
    if about.metric is not None and about.metric not in shown.figures:
        return False
    if about.county_id is not None and shown.county_id not in (None, about.county_id):
        return False
    if about.metric is None:
        of_county = about.county_id is not None and (shown.by_county or shown.county_id == about.county_id)
        of_month = about.county_id is None and shown.by_month
        if not of_county and not of_month:
            return False
    return reaches(about, shown.first, shown.last)


def reaches(about: About, first: dt.date, last: dt.date) -> bool:
    """Whether one of the months of a note lies between two days; a note without months always holds."""
    if about.first_month is None or about.last_month is None:
        return True
    return about.first_month <= last and _month_after(about.last_month) > first


def _month_after(month: dt.date) -> dt.date:
    return (month.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
