"""Which groups of a restricted metric must not be shown, and which metrics have to be counted to know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from metrics.catalog import METRICS
from metrics.metric import Metric, Scope
from metrics.query import Amounts, GroupKey
from metrics.small_cells import hidden, hidden_in_table, is_small


def counted(keys: Iterable[str]) -> list[Metric]:
    """The metrics that count rows: those named, the parts of ratios and differences, the wholes of restricted ones."""
    wanted: dict[str, Metric] = {}
    for key in keys:
        metric = METRICS[key]
        for part in [METRICS[name] for name in metric.parts] or [metric]:
            wanted[part.key] = part
            if part.restricted and part.part_of:
                wanted[part.part_of] = METRICS[part.part_of]
    return list(wanted.values())


def hidden_groups(found: Amounts, metric: Metric, by: Sequence[str], scope: Scope) -> set[GroupKey]:
    """The groups of a restricted metric that must not be shown; `found` has all months and counties of `by`."""
    if not metric.restricted:
        return set()
    values: dict[GroupKey, Decimal | None] = dict.fromkeys(_months(found, by, scope), Decimal(0))
    values |= {group: found.get(group, metric.key).value for group in found.by_group}
    rest = _rest_is_small(metric, found)
    return hidden_in_table(values, rest) if len(by) == 2 else hidden(values, rest)


def _months(found: Amounts, by: Sequence[str], scope: Scope) -> Iterable[GroupKey]:
    """Every month, for each county where counties are asked for: a month without rows is a known 0."""
    months = range(1, scope.cut_off.month + 1)
    if "month" not in by:
        return ()
    place = by.index("month")
    others = {group[:place] + group[place + 1 :] for group in found.by_group}
    return [(*other[:place], month, *other[place:]) for other in others for month in months]


def _rest_is_small(metric: Metric, found: Amounts) -> set[GroupKey]:
    """Groups in which what a part leaves of its whole is a small count: showing both would give it away."""
    if not metric.part_of or not METRICS[metric.part_of].restricted:
        return set()
    pairs = ((g, found.get(g, metric.key).value, found.get(g, metric.part_of).value) for g in found.by_group)
    return {group for group, part, whole in pairs if part and whole and is_small(whole - part)}
