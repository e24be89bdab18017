"""Late reporting is not late doing: what each county has handed in of a kind of sheet, and up to which day.

A ledger is kept through the year, so a month counts as received when the county's sheet has a row of that month or of a
later one. Whoever has nothing to report in a month is thus not counted as late, as long as something follows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from metrics.counties import founded_on
from metrics.metric import HQ, Scope

GRACE_DAYS = 10
"""A month's return is late when it is missing so many days after the month's end."""


@dataclass(frozen=True)
class Returned:
    """What a county has handed in of one fact's sheets in the year, up to the cut-off.

    `expected` are the months that are over at the cut-off (of a county founded within the year: since then), `received`
    those of them that the rows reach, `due` those that are over for ten days; `last_on` is the day of the newest row,
    `others_on` that of the newest row of any county.
    """

    files: tuple[str, ...] = ()
    rows: int = 0
    last_on: dt.date | None = None
    others_on: dt.date | None = None
    expected: int = 0
    received: int = 0
    due: int = 0

    @property
    def completeness(self) -> float | None:
        """Received months as a share of the expected ones; None in January."""
        return self.received / self.expected if self.expected else None

    @property
    def months_late(self) -> int:
        """How many months' returns are late."""
        return max(0, self.due - self.received)

    @property
    def is_timely(self) -> bool:
        """Whether everything has come that is due."""
        return not self.months_late

    @property
    def days_behind_others(self) -> int:
        """Days by which the newest row lies behind the newest one of any county; 0 without rows."""
        return (self.others_on - self.last_on).days if self.last_on and self.others_on else 0


def months_over(scope: Scope, founded: dt.date | None = None, grace: int = 0) -> int:
    """How many months of the year are over, for `grace` days, at the end of the cut-off day.

    Of a county founded within the year only the whole months since then.
    """
    next_day = scope.cut_off + dt.timedelta(1 - grace)
    over = next_day.month - 1 if next_day.year == scope.year else 12 if next_day.year > scope.year else 0
    return max(0, over - _months_before(scope, founded))


def _months_before(scope: Scope, founded: dt.date | None) -> int:
    """The months of the year that a county founded in it wasn't there for as a whole."""
    if founded is None or founded.year != scope.year:
        return 0
    return founded.month - (1 if founded.day == 1 else 0)


# A return is what stands in a file; a county's rows may come in a sheet of its own or in one of the whole city.
_RETURNS = f"""
select coalesce(county_id, '{HQ}') as county, list(distinct file order by file), count(*), max(counted_on)
from {{fact}} as own
left join origin on origin.row_id = own.row_id and origin.kind = own.kind
left join source_file using (file_id)
where year = $year and counted_on <= $cut_off
group by county
"""


def returns(con: duckdb.DuckDBPyConnection, facts: Iterable[str], scope: Scope) -> dict[str, dict[str, Returned]]:
    """For each fact, by county id (HQ: the city society itself), what was handed in; without rows a county is absent.

    `facts` are tables of definitions, never a person's words.
    """
    bound, founded = {"year": scope.year, "cut_off": scope.cut_off}, founded_on(con)
    found: dict[str, dict[str, Returned]] = {}
    for fact in dict.fromkeys(facts):
        rows = con.execute(_RETURNS.format(fact=fact), bound).fetchall()
        newest = max((last for county, _, _, last in rows if county != HQ), default=None)
        found[fact] = {
            county: _returned(scope, founded.get(county), tuple(filter(None, files or ())), count, last, newest)
            for county, files, count, last in rows
        }
    return found


def nothing_returned(scope: Scope, founded: dt.date | None = None, others_on: dt.date | None = None) -> Returned:
    """What is to be said of a county without a row."""
    return _returned(scope, founded, (), 0, None, others_on)


def _returned(
    scope: Scope,
    founded: dt.date | None,
    files: tuple[str, ...],
    rows: int,
    last: dt.date | None,
    newest: dt.date | None,
) -> Returned:
    expected = months_over(scope, founded)
    reached = max(0, last.month - _months_before(scope, founded)) if last else 0
    due = months_over(scope, founded, GRACE_DAYS)
    return Returned(files, rows, last, newest, expected, min(expected, reached), due)
