"""All metrics by key, in the order of the programmes."""

from __future__ import annotations

from metrics import donation, fundraising, goods, organisation, relief, response, training
from metrics.metric import Metric

STEMS = ("fundraising", "relief", "training", "donation", "response", "organisation")

_DEFINED = (
    *fundraising.METRICS,
    *goods.METRICS,
    *relief.METRICS,
    *training.METRICS,
    *donation.METRICS,
    *response.METRICS,
    *organisation.METRICS,
)
METRICS: dict[str, Metric] = {metric.key: metric for metric in _DEFINED}

if len(METRICS) != len(_DEFINED):
    twice = sorted({metric.key for metric in _DEFINED if sum(m.key == metric.key for m in _DEFINED) > 1})
    raise ValueError(f"defined twice: {', '.join(twice)}")


def by_stem(stem: str) -> tuple[Metric, ...]:
    """The metrics of one programme, in their order; an unknown stem has none."""
    return tuple(metric for metric in METRICS.values() if metric.stem == stem)


def published() -> tuple[Metric, ...]:
    """The metrics whose 2020 value the published summary states."""
    return tuple(metric for metric in METRICS.values() if metric.published)
