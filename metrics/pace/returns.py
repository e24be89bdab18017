"""Late reporting is not late doing: what each county has handed in of a kind of sheet, and up to which day.

A ledger is kept through the year, so a month counts as received when the county's sheet has a row of that month or of a
later one. Whoever has nothing to report in a month is thus not counted as late, as long as something follows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import duckdb

from metrics.metric import HQ, Scope


@dataclass(frozen=True)
class Returned:
    """What a county has handed in of one fact's sheets in the year, up to the cut-off.

    `expected` are the months that are over at the cut-off, `received` those of them that the rows reach; `last_on` is
    the day of the newest row, `others_on` that of the newest row of any county.
    """

    files: tuple[str, ...] = ()
    rows: int = 0
    last_on: dt.date | None = None
    others_on: dt.date | None = None
    expected: int = 0
    received: int = 0

    @property
    def completeness(self) -> float | None:
        """Received months as a share of the expected ones; None in January."""
        return self.received / self.expected if self.expected else None

    def days_since(self, cut_off: dt.date) -> int | None:
        """Days from the newest row to the cut-off; None without a row."""
        return (cut_off - self.last_on).days if self.last_on else None

    @property
    def days_behind_others(self) -> int:
        """Days by which the newest row lies behind the newest one of any county; 0 without rows."""
        return (self.others_on - self.last_on).days if self.last_on and self.others_on else 0


def months_over(scope: Scope) -> int:
    """How many months of the year are over at the end of the cut-off day."""
    next_day = scope.cut_off + dt.timedelta(1)
    return next_day.month - 1 if next_day.year == scope.year else 12


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
    expected, bound = months_over(scope), {"year": scope.year, "cut_off": scope.cut_off}
    found: dict[str, dict[str, Returned]] = {}
    for fact in dict.fromkeys(facts):
        rows = con.execute(_RETURNS.format(fact=fact), bound).fetchall()
        newest = max((last for county, _, _, last in rows if county != HQ), default=None)
        found[fact] = {
            county: Returned(
                tuple(name for name in files or () if name), count, last, newest, expected, min(expected, last.month)
            )
            for county, files, count, last in rows
        }
    return found
