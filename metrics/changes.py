"""A change on another year in words: 增长12.3%, up 12.3%. In tables it keeps its sign (`units.format_change`)."""

from __future__ import annotations

from decimal import Decimal

from metrics.metric import Language
from metrics.units import format_change

_UNCHANGED = {"zh": "持平", "en": "unchanged"}
_UP = {"zh": "增长{size}", "en": "up {size}"}
_DOWN = {"zh": "下降{size}", "en": "down {size}"}


def told_change(share: Decimal | float, lang: Language) -> str:
    """A change as a sentence says it, rounded as `format_change` rounds: 0.123 is 增长12.3%, -0.05 is 下降5.0%."""
    signed = format_change(share, lang)
    way = {"+": _UP, "-": _DOWN}.get(signed[0])
    return way[lang].format(size=signed[1:]) if way else _UNCHANGED[lang]
