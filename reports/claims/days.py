"""The day that a date of a text means."""

from __future__ import annotations

import datetime as dt

from reports.claims import english, patterns
from reports.claims.claim import Mention


def day_of(found: Mention, year: int) -> dt.date | None:
    """The day of a date or cut-off, of `year` where it names none; None for a month or for no day (2月30日)."""
    if found.kind not in ("date", "as_of"):
        return None
    if chinese := patterns.DATE.fullmatch(found.text):
        named, month, day = chinese["year"], chinese["month"], chinese["day"]
    elif worded := english.DATE.fullmatch(found.text):
        named, day = worded["year"], worded["day"] or worded["day2"]
        month = str(english.month_number(worded["month"] or worded["month2"]))
    else:
        named, month, day = (*found.text.split("-"), "", "")[:3]
    try:
        return dt.date(int(named or year), int(month), int(day))
    except (TypeError, ValueError):
        return None
