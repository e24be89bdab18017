"""Totals said behind their parts, over sentences of one paragraph: 两项合计4649万元, against the figures before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from reports.checking.reading import Read, Relation
from reports.checking.sums import Figure, counts, half_step, together
from reports.learning.candidates import same_unit

_TOTAL = re.compile(
    r"(?P<n>[两二三四五2-5])[项者类笔](?:[\u4e00-\u9fff]{0,2})?(?:合计|共计|总计|相加|加起来)"
    r"|\bthe (?P<en>two|three|four|five)(?: together)?(?: come to| make| amount to| total)\b",
    re.IGNORECASE,
)
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "two": 2, "three": 3, "four": 4, "five": 5}
# The total stands right behind the word; its parts among so many figures before it.
_BEHIND, _AMONG = 16, 8


def totals(read: Read) -> Iterator[Relation]:
    """Every such total, in order. It is wrong only where no such parts stand before it and no figure is it."""
    for number, text in enumerate(read.texts):
        for match in _TOTAL.finditer(text):
            behind = [one for one in read.figures(number, match.end(), match.end() + _BEHIND) if counts(one[1])]
            said = (match["n"] or match["en"]).lower()
            if behind and (found := _judged(read, number, match.start(), behind[0], _COUNTS.get(said) or int(said))):
                yield found


def _judged(read: Read, number: int, place: int, total: Figure, many: int) -> Relation | None:
    claim = total[1]
    before = [one for one in read.figures(number, 0, place) if counts(one[1]) and same_unit(one[1].unit, claim.unit)]
    if len(before) < many or any(one.qualifier for _, one in (total, *before[-many:])):
        return None
    # What stands in brackets or behind 含 may be among them: those that come nearest are meant.
    parts = min(combinations(before[-_AMONG:], many), key=lambda one: abs(_sum(one) - claim.value))
    off = abs(_sum(parts) - claim.value)
    if off <= half_step(claim) + sum((half_step(one) for _, one in parts), Decimal(0)):
        return together(number, total, parts, _sum(parts), "check.sum_rounded" if off else "check.sum_holds", True)
    if total[0].verdict == "agrees" or any(one.verdict != "agrees" for one, _ in parts):
        return together(number, total, parts, _sum(parts), "check.sum_odd", None)
    return together(number, total, parts, _sum(parts), "check.sum_off", False)


def _sum(parts: Sequence[Figure]) -> Decimal:
    return sum((claim.value for _, claim in parts), Decimal(0))
