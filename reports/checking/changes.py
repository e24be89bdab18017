"""Changes on another year said in numbers, 比上年增加42场: value and direction against both years' data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from metrics.metric import Text
from reports.checking.compared import Base, compared
from reports.checking.elsewhere import of_a_later_year
from reports.checking.judging import Finding
from reports.checking.otherwise import own_day
from reports.checking.reading import FULL_STOP
from reports.checking.reasons import both
from reports.checking.saidchange import Change, change_of, words_about
from reports.claims.claim import Claim
from reports.claims.pieces import clause_around
from reports.evidence import Evidence
from reports.learning.binding import Place
from reports.learning.candidates import Candidate, same_unit
from reports.learning.context import score, tells_of, told_by

# General words for what was counted, with the unit that they stand for.
_QUANTITIES = (
    ("人次", re.compile(r"人次|person-times|attendances", re.IGNORECASE)),
    ("场", re.compile(r"场次|班次|场数|次数|期数|\b(?:sessions|classes)\b", re.IGNORECASE)),
    ("人", re.compile(r"人数|人员|\b(?:people|participants|trainees)\b", re.IGNORECASE)),
    ("户", re.compile(r"户数|\bhouseholds\b", re.IGNORECASE)),
    ("元", re.compile(r"金额|资金|款物|价值|\b(?:amount|value|money)\b", re.IGNORECASE)),
)
_RESPECTIVELY = re.compile(r"分别|\brespectively\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:[、，,和与及]|and|,\s*and)\s*")
_NO_VALUE = ("%", "个百分点", "倍", "个县区")


def judged(places: Sequence[Place], findings: Sequence[Finding], evidence: Evidence) -> list[Finding]:
    """The findings, with each change on another year held against the figure that it is said of."""
    changes = _changes(places, evidence.scope.year)
    found = [*findings]
    for number, change in changes.items():
        if of_a_later_year(places[number], evidence.scope):
            continue
        base = _base(number, changes, places, findings)
        base = base or _named(places[number], change, evidence)
        found[number] = _judged(places[number], change, base, findings[number], evidence)
    return found


def _changes(places: Sequence[Place], year: int) -> Mapping[int, Change]:
    """The changes by the numbers of their places; what is joined to one behind 分别 is another: 10.7%和88.9%."""
    found: dict[int, Change] = {}
    for number, place in enumerate(places):
        change = change_of(place.claim, place.text, year)
        before = found.get(number - 1)
        in_turn = _RESPECTIVELY.search(place.claim.sentence) is not None
        if change is None and before is not None and in_turn and _is_joined(places[number - 1], place):
            change = before
        if change is not None:
            found[number] = change
    return found


def _is_joined(one: Place, other: Place) -> bool:
    """Whether a claim follows another of its kind, a share or a count, with only 、 or 和 between."""
    between = one.text[one.claim.end : other.claim.start]
    units = {one.claim.unit, other.claim.unit}
    alike = one.paragraph == other.paragraph and (len(units) == 1 or not units & {*_NO_VALUE})
    return alike and _AND.fullmatch(between) is not None


def _base(
    number: int, changes: Mapping[int, Change], places: Sequence[Place], findings: Sequence[Finding]
) -> Base | None:
    """The figure that the words lead back to: the last one before in the wanted unit, if they speak of no other."""
    place, change = places[number], changes[number]
    before = [other for other in range(number) if places[other].paragraph == place.paragraph]
    stated = _in_last_sentence(place, [
        other for other in before if other not in changes and _is_countable(places[other].claim, change)
    ], places)  # fmt: skip
    in_turn = _in_turn(number, changes, places, stated)
    about = words_about(place.claim, place.text, places[before[-1]].claim.end if before else 0)
    if in_turn is not None:
        base = _of(findings[in_turn])
        return base and replace(base, is_in_turn=True)
    unit = _unit(place.claim, change, about)
    alike = [other for other in stated if unit is None or same_unit(places[other].claim.unit, unit)]
    base = _of(findings[alike[-1]]) if alike else None
    return base if base is not None and tells_of(base.metric, about, place.claim.language) else None


def _named(place: Place, change: Change, evidence: Evidence) -> Base | None:
    """The city's figure that the words themselves name, where no figure before is meant."""
    if change.kind != "difference" or any(name.zh in place.claim.sentence for name in evidence.counties.values()):
        return None
    metrics = [figure.metric for figure in evidence if same_unit(place.claim.unit, figure.metric.unit)]
    clause, _ = clause_around(place.text, place.claim)
    metric = told_by(words_about(place.claim, place.text, clause), metrics, place.claim.language)
    return None if metric is None else Base(metric, None, None, place.claim)


