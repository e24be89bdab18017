"""What changed since: the standings at the cut-off beside those of a month, or a week, before.

Both are counted from the same generation, by the days on which things happened: a row that is handed in late counts
where it belongs. What moved between two loads is another question.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import duckdb

from metrics.metric import Scope
from metrics.pace.forecast import Status
from metrics.pace.standing import Standing
from metrics.pace.watch import standings

# From bad to good; what can't be compared (too early, not reported, no target) has no place.
_RANKS: dict[Status, int] = {"behind": 0, "watch": 1, "likely": 2, "done": 3}


@dataclass(frozen=True)
class Move:
    """One county's standing with one metric, before and now."""

    before: Standing
    now: Standing

    @property
    def gained(self) -> Decimal | None:
        """What was done in between; None where either isn't known, or a small count could be told from it."""
        if self.now.metric.restricted or self.now.done is None:
            return None
        return self.now.done - (self.before.done or Decimal(0))

    @property
    def is_new_status(self) -> bool:
        """Whether the status is another than before."""
        return self.now.status != self.before.status

    @property
    def is_new_target(self) -> bool:
        """Whether the target was set or revised in between."""
        return self.now.target != self.before.target

    @property
    def direction(self) -> int:
        """1 for a better status, -1 for a worse one, 0 where they are the same or can't be compared.

        Falling silent is worse, being heard of again isn't better or worse than what was before.
        """
        if self.now.status == "not_reported" and self.is_new_status:
            return -1
        before, now = _RANKS.get(self.before.status), _RANKS.get(self.now.status)
        if before is None or now is None:
            return -1 if now == 0 else 0
        return (now > before) - (now < before)


def a_month_before(day: dt.date) -> dt.date:
    """The same day of the month before, or its last: a month before 31 March is 29 or 28 February."""
    year, month = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def moves(
    con: duckdb.DuckDBPyConnection, scope: Scope, since: dt.date, keys: Sequence[str] | None = None
) -> dict[str, tuple[Move, ...]]:
    """By key, the moves of every county since a day, in the usual order; none where the day is of an earlier year.

    A county that wasn't there yet has no move.
    """
    if since.year != scope.year or since >= scope.cut_off:
        return {}
    now, before = standings(con, scope, keys), standings(con, replace(scope, as_of=since), keys)
    return {key: tuple(_pairs(each, before.get(key, ()))) for key, each in now.items()}


def _pairs(now: Iterable[Standing], before: Iterable[Standing]) -> Iterable[Move]:
    earlier: Mapping[str | None, Standing] = {one.county_id: one for one in before}
    return (Move(earlier[one.county_id], one) for one in now if one.county_id and one.county_id in earlier)


def notable(found: Mapping[str, Iterable[Move]]) -> list[Move]:
    """The moves worth a line: worse ones first, then better ones, then new targets; the most urgent first."""
    each = [move for of_metric in found.values() for move in of_metric]
    worth = [move for move in each if move.direction or (move.is_new_target and move.now.target is not None)]
    return sorted(worth, key=lambda move: ({-1: 0, 1: 1, 0: 2}[move.direction], move.now.urgency))
