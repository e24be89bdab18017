"""Campaigns as they were filed, and what each has raised while it ran."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal

import duckdb
import pandas as pd

from metrics.catalog import METRICS
from metrics.metric import Scope
from metrics.query import amounts

_FILED = """
select campaign_code, campaign_name, started_on, ended_on, goal_yuan::double as goal_yuan
from fact_campaign
where started_on <= $cut_off
qualify row_number() over (partition by campaign_code order by year desc, row_id desc) = 1
order by started_on, campaign_code
"""
_LAST_DAY = """
select max(ended_on)
from fact_campaign join dim_binding on dim_binding.kind = 'campaign' and dim_binding.value = campaign_code
where role = $role and coalesce(dim_binding.year, $year) = $year
"""
Gifts = dict[str, dict[dt.date, Decimal]]


def df_by_campaign(con: duckdb.DuckDBPyConnection, scope: Scope) -> pd.DataFrame:
    """One row for each campaign filed by the cut-off that began in the year or received a gift in it, by its start.

    Columns: campaign_code, campaign_name, started_on, ended_on (dates; None = no end filed), goal_yuan (NaN = none),
    raised_yuan: `donations_value` of the campaign from its first day to its last or the cut-off, in the county of the
    scope. Gifts that name a campaign already over are everyday gifts and stay out.
    """
    df = con.execute(_FILED, {"cut_off": scope.cut_off}).df()
    for column in ("started_on", "ended_on"):
        df[column] = pd.Series([_day(value) for value in df[column]], index=df.index, dtype="object")
    first = min((day.year for day in df["started_on"]), default=scope.year)
    by_year = {year: _gifts(con, scope, year) for year in range(first, scope.year + 1)}
    spans = list(zip(df["campaign_code"], df["started_on"], df["ended_on"], strict=True))
    df["raised_yuan"] = [
        float(sum(_within(by_year[year].get(code, {}), start, end) for year in by_year)) for code, start, end in spans
    ]
    shown = [start.year == scope.year or code in by_year[scope.year] for code, start, _ in spans]
    return df[pd.Series(shown, index=df.index, dtype="bool")].reset_index(drop=True)


def counted_until(con: duckdb.DuckDBPyConnection, key: str, scope: Scope) -> dt.date:
    """The last day that counts towards a metric: the cut-off, or the end of its campaign where that is earlier."""
    role = METRICS[key].ends_with
    if not role:
        return scope.cut_off
    found = con.execute(_LAST_DAY, {"role": role, "year": scope.year}).fetchone()
    return min(scope.cut_off, found[0]) if found and found[0] else scope.cut_off


def _gifts(con: duckdb.DuckDBPyConnection, scope: Scope, year: int) -> Gifts:
    """What was given in a year, by campaign and day; in the year of the scope up to its cut-off."""
    there = Scope(year, scope.as_of if year == scope.year else None, scope.county_id)
    found = amounts(con, [METRICS["donations_value"]], there, ["campaign_code", "counted_on"])
    gifts: Gifts = defaultdict(dict)
    for (code, day), cells in found.by_group.items():
        value = cells["donations_value"].value
        if value is not None and isinstance(day, dt.date):
            gifts[str(code)][day] = value
    return gifts


def _within(gifts: dict[dt.date, Decimal], start: dt.date, end: dt.date | None) -> Decimal:
    return sum((value for day, value in gifts.items() if start <= day <= (end or day)), Decimal(0))


def _day(value: dt.datetime | None) -> dt.date | None:
    """A day of a frame of DuckDB, which gives blank as NaT."""
    return None if pd.isna(value) else pd.Timestamp(value).date()
