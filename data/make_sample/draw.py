"""Drawing from a seeded generator. Only whole numbers are drawn, so that every machine draws the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from random import Random
from typing import TypeVar

T = TypeVar("T")
CENT = Decimal("0.01")


def portions(rng: Random, total: int, parts: int, low: int = 60, high: int = 140) -> list[int]:
    """`parts` whole numbers that add up to `total`, uneven within `low`..`high` per cent of the mean."""
    weights = [rng.randint(low * 997, high * 997) for _ in range(parts)]
    return by_weight(total, weights)


def by_weight(total: int, weights: Sequence[int]) -> list[int]:
    """`total` shared out by `weights` in whole numbers, the largest remainders rounded up."""
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for index in by_remainder[: total - sum(shares)]:
        shares[index] += 1
    return shares


def money_portions(rng: Random, total: Decimal, parts: int, low: int = 40, high: int = 160) -> list[Decimal]:
    """`parts` amounts in 元 with uneven cents that add up to `total`."""
    return [Decimal(cents) * CENT for cents in portions(rng, int(total / CENT), parts, low, high)]


def pick(rng: Random, weights: Mapping[T, int]) -> T:
    """One key, drawn by its weight."""
    return rng.choices(list(weights), list(weights.values()))[0]


def day_between(rng: Random, first: dt.date, last: dt.date) -> dt.date:
    """A day from `first` to `last`, both included."""
    return first + dt.timedelta(days=rng.randint(0, (last - first).days))


def weekday_between(rng: Random, first: dt.date, last: dt.date) -> dt.date:
    """A working day from `first` to `last`; a range without one gives `last`."""
    for _ in range(20):
        day = day_between(rng, first, last)
        if day.weekday() < 5:
            return day
    return last


def month_days(year: int, month: int) -> tuple[dt.date, dt.date]:
    """The first and the last day of a month."""
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return dt.date(year, month, 1), following - dt.timedelta(days=1)


def total(values: Iterable[object]) -> Decimal:
    """The exact sum of numbers, blanks left out."""
    return sum((Decimal(str(value)) for value in values if value is not None), Decimal(0))
