"""Figures of several counties in a row, 甲县38场、乙县28场 or 甲县、乙县分别38场、28场, each against its county.

What most of them are says what all of them are, so that a wrong one among right ones is named.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports.checking.judging import Finding, Judge
from reports.checking.suspects import WORDS
from reports.checking.whose import Named, Whose
from reports.claims.claim import stands_in
from reports.claims.pieces import sentence_around
from reports.learning.binding import Place
from reports.learning.candidates import Candidate, candidates, fits, same_unit
from reports.learning.context import score

# Between a county and its figures stands nothing but this, and other figures.
_NOTHING = re.compile(r"[\s、，,（(：:为有达是约]*|\s*(?:had|held|with|has|:)?\s*")
_JOINED = re.compile(r"\s*(?:[、，,和与及]|,?\s*and)\s*")
_IN_TURN = re.compile(r"分别|依次|各|\brespectively\b")
# Figures that fit by chance are small; so many digits together aren't chance.
_TELLING = 4


@dataclass(frozen=True)
class _Member:
    """One figure of a row: the number of its place, and its county."""

    number: int
    county: str


def judged(judge: Judge, places: Sequence[Place], findings: Sequence[Finding]) -> list[Finding]:
    """The findings, with those of counties in a row judged together."""
    found = [*findings]
    for row in _rows(judge.whose, places):
        options = _options(judge, places, row)
        best = _best(places, row, options)
        for one in row:
            place = places[one.number]
            if best is None:
                found[one.number] = _alone(judge, place, one, findings[one.number])
            elif one.county in options[best]:
                found[one.number] = judge.as_county(place, options[best][one.county], one.county)
    return found


def _alone(judge: Judge, place: Place, one: _Member, before: Finding) -> Finding:
    """A figure of a row that nothing holds together; what another county's figures said of it doesn't count."""
    if before.county_id in (one.county, None) and before.verdict != "differs":
        return before
    found = judge.of_county(place, Named(one.county, place.claim.start, is_right_before=False))
    return found if found.verdict == "agrees" or before.county_id == one.county else judge.unknown(place, one.county)


def _rows(whose: Whose, places: Sequence[Place]) -> Iterator[Sequence[_Member]]:
    """The rows of a text: figures of one unit, of two counties or more, in one sentence."""
    by_sentence: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        by_sentence[place.paragraph, sentence_around(place.text, place.claim)[0]].append(number)
    for numbers in by_sentence.values():
        members = list(_members(whose, places, numbers))
        by_unit: dict[str, list[_Member]] = defaultdict(list)
        for one in members:
            by_unit[places[one.number].claim.unit].append(one)
        yield from (row for row in by_unit.values() if len({one.county for one in row}) == len(row) > 1)


def _members(whose: Whose, places: Sequence[Place], numbers: Sequence[int]) -> Iterator[_Member]:
    text = places[numbers[0]].text
    start, end = sentence_around(text, places[numbers[0]].claim)
    named = whose.named_in(text, start, end)
    in_turn = _in_turn(text, named, places, numbers)
    if in_turn:
        yield from in_turn
        return
    for first, last, county in named:
        following = min([other for other, _, _ in named if other >= last], default=end)
        place = last
        for number in numbers:
            claim = places[number].claim
            if last <= claim.start < following and _NOTHING.fullmatch(text, place, claim.start):
                yield _Member(number, county)
                place = claim.end
        assert first < last


def _in_turn(
    text: str, named: Sequence[tuple[int, int, str]], places: Sequence[Place], numbers: Sequence[int]
) -> Sequence[_Member]:
    """Counties joined by 、 and as many joined figures behind them, said to go in turn."""
    run = _joined([(start, end) for start, end, _ in named], text)
    if len(run) < 2:
        return ()
    counties = [named[at][2] for at in run]
    behind = [number for number in numbers if places[number].claim.start >= named[run[-1]][1]]
    found: list[_Member] = []
    while behind:
        group = _joined([(places[number].claim.start, places[number].claim.end) for number in behind], text)
        if len(group) == len(counties):
            found += [_Member(behind[at], county) for at, county in zip(group, counties, strict=True)]
        behind = behind[max(1, len(group)) :]
    said = _IN_TURN.search(text, named[run[-1]][1]) is not None
    return found if said else ()


def _joined(pieces: Sequence[tuple[int, int]], text: str) -> Sequence[int]:
    """The first pieces that only 、 or 和 stands between, by their numbers."""
    run = [0] if pieces else []
    for at in range(1, len(pieces)):
        if not _JOINED.fullmatch(text, pieces[at - 1][1], pieces[at][0]):
            if len(run) > 1:
                break
            run = []
        run.append(at)
    return run


def _options(judge: Judge, places: Sequence[Place], row: Sequence[_Member]) -> Mapping[str, Mapping[str, Candidate]]:
    """What the row may be, by tag: the counties' figures in its unit, as far as there are any."""
    found: dict[str, dict[str, Candidate]] = defaultdict(dict)
    claim = places[row[0].number].claim
    for by in judge.evidence.by_county.values():
        for member in row:
            for one in candidates([by[member.county]]):
                said = one.aspect == "value" or any(stands_in(word, claim.sentence) for word in WORDS[one.aspect])
                if said and same_unit(claim.unit, one.unit):
                    found[one.tag][member.county] = one
    return found


def _best(
    places: Sequence[Place], row: Sequence[_Member], options: Mapping[str, Mapping[str, Candidate]]
) -> str | None:
    """What most figures of the row are; of several such, what the words speak for. None where it might be chance."""
    fitting = {
        tag: [one for one in row if one.county in by and fits(places[one.number].claim, by[one.county])]
        for tag, by in options.items()
    }
    most = max(map(len, fitting.values()), default=0)
    if most < 2 or most * 2 <= len(row):
        # Figures that only changed places are all there.
        fitting = {tag: [*row] for tag, by in options.items() if len(row) > 2 and _changed_places(places, row, by)}
        most = len(row) if fitting else 0
    if not most:
        return None
    likely = [tag for tag, found in fitting.items() if len(found) == most]
    first = places[row[0].number]

    def spoken(tag: str) -> float:
        return max(score(first.claim, one, first.text, first.heading) for one in options[tag].values())

    best = max(likely, key=spoken)
    digits = sum(len(f"{places[one.number].claim.value:f}".rstrip("0.")) for one in fitting[best])
    return best if digits >= _TELLING else None


def _changed_places(places: Sequence[Place], row: Sequence[_Member], by: Mapping[str, Candidate]) -> bool:
    """Whether the figures of a row are those of its counties in another order."""
    free = [by[one.county] for one in row if one.county in by]
    for member in row:
        own = next((one for one in free if fits(places[member.number].claim, one)), None)
        if own is None:
            return False
        free.remove(own)
    return True
