"""The days up to which a text says that it counts, against the cut-off that was asked for and its own figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from metrics.metric import Text
from reports.checking.reading import Read, is_value
from reports.checking.reasons import both, name_of
from reports.checking.stale import fits_at
from reports.claims.claim import Claim, Mention
from reports.claims.days import day_of
from reports.learning.candidates import Candidate


@dataclass(frozen=True)
class Day:
    """A day up to which the text counts.

    It doesn't hold where it is later than all that was counted, or where the figures behind it are those of another
    day.
    """

    paragraph: int
    text: str
    start: int
    end: int
    day: dt.date
    holds: bool
    reason: Text


def days(read: Read) -> list[Day]:
    """Every such day of the text, in order."""
    found = []
    for one in read.findings:
        day = day_of(one.mention, read.evidence.scope.year) if one.mention.kind == "as_of" else None
        if day is not None:
            holds, reason = _judged(read, one.paragraph, one.mention, day)
            found.append(Day(one.paragraph, one.mention.text, one.mention.start, one.mention.end, day, holds, reason))
    return found


def _judged(read: Read, paragraph: int, said: Mention, day: dt.date) -> tuple[bool, Text]:
    evidence = read.evidence
    cut_off = evidence.scope.cut_off
    if day >= cut_off:
        return day == cut_off, both("check.day_same" if day == cut_off else "check.day_beyond", day=cut_off)
    governed = list(_governed(read, paragraph, said))
    if any(meant.metric.ends_with and evidence.counted_until(meant.metric.key) == day for _, meant in governed):
        return True, both("check.day_campaign")
    for claim, meant in governed:
        if not fits_at(claim, meant, day, evidence, least=0):
            return False, both("check.day_other", day=day, cut_off=cut_off, said=claim.text, name=name_of(meant))
    return True, both("check.day_fits" if governed else "check.day_before", day=cut_off)


def _governed(read: Read, paragraph: int, said: Mention) -> Iterator[tuple[Claim, Candidate]]:
    """The city's figures behind a day, up to the next one or the end of the sentence, as far as they agree."""
    _, end = read.sentence(paragraph, said.end, whole=True)
    nexts = [
        one.mention.start
        for one in read.findings
        if one.paragraph == paragraph and one.mention.kind == "as_of" and one.mention.start > said.start
    ]
    for one, claim in read.figures(paragraph, said.end, min([end, *nexts])):
        if one.verdict == "agrees" and is_value(one) and one.county is None and one.meant is not None:
            yield claim, one.meant
