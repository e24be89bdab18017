"""The words that make a number approximate (余, 近, 以上): those that a figure takes from its rows."""

from __future__ import annotations

import json
from collections.abc import Iterable

from metrics.metric import Metric, Sum

QUALIFIERS = ("近", "约", "近多", "余", "多", "以上")


def qualifiers_of(metric: Metric, texts: Iterable[str]) -> set[str]:
    """The qualifiers that rows give to the columns a metric adds up, from their JSON."""
    if not isinstance(metric.measure, Sum):
        return set()
    columns = {term.column for term in metric.measure.terms}
    rows = (json.loads(text) for text in set(texts) if text)
    return {word for row in rows for column, word in row.items() if column in columns and word}


def join_qualifiers(words: Iterable[str]) -> str:
    """Several qualifiers as one text, in a fixed order; usually there is one."""
    known = {word: place for place, word in enumerate(QUALIFIERS)}
    return "；".join(sorted(set(words), key=lambda word: (known.get(word, len(known)), word)))
