"""What is chosen once and holds on every page, as it stands in the address.

`?year=2020&as_of=2020-12-04&county=450123&compare=before&lang=EN`. Year and cut-off always stand there, so that a
copied link shows the same when defaults have moved; the others only where they aren't the whole city, last year and
Chinese. `present=1` is the view for the meeting room.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from metrics.metric import Language, Scope

YEAR, AS_OF, COUNTY, COMPARE, LANGUAGE, PRESENT = "year", "as_of", "county", "compare", "lang", "present"
NAMES = (YEAR, AS_OF, COUNTY, COMPARE, LANGUAGE, PRESENT)

Compare = Literal["last", "before", "none"]
# How many years each comparison goes back; nothing is compared with where there is none.
YEARS_BACK: dict[Compare, int] = {"last": 1, "before": 2, "none": 0}
LANGUAGES: dict[str, Language] = {"EN": "en", "中文": "zh", "en": "en", "zh": "zh"}


@dataclass(frozen=True)
class Unknown:
    """A value of the address that means nothing here: its name there, and what it said."""

    name: str
    value: str


@dataclass(frozen=True)
class Chosen:
    """What holds on every page, and what the address asked for in vain."""

    scope: Scope
    compare: Compare = "last"
    language: Language = "zh"
    present: bool = False
    unknown: tuple[Unknown, ...] = ()


def language_of(asked: Mapping[str, str]) -> Language:
    """The language that an address asks for; Chinese where it names none or another."""
    return LANGUAGES.get(asked.get(LANGUAGE, ""), "zh")


def written(chosen: Chosen) -> dict[str, str]:
    """What stands in the address for what is chosen."""
    texts = {YEAR: str(chosen.scope.year), AS_OF: chosen.scope.cut_off.isoformat()}
    if chosen.scope.county_id:
        texts[COUNTY] = chosen.scope.county_id
    if chosen.compare != "last":
        texts[COMPARE] = chosen.compare
    if chosen.language == "en":
        texts[LANGUAGE] = "EN"
    if chosen.present:
        texts[PRESENT] = "1"
    return texts


def same_day(day: dt.date, year: int) -> dt.date:
    """The same month and day in another year; 29 February becomes the 28th where there is none."""
    return dt.date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def day(text: str) -> dt.date | None:
    """A day as it is written in the address, 2020-12-04; None for anything else."""
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        return None
