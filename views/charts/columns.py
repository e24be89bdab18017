"""Numbers that stand under one another have the same decimals: 4.0 below 4.4, 99.0万元 below 59.7万元."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from metrics.metric import Language
from views.charts import base

_NUMBER = re.compile(r"(\d[\d,]*)(?:\.(\d+))?")


def written(
    values: Sequence[base.Cell],
    unit: str,
    lang: Language,
    *,
    style: base.Style = "full",
    qualifiers: Sequence[base.Cell] = (),
) -> list[str]:
    """A column of values with their unit as texts; blank reads "not reported".

    Those in the same scale (万元) have as many decimals as the one that needs most, but none more than its size allows:
    3494万元 stands above 649.0万元 and 339.1万元.
    """
    marks = qualifiers or [""] * len(values)
    pairs = list(zip(values, marks, strict=True))
    texts = [base.written(value, unit, lang, style=style, qualifier=mark) for value, mark in pairs]
    allowed = [base.written(value, unit, lang, style=style, qualifier=mark, zeros=True) for value, mark in pairs]
    most: defaultdict[str, int] = defaultdict(int)
    for text in texts:
        most[_scale(text)] = max(most[_scale(text)], _decimals(text))
    return [
        _filled(text, min(most[_scale(text)], _decimals(longest))) for text, longest in zip(texts, allowed, strict=True)
    ]


def _scale(text: str) -> str:
    return _NUMBER.sub("", text, count=1)


def _decimals(text: str) -> int:
    found = _NUMBER.search(text)
    return len(found[2] or "") if found else 0


def _filled(text: str, places: int) -> str:
    found = _NUMBER.search(text)
    if not found or not places:
        return text
    return f"{text[: found.start()]}{found[1]}.{(found[2] or '').ljust(places, '0')}{text[found.end() :]}"
