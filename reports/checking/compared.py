"""A change on another year as the data say it, and whether a claim says so too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from metrics.measure import measure
from metrics.metric import Language, Metric, Reading, Text
from metrics.units import format_reading, rounded_to
from reports.checking.judging import Finding, Verdict
from reports.checking.reasons import both, name_of, right_value
from reports.checking.saidchange import Change
from reports.claims.claim import Claim
from reports.evidence import Evidence
from reports.learning.candidates import Candidate, fits
from reports.wording import Words

_WORDS: Mapping[Language, Words] = {"zh": Words("zh"), "en": Words("en")}


@dataclass(frozen=True)
class Base:
    """What a change is a change of: its metric and county, and the claim that states it.

    `is_in_turn`: the order of figures and changes says so (分别).
    """

    metric: Metric
    county: Text | None
    county_id: str | None
    claim: Claim
    is_in_turn: bool = False


@dataclass(frozen=True)
class Compared:
    """A change as the data say it: the readings of both years and what a claim of it must say."""

    change: Change
    base: Base
    now: Reading
    then: Reading
    meant: Candidate

    def fits(self, claim: Claim) -> bool:
        """Whether a claim says it, the right way."""
        value = self.meant.value
        if not self.change.is_ratio and self.change.is_up != (value > 0):
            return value == claim.value == 0
        return self.is_as_large(claim)

    def is_as_large(self, claim: Claim) -> bool:
        """Whether a claim says so much, as far as it and the figure that it is said of are rounded."""
        value, stated = abs(self.meant.value), self.base.claim
        if fits(claim, replace(self.meant, value=value, aspect="value")):
            return True
        half = stated.step / 2 if stated.unit == "元" and stated.step > 1 else Decimal(0)
        then = self.then.value or Decimal(1)
        by = {"rate": 100 / then, "times": 1 / then}.get(self.change.kind)
        slack = 2 * half if by is None else half * by * (1 + abs((self.now.value or 0) / then))
        return bool(half) and abs(value - claim.value) <= slack + claim.step / 2

    def finding(self, found: Finding, verdict: Verdict, key: str) -> Finding:
        """What a claim is then, with both years' figures."""
        value = self.meant.value
        metric, county = self.base.metric, self.base.county
        now, then = (Text(format_reading(one, "zh"), format_reading(one, "en")) for one in (self.now, self.then))
        way = "ratio" if self.change.is_ratio else "up" if value > 0 else "down" if value else "same"
        right = Text(*(_WORDS[lang](f"check.change_{way}", n=_worded(self.meant, lang)) for lang in ("zh", "en")))
        when = both("check.all_year" if self.change.of_whole else "check.same_period", year=self.change.year)
        reason = both(
            key, said=found.mention.text, right=right, when=when, year=self.change.year, now=now, then=then,
            name=name_of(Candidate(metric, "value", value, metric.unit), county),
        )  # fmt: skip
        return replace(found, verdict=verdict, reason=reason, meant=self.meant, county=county,
                       county_id=self.base.county_id, rather=None)  # fmt: skip


def compared(change: Change, base: Base, evidence: Evidence, day: dt.date | None = None) -> Compared | None:
    """The change by the data at the cut-off, or at an earlier day that the text names.

    None where there is no figure for one of the two years, or none that may be shown.
    """
    scope = replace(evidence.scope, county_id=base.county_id)
    if day is not None and day < scope.cut_off:
        scope = replace(scope, as_of=day)
    other = scope.year_before
    while other.year > change.year:
        other = other.year_before
    if change.of_whole:
        other = replace(other, as_of=None)
    now, then = measure(evidence.con, base.metric, scope), measure(evidence.con, base.metric, other)
    if now.value is None or then.value is None or (not then.value and change.kind != "difference"):
        return None
    return Compared(change, base, now, then, _candidate(change, base.metric, now.value, then.value))


def _candidate(change: Change, metric: Metric, now: Decimal, then: Decimal) -> Candidate:
    more = now - then
    if change.kind == "rate":
        return Candidate(metric, "change_rate", more / abs(then) * 100, "%")
    if change.kind == "times":
        return Candidate(metric, "times", now / then if change.is_ratio else more / abs(then), "倍")
    unit = "个百分点" if change.kind == "points" else metric.unit
    return Candidate(metric, "difference", more, unit)


def _worded(one: Candidate, language: Language) -> str:
    if one.unit in ("倍", "个百分点"):
        places = {"倍": "0.01", "个百分点": "0.1"}[one.unit]
        return f"{rounded_to(abs(one.value), Decimal(places)):f}" + _WORDS[language](f"check.unit_{one.aspect}")
    return right_value(replace(one, value=abs(one.value)), language)
