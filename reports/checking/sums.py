"""Parts against their whole: 其中, 含, 分别为.

Each rounded number may be off by half a step; parts that may overlap, or needn't be all, are only pointed out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from metrics.metric import Text
from metrics.units import UNITS, written
from reports.checking.judging import Finding
from reports.checking.reading import Read, Relation, is_value
from reports.checking.reasons import both
from reports.claims.claim import Claim
from reports.learning.candidates import same_unit

_MARK = re.compile(
    r"其中|(?P<all>分别[为是])|包括|(?<![不包])含(?![义量])|(?P<all2>\bmade up of\b)|\bof which\b|\bincluding\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"[共总]|合计|\btotal\b|\bin all\b", re.IGNORECASE)
_AFTERWARDS = re.compile(
    r"另|共|合计|总计|此外|同时|还有|比|较|去年|上年|\bbesides\b|\bapart from\b|\blast year\b", re.IGNORECASE
)
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
# Parts that miss their whole by so little were probably meant to be all of it.
_NEARLY = Decimal("0.02")

Figure = tuple[Finding, Claim]


def sums(read: Read) -> Iterator[Relation]:
    """Every whole whose parts are named behind it, in order."""
    for number, text in enumerate(read.texts):
        for match in _MARK.finditer(text):
            start, end = _stretch(read, number, match)
            before = [one for one in read.figures(number, start, match.start()) if counts(one[1])]
            behind = _outside_brackets(text, match.end(), end, list(read.figures(number, match.end(), end)))
            if (found := _whole_and_parts(before, behind)) is not None:
                yield from _judged(number, match, text, found[0], found[1])


def _stretch(read: Read, number: int, match: re.Match[str]) -> tuple[int, int]:
    """From the beginning of the sentence to where the parts end: its end, the next such word, a closing bracket."""
    text = read.texts[number]
    start, end = read.sentence(number, match.start())
    ends = [other.start() for other in _MARK.finditer(text, match.end(), end)]
    ends += [other.start() for other in _AFTERWARDS.finditer(text, match.end(), end)]
    opened, closed = text.rfind("（", start, match.start()), text.rfind("）", start, match.start())
    bracket = re.search(r"[)）]", text[match.end() : end])
    inside = max(opened, text.rfind("(", start, match.start())) > max(closed, text.rfind(")", start, match.start()))
    if inside and bracket:
        ends.append(match.end() + bracket.start())
    # A marker within a bracket of the parts belongs to one of them.
    outer = [place for place in ends if not _within_bracket(text, match.end(), place, end)]
    return start, min([end, *outer])


def _within_bracket(text: str, start: int, place: int, end: int) -> bool:
    return any(match.start() < place < match.end() for match in _BRACKETS.finditer(text, start, end))


def _outside_brackets(text: str, start: int, end: int, figures: Sequence[Figure]) -> list[Figure]:
    return [one for one in figures if not _within_bracket(text, start, one[1].start, end) and counts(one[1])]


def counts(claim: Claim) -> bool:
    """Whether a claim can be a part or a whole: no share, no word."""
    return claim.unit not in ("%", "个百分点", "倍") and not claim.is_word


def _whole_and_parts(before: Sequence[Figure], behind: Sequence[Figure]) -> tuple[Figure, list[Figure]] | None:
    """The last figure before whose unit the parts have, and they."""
    for _, first in behind:
        whole = next((one for one in reversed(before) if same_unit(one[1].unit, first.unit)), None)
        if whole is not None:
            return whole, [one for one in behind if same_unit(one[1].unit, whole[1].unit)]
    return None


def _judged(number: int, match: re.Match[str], text: str, whole: Figure, parts: list[Figure]) -> Iterator[Relation]:
    all_of_it = _are_all(text, match, whole, parts)
    claims = [claim for _, claim in parts]
    come_to = sum((claim.value for claim in claims), Decimal(0))
    rough = any(claim.qualifier for claim in (whole[1], *claims))
    slack = sum((half_step(claim) for claim in (whole[1], *claims)), Decimal(0))
    off = abs(come_to - whole[1].value)
    if rough:
        return
    if any(claim.value > whole[1].value + half_step(claim) + half_step(whole[1]) for claim in claims):
        key, holds = "check.sum_larger", False
    elif len(claims) > 1 and off <= slack:
        key, holds = ("check.sum_holds" if not off else "check.sum_rounded"), True
    elif all_of_it:
        key, holds = "check.sum_off", False
    elif len(claims) > 1 and (come_to > whole[1].value or off <= whole[1].value * _NEARLY):
        key, holds = "check.sum_odd", None
    else:
        key, holds = "check.sum_within", True
    yield together(number, whole, parts, come_to, key, holds)


def together(
    number: int, whole: Figure, parts: Sequence[Figure], total_of_parts: Decimal, key: str, holds: bool | None
) -> Relation:
    """What is said of a whole and its parts, with what the parts come to."""
    start, end = whole[1].start, max(whole[1].end, parts[-1][1].end)
    unit = whole[1].unit
    step = max(claim.step for _, claim in (whole, *parts))
    total: Text | str
    total = f"{total_of_parts:f}{unit}"
    if unit in UNITS:
        total = Text(written(total_of_parts, unit, step), written(total_of_parts, unit, step, lang="en"))
    listed = "、".join(claim.text for _, claim in parts)
    metrics = [one.metric for one, _ in (whole, *parts) if one.metric]
    reason = both(key, whole=whole[1].text, parts=listed, sum=total)
    return Relation(number, whole[1].text, start, end, "sum", holds, metrics, reason)


def _are_all(text: str, match: re.Match[str], whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts must make up the whole: the words say so, or the data do."""
    if len(parts) < 2:
        return False
    if match["all"] or match["all2"]:
        return _TOTAL.search(text, max(0, whole[1].start - 8), match.start()) is not None
    metrics = {one.metric.key: one for one, _ in parts if one.metric and is_value(one)}
    meant = whole[0].meant
    if meant is None or not is_value(whole[0]) or len(metrics) < len(parts):
        return False
    values = [one.meant.value for one in metrics.values() if one.meant]
    own = all(one.metric and one.metric.part_of == meant.metric.key for one in metrics.values())
    return own and sum(values, Decimal(0)) == meant.value


def half_step(claim: Claim) -> Decimal:
    """How far a rounded number may be off; a count to the last one isn't rounded."""
    return claim.step / 2 if claim.step != 1 or claim.unit == "元" else Decimal(0)
