"""Corrections that came back take the place of what they correct; the same for the files in any order.

Files that go back to one original are a family. Its latest member stands, the ones it was made from don't. Where two
corrections were made from the same file nobody can say which is meant: then both wait, and what they correct stands.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.problems import ProblemClass
from etl.problems.corrections import CompetingCorrections, Superseded, UncorrectedAnswer
from etl.report import FileResult, RowCounts, SheetReport


@dataclass(frozen=True)
class _Member:
    """One content of a family: its hash, the hashes it goes back to (latest first), and a name it lies under."""

    sha256: str
    before: tuple[str, ...]
    name: str
    untouched: bool


def superseded(results: Sequence[FileResult]) -> list[FileResult]:
    """The results, in their order, with those left out that a correction among them replaces, and said so."""
    fates: dict[str, FileResult] = {}
    for family in _families(results):
        standing, heads = _standing(family)
        for member in family:
            if len(heads) > 1 and member in heads:
                others = "、".join(head.name for head in heads if head != member)
                fates[member.sha256] = _left_out(results, member.sha256, CompetingCorrections, "rejected", others)
            elif member != standing:
                problem = UncorrectedAnswer if member.untouched else Superseded
                instead = (standing or heads[0]).name
                fates[member.sha256] = _left_out(results, member.sha256, problem, "duplicate", instead)
    return [fates[one.sha256].named(one.file) if one.sha256 in fates else one for one in results]


def _families(results: Sequence[FileResult]) -> list[list[_Member]]:
    """The families that hold a correction; each content once, under the first of its names."""
    members: dict[str, _Member] = {}
    for one in sorted(results, key=lambda result: (result.sha256, result.file)):
        before = one.corrects.chain if one.corrects else ()
        if one.sha256 and one.sha256 not in members and one.sha256 not in before:
            untouched = bool(one.corrects and one.corrects.untouched)
            members[one.sha256] = _Member(one.sha256, before, one.file, untouched)
    families: dict[str, list[_Member]] = {}
    for member in members.values():
        families.setdefault(member.before[-1] if member.before else member.sha256, []).append(member)
    return [family for _, family in sorted(families.items()) if len(family) > 1]


def _standing(family: Sequence[_Member]) -> tuple[_Member | None, list[_Member]]:
    """The member that stands, and the latest ones. An answer that nobody has touched corrects nothing."""
    real = [member for member in family if not member.untouched] or family[:1]
    replaced = {sha for member in real for sha in member.before}
    heads = [member for member in real if member.sha256 not in replaced]
    if len(heads) == 1:
        return heads[0], heads
    shared = set.intersection(*(set(head.before) for head in heads))
    earlier = [member for member in real if member.sha256 in shared]
    return max(earlier, key=lambda member: (len(member.before), member.sha256), default=None), heads


def _left_out(
    results: Sequence[FileResult], sha256: str, problem: type[ProblemClass], fate: str, others: str
) -> FileResult:  # fmt: skip
    """A file none of whose rows load, with the reason; its own problems need no answer any more."""
    one = next(result for result in results if result.sha256 == sha256)
    sheets = [_emptied(sheet, fate) for sheet in one.sheets]
    return dataclasses.replace(one, sheets=sheets, tables={}, problems=[problem.at(file=one.file, others=others)])


def _emptied(sheet: SheetReport, fate: str) -> SheetReport:
    """A sheet whose rows of data all have one fate."""
    rows, data = sheet.rows, sheet.rows.loaded + sheet.rows.rejected
    ignored: Mapping[str, int] = rows.ignored
    if fate == "duplicate":
        ignored = {**ignored, "duplicate": ignored.get("duplicate", 0) + data}
    counts = RowCounts(rows.present, 0, data if fate == "rejected" else 0, dict(ignored))
    return dataclasses.replace(sheet, rows=counts, sums={}, stated_totals=[], problems=[])
