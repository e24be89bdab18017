"""Which county is behind, and is it fair to say so? For every metric with a target, every county and the whole city."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import duckdb

from metrics.catalog import METRICS
from metrics.counties import county_names, founded_on, founded_within
from metrics.measure import measure_by_county
from metrics.metric import Metric, Scope, Text
from metrics.pace import targets
from metrics.pace.forecast import MOST_EVENTS, Pace, Status, forecast, judge
from metrics.pace.history import Season, seasons
from metrics.pace.returns import Returned, months_over, nothing_returned, returns
from metrics.pace.standing import WEEK, Standing
from metrics.pace.target_versions import TargetVersion, target_version, valid_targets

SILENT_DAYS = 60
"""A county whose newest row lies so many days behind the others' has missed two monthly returns."""
SILENT_EVENTS = 6.0
"""... and is asked for them, if so many events would have been expected since: silence by chance is then below 1 %."""


def watched(con: duckdb.DuckDBPyConnection, scope: Scope) -> tuple[str, ...]:
    """The keys of metrics with a target for counties at the cut-off, in the order of the catalogue."""
    known = {key for key, county in valid_targets(con, scope) if county is not None}
    return tuple(key for key, metric in METRICS.items() if key in known and "county_id" in metric.splits)


def standings(
    con: duckdb.DuckDBPyConnection, scope: Scope, keys: Sequence[str] | None = None
) -> dict[str, tuple[Standing, ...]]:
    """By key, the standing of every county in the usual order, then of the whole city (county_id None).

    Without `keys`: every metric for which any target was set. An unknown key raises KeyError.
    """
    whole = replace(scope, county_id=None)
    versions = valid_targets(con, whole)
    named = {key for key, _ in versions}
    chosen = [METRICS[key] for key in (keys if keys is not None else [key for key in METRICS if key in named])]
    judging = _Judging(con, whole, chosen, versions)
    return {metric.key: judging.of(metric) for metric in chosen}


