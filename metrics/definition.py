"""A definition as plain data: to be kept for years, and to be told from the one that holds today."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from metrics.catalog import METRICS
from metrics.documentation import formula
from metrics.metric import Metric

Plain = dict[str, Any]
# What decides the value. Names, phrases and rounding don't.
_DECIDING = (
    "unit", "measure", "fact", "where", "latest_by", "latest_order", "qualified", "carried_over", "ends_with",
)  # fmt: skip


def as_plain(metric: Metric) -> Plain:
    """The whole definition, in words and in its SQL fragments, as JSON can hold it; `formula` has it in short."""
    fields = {field.name: getattr(metric, field.name) for field in dataclasses.fields(metric)}
    measure = {"is": type(metric.measure).__name__, **dataclasses.asdict(metric.measure)}
    return {name: _plain(value) for name, value in fields.items()} | {
        "measure": _plain(measure),
        "formula": formula(metric),
        "parts": list(metric.parts),
    }


def same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two definitions count the same. What only one of them knows of isn't compared."""
    return all(one[name] == other[name] for name in _DECIDING if name in one and name in other)


def fingerprint(metric: Metric) -> str:
    """A short hash of all that decides the value, of its parts too."""
    deciding = [
        {name: plain[name] for name in _DECIDING}
        for plain in map(as_plain, (metric, *(METRICS[key] for key in metric.parts)))
    ]
    return hashlib.sha256(json.dumps(deciding, sort_keys=True).encode()).hexdigest()[:16]


def _plain(value: object) -> Any:  # noqa: ANN401 (JSON holds anything)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _plain(dataclasses.asdict(value))
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    return str(value) if isinstance(value, Decimal) else value
