"""Where a county stands with a target: what is done, expected, needed and likely, and what that is called."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from metrics.metric import Metric, Reading, Scope, Text
from metrics.pace.forecast import Forecast, Status
from metrics.pace.returns import Returned
from metrics.pace.target_versions import TargetVersion

WEEK = 7
URGENCY: tuple[Status, ...] = ("behind", "not_reported", "watch", "too_early", "likely", "done", "no_target")


@dataclass(frozen=True)
class Standing:
    """Where one county (None: the whole city) stands with one metric at the cut-off; amounts in the base unit.

    `pace` is 序时进度, `expected` what should be done by now (`seasonal`: as in past years; else by the calendar),
    `gap` is done less expected, `per_week` what is needed each week from now on (in the last week: in all). None where
    it can't be said.
    """

    metric: Metric
    scope: Scope
    county_id: str | None
    name: Text
    status: Status
    reading: Reading | None = None
    target: Decimal | None = None
    version: TargetVersion | None = None
    pace: Decimal = Decimal(0)
    seasonal: bool = False
    expected: float | None = None
    per_week: float | None = None
    forecast: Forecast | None = None
    returned: Returned | None = None
    adcode: str = ""

    @property
    def done(self) -> Decimal | None:
        """What is done; None where nothing was reported or it is hidden."""
        return self.reading.value if self.reading else None

    @property
    def suppressed(self) -> bool:
        """Whether what is done is a hidden small count."""
        return bool(self.reading and self.reading.suppressed)

    @property
    def completion(self) -> Decimal | None:
        """Done as a share of the target; None without either, or where the target is 0."""
        return self.done / self.target if self.done is not None and self.target else None

    @property
    def days_left(self) -> int:
        """Days after the cut-off until the target is due; 0 when it is over."""
        return max(0, (self.due_on - self.scope.cut_off).days)

    @property
    def due_on(self) -> dt.date:
        """The day by which the target is to be reached: its own within the year, else the year's last."""
        year = self.scope.year
        return self.version.due_within(year) if self.version else dt.date(year, 12, 31)

    @property
    def is_over(self) -> bool:
        """Whether nothing more can be done for the target."""
        return self.scope.cut_off >= self.due_on

    @property
    def is_limit(self) -> bool:
        """Whether the target is not to be exceeded."""
        return bool(self.version and self.version.is_limit)

    @property
    def is_exceeded(self) -> bool:
        """Whether it is a limit, and more than that was done."""
        return self.is_limit and self.done is not None and self.target is not None and self.done > self.target

    @property
    def gap(self) -> float | None:
        """Done less what was expected by now."""
        return float(self.done) - self.expected if self.done is not None and self.expected is not None else None

    @property
    def probability(self) -> float | None:
        """The probability of reaching the target."""
        return self.forecast.probability if self.forecast else None

    @property
    def last_report(self) -> dt.date | None:
        """The day of the newest row handed in of this kind; None where rows have no days of their own."""
        return self.returned.last_on if self.returned and self.metric.is_flow else None

    @property
    def urgency(self) -> tuple[int, float, float]:
        """What sorts the most urgent first: by status, then probability, then completion."""
        chance = self.probability if self.probability is not None else 1.0
        # Probabilities that nobody would tell apart are decided by what is done.
        return URGENCY.index(self.status), round(chance, 2), float(self.completion or 0)