class _Judging:
    """What all judgements of one scope share, asked once."""

    def __init__(
        self,
        con: duckdb.DuckDBPyConnection,
        scope: Scope,
        metrics: Sequence[Metric],
        versions: Mapping[tuple[str, str | None], TargetVersion],
    ) -> None:
        self.scope, self.versions, self.pace = scope, versions, targets.pace(scope)
        self.readings = measure_by_county(con, [metric.key for metric in metrics], scope)
        with_target = {key for key, _ in versions}
        self.seasons = seasons(con, [metric for metric in metrics if metric.key in with_target], scope)
        self.returns = returns(con, [metric.fact for metric in metrics if metric.fact], scope)
        self.counties = list(county_names(con, scope).itertuples())
        self.founded = founded_on(con)

    def of(self, metric: Metric) -> tuple[Standing, ...]:
        each = [
            self._standing(metric, str(c.county_id), Text(str(c.name_zh), str(c.name_en)), str(c.adcode))
            for c in self.counties
        ]
        return (*each, self._standing(metric, None, Text("全市", "The whole city"), ""))

    def _standing(self, metric: Metric, county: str | None, name: Text, adcode: str) -> Standing:
        by_county = county is None or "county_id" in metric.splits
        version = target_version(self.versions, metric.key, county) if by_county else None
        blank = Standing(
            metric,
            self.scope,
            county,
            name,
            "no_target",
            self.readings[metric.key].get(county) if by_county else None,
            version.value if version else None,
            version,
            self.pace,
            returned=self._returned(metric, county),
            adcode=adcode,
        )
        if blank.target is None or (blank.target <= 0 and not blank.is_limit):
            return blank
        return self._judged(blank, blank.target, self.seasons[metric.key])

    def _returned(self, metric: Metric, county: str | None) -> Returned:
        if metric.restricted:  # the day of the newest row would be the day of somebody's case
            return nothing_returned(self.scope, self.founded.get(county or ""))
        found = self.returns.get(metric.fact, {})
        if county is not None:
            return found.get(county) or nothing_returned(self.scope, self.founded.get(county))
        last = max((one.last_on for one in found.values() if one.last_on), default=None)
        files = tuple(sorted({name for one in found.values() for name in one.files}))
        return Returned(files, sum(one.rows for one in found.values()), last, last, months_over(self.scope))

    def _judged(self, one: Standing, target: Decimal, season: Season) -> Standing:
        """With a target above 0, or a limit: expected, needed, forecast and status."""
        pace = season.city if one.county_id is None else season.counties
        share, goal = self._share(one, pace), float(target)
        if one.suppressed:
            return replace(one, status="too_early")
        one = replace(one, seasonal=pace.seasonal, expected=goal * share if self._accrues(one, pace) else None)
        if one.done is None:
            # Before its first month is over nobody owes a return.
            owed = one.county_id is not None and one.returned is not None and one.returned.expected > 0
            return replace(one, status="not_reported" if owed else "too_early")
        done = float(one.done)
        if one.expected is None or goal <= 0:
            return replace(one, status=_unforeseen(one, done, goal))
        one = replace(one, per_week=self._per_week(one, max(0.0, goal - done)))
        phi = max(season.phi, goal / MOST_EVENTS)
        found = forecast(done, goal, share, phi, at_most=one.is_limit, seasonal=pace.seasonal)
        status = judge(done, goal, share, found.probability, at_most=one.is_limit)
        if status not in ("done", "likely") and self._is_silent(one, pace, goal / season.phi):
            status = "not_reported"
        return replace(one, status=status, forecast=found)

    def _per_week(self, one: Standing, missing: float) -> float | None:
        if one.is_over or one.is_limit:
            return None
        return missing / max(one.days_left, WEEK) * WEEK

    @staticmethod
    def _accrues(one: Standing, pace: Pace) -> bool:
        """Whether a part of the target is due by a day of the year: it is counted day by day, and no milestone, unless
        past years tell when that was reached.
        """
        milestone = bool(one.version and one.version.is_milestone)
        return one.metric.is_flow and (pace.seasonal or not milestone)

    def _share(self, one: Standing, pace: Pace) -> float:
        """The share of the target's time that is over; a county founded within the year has only the rest of it."""
        since = founded_within(self.founded, one.county_id, self.scope.year)
        return pace.share_between(since, self.scope.cut_off, one.due_on)

    def _is_silent(self, one: Standing, pace: Pace, events: float) -> bool:
        """Whether returns are missing: too long without a row for so many events to have stayed away by chance."""
        found = one.returned
        if found is None or found.last_on is None or found.others_on is None or found.days_behind_others < SILENT_DAYS:
            return False
        return events * (pace.share_by(found.others_on) - pace.share_by(found.last_on)) >= SILENT_EVENTS


def _unforeseen(one: Standing, done: float, goal: float) -> Status:
    """The status of what can't be forecast: reached, or over, or open until then."""
    if one.is_limit:
        if done > goal and (one.metric.is_flow or one.is_over):
            return "behind"
        return "done" if one.is_over else "too_early"
    if done >= goal:
        return "done"
    return "behind" if one.is_over else "too_early"


def most_urgent(found: Iterable[Standing]) -> list[Standing]:
    """The standings of counties that need somebody, most urgent first: behind, not reported, to be watched."""
    needed = [one for one in found if one.county_id and one.status in ("behind", "not_reported", "watch")]
    return sorted(needed, key=lambda one: one.urgency)


def urgent_by_county(found: Iterable[Standing]) -> dict[str, list[Standing]]:
    """By county id the standings that need somebody, most urgent first; the county with the most urgent one first."""
    of_county: dict[str, list[Standing]] = {}
    for one in most_urgent(found):
        of_county.setdefault(str(one.county_id), []).append(one)
    return of_county


def is_too_early(found: Iterable[Standing]) -> bool:
    """Whether none of these can be judged yet: to say that nobody is behind would then be a claim."""
    states = {one.status for one in found}
    return "too_early" in states and not states & {"done", "likely", "watch", "behind"}
