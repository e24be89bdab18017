"""Readings as text in the words of a page: values, shares and changes. All rounding is `metrics.units`'s."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from metrics import changes, units
from metrics.metric import Reading
from views.language import Words


def value(reading: Reading, say: Words) -> str:
    """The value as a reader expects it, "<5" or "*" where it is hidden, a word where nothing was reported.

    The step to which a metric is rounded is that of the city's published figure; a county's reads as in charts.
    """
    if reading.value is None and not reading.suppressed:
        return say("card.none")
    if reading.value is not None and not reading.suppressed and reading.scope.county_id:
        return number(reading.value, reading.metric.unit, say, reading.qualifier)
    return units.format_reading(reading, say.language)


def number(amount: float | Decimal | None, unit: str, say: Words, qualifier: str = "") -> str:
    """A number of a table or chart in its unit; empty where there is none."""
    if amount is None or math.isnan(amount):
        return ""
    return units.format_value(Decimal(str(amount)), unit, say.language, qualifier)


def exact(amount: float, say: Words, places: int | None = None) -> str:
    """A number of the table behind a chart, whose heading has the unit; empty where there is none."""
    return "" if math.isnan(amount) else units.format_exact(Decimal(str(amount)), say.language, places)


def even(texts: Sequence[str]) -> list[str]:
    """Numbers under one another with as many decimals as the one that needs most; blank ones stay so."""
    places = max((len(text.partition(".")[2]) for text in texts), default=0)
    if not places:
        return list(texts)
    parts = [text.partition(".") for text in texts]
    return [f"{whole}.{rest.ljust(places, '0')}" if whole else "" for whole, _, rest in parts]


def target(reading: Reading, say: Words) -> str:
    """The year's target; empty where none was set."""
    return "" if reading.target is None else units.format_value(reading.target, reading.metric.unit, say.language)


def completion(reading: Reading) -> Decimal | None:
    """Done as a share of the target; None without either."""
    if reading.target is None or reading.value is None or reading.target <= 0:
        return None
    return reading.value / reading.target


def share(part: Decimal | float | None, say: Words) -> str:
    """A share in percent; empty where there is none."""
    return "" if part is None or math.isnan(part) else units.format_share(Decimal(str(part)), say.language)


def change(now: Reading, before: Reading, say: Words) -> str:
    """The change on the same period of last year with its sign, for tables; empty where it can't be said."""
    share = _change(now, before)
    return "" if share is None else units.format_change(share, say.language)


def told_change(now: Reading, before: Reading, say: Words) -> str:
    """The same in words, for sentences: 增长12.3%, up 12.3%."""
    share = _change(now, before)
    return "" if share is None else changes.told_change(share, say.language)


def _change(now: Reading, before: Reading) -> Decimal | None:
    return (now.value - before.value) / before.value if now.value is not None and before.value else None


def unit_name(unit: str, say: Words) -> str:
    """What a unit is called where it stands alone, in a heading or a subtitle; empty where the language has no word."""
    return unit if say.language == "zh" else units.UNITS[unit].en[1]


def headed(name: str, unit: str, say: Words) -> str:
    """The heading of a column: its name with the unit in brackets."""
    word = unit_name(unit, say)
    return say("table.headed", name=name, unit=word) if word else name
