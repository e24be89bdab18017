"""Figures that were right once: last year's number where this year's is meant, or that of another cut-off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from metrics.measure import measure
from reports.checking.suspects import Suspect
from reports.claims.claim import Claim
from reports.evidence import Evidence
from reports.learning.candidates import Candidate, fits


def explained(claim: Claim, found: Suspect, evidence: Evidence) -> Suspect:
    """The same, as last year's figure or the figure at another cut-off where the number is just that."""
    meant = found.meant
    if found.slip != "value" or meant.aspect != "value" or meant.metric.key not in evidence.figures:
        return found
    figure = evidence[meant.metric.key]
    if figure.now.value != meant.value:
        return found  # a county's
    before = figure.before
    if before.value and fits(claim, replace(meant, value=before.value, qualifier=before.qualifier)):
        return Suspect(meant, "last_year")
    day = next((day for day in _days(evidence) if fits_at(claim, meant, day, evidence)), None)
    return found if day is None else Suspect(meant, "other_day", day=day)


def fits_at(claim: Claim, meant: Candidate, day: dt.date, evidence: Evidence, *, least: int = 10) -> bool:
    """Whether the claim is the figure at another cut-off. A number below `least` may be so by chance, and isn't."""
    then = measure(evidence.con, meant.metric.key, replace(evidence.scope, as_of=day))
    return claim.value >= least and bool(then.value) and fits(claim, replace(meant, value=then.value or meant.value))


def _days(evidence: Evidence) -> Iterator[dt.date]:
    """Cut-offs that people use: the usual one, the year's end, and the ends of months, the latest first."""
    year, cut_off = evidence.scope.year, evidence.scope.cut_off
    ends = [dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1) for month in range(12, 0, -1)]
    yield from (day for day in (evidence.usual_cut_off, *ends) if day is not None and day != cut_off)