def _in_last_sentence(place: Place, before: Sequence[int], places: Sequence[Place]) -> Sequence[int]:
    """Of the figures before a claim those of its sentence, or of the last one that has any; ； ends none."""
    stops = [stop.end() for stop in FULL_STOP.finditer(place.text, 0, place.claim.start)]
    ends = [*stops[-2:][::-1], 0] if stops else [0]
    return next((found for end in ends if (found := [one for one in before if places[one].claim.start >= end])), ())


def _is_countable(claim: Claim, change: Change) -> bool:
    return claim.unit == "%" if change.kind == "points" else claim.unit not in _NO_VALUE


def _unit(claim: Claim, change: Change, about: str) -> str | None:
    if change.kind == "difference":
        return claim.unit
    return next((unit for unit, words in _QUANTITIES if words.search(about)), None)


def _in_turn(number: int, changes: Mapping[int, Change], places: Sequence[Place], stated: Sequence[int]) -> int | None:
    """Of figures whose changes follow in turn (分别增长10.7%和88.9%) the one that is this one's."""
    place = places[number]
    run = [other for other in changes if places[other].claim.sentence == place.claim.sentence
           and places[other].paragraph == place.paragraph]  # fmt: skip
    run = _unbroken(run, number, places)
    if not stated or len(run) < 2 or len(stated) < len(run):
        return None
    start, end = places[stated[-1]].claim.end, places[run[-1]].claim.end + 16
    if not _RESPECTIVELY.search(place.text[start:end]):
        return None
    return stated[-len(run) :][run.index(number)]


def _unbroken(run: Sequence[int], number: int, places: Sequence[Place]) -> list[int]:
    """Those of a run that are joined to one of them."""
    joined: list[list[int]] = []
    for other in run:
        if joined and joined[-1][-1] == other - 1 and _is_joined(places[other - 1], places[other]):
            joined[-1].append(other)
        else:
            joined.append([other])
    return next(part for part in joined if number in part)


def _of(found: Finding) -> Base | None:
    if found.meant is None or found.verdict == "unknown" or not isinstance(found.mention, Claim):
        return None
    return Base(found.meant.metric, found.county, found.county_id, found.mention)


def _judged(place: Place, change: Change, base: Base | None, found: Finding, evidence: Evidence) -> Finding:
    """What is made of a change. Where no figure before it is meant, it stays what it was, unless that was chance."""
    is_change = found.meant is None or found.meant.aspect in ("change_rate", "difference")
    before = found if is_change else _unknown(found, both("check.unknown"))
    if base is None:
        return before
    day = own_day(place, evidence.scope.year)
    data = compared(change, base, evidence, day)
    if data is None:
        reason = both("check.change_no_data", name=base.metric.name, year=change.year)
        return before if before.verdict == "agrees" else _unknown(found, reason)
    if data.fits(place.claim):
        return data.finding(found, "agrees", "check.change_holds")
    if before.verdict == "agrees" and before.meant and not base.is_in_turn and _leads(place, before.meant, data.meant):
        return before
    all_year = compared(replace(change, of_whole=True), base, evidence, day)
    if all_year is not None and not change.of_whole and all_year.fits(place.claim):
        return replace(data.finding(found, "unknown", "check.change_whole"), meant=None)
    turned = not change.is_ratio and data.is_as_large(place.claim)
    return data.finding(found, "differs", "check.change_turned" if turned else "check.change_wrong")


def _leads(place: Place, other: Candidate, one: Candidate) -> bool:
    """Whether the words speak for another change, which fits, at least as much as for this one."""
    return score(place.claim, other, place.text, place.heading) >= score(place.claim, one, place.text, place.heading)


def _unknown(found: Finding, reason: Text) -> Finding:
    return replace(found, verdict="unknown", reason=reason, meant=None, county=None, county_id=None)
