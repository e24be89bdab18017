"""A ratio or a difference, made of the amounts of its two parts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from metrics.metric import Difference, Metric, Ratio
from metrics.query import Amount


def combined(metric: Metric, parts: Sequence[Amount]) -> Amount:
    """The amount of a metric from its parts'; a metric that counts rows has itself as its only part."""
    if not isinstance(metric.measure, Ratio | Difference):
        return parts[0]
    first, second = parts
    days = [part.last_counted_on for part in parts if part.last_counted_on]
    qualifier = "约" if first.qualifier or second.qualifier else ""
    value = _value(metric.measure, first.value, second.value)
    # The two sides of a ratio mostly are the same rows.
    rows = max(first.rows, second.rows) if isinstance(metric.measure, Ratio) else first.rows + second.rows
    return Amount(value, rows, qualifier if value is not None else "", max(days, default=None))


def _value(measure: Ratio | Difference, first: Decimal | None, second: Decimal | None) -> Decimal | None:
    if first is None or second is None:
        return None
    if isinstance(measure, Difference):
        return first - second
    return first * measure.per / second if second else None
