"""By when donations have to be made public, and what of it is overdue at the cut-off.

The rules are data (data/reference/disclosure.toml). What happened after the cut-off isn't known yet.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import duckdb

from metrics.metric import Scope, Text

State = Literal["done", "late", "overdue", "due", "not_known", "not_in_force", "draft"]
_RULES = (
    "rule, more_than_months, within_months, within_days, due_month, due_day, status, in_force_from, basis_zh, basis_en"
)
_CAMPAIGNS = """
select campaign_code, campaign_name, started_on, ended_on, first_disclosed_on, latest_disclosed_on, fully_disclosed_on,
    (select max(disclosed_on) from fact_disclosure as issue
     where issue.campaign_code = filed.campaign_code and disclosed_on <= $cut_off) as issued_on
from fact_campaign as filed
where started_on <= $cut_off
qualify row_number() over (partition by campaign_code order by year desc, row_id desc) = 1
order by started_on, campaign_code
"""
_UNPUBLISHED = """
select count(*) from fact_donation_income
where year = $year and counted_on <= $cut_off - $days::integer and disclosure_issue is null
"""


@dataclass(frozen=True)
class Due:
    """One thing that has to be made public: its rule, of what, by when, and how it stands at the cut-off.

    `on` is when it was made public; `last_on` when something last was. `lines` counts gifts without an issue.
    """

    rule: str
    basis: Text
    subject: str
    due_on: dt.date | None
    state: State
    on: dt.date | None = None
    last_on: dt.date | None = None
    lines: int = 0

    def days(self, cut_off: dt.date) -> int | None:
        """Days left at the cut-off, below 0 when it is past; None without a date."""
        return None if self.due_on is None else (self.due_on - cut_off).days


def dues(con: duckdb.DuckDBPyConnection, scope: Scope) -> list[Due]:
    """What has to be made public of the year, by the rules in the order of the reference data."""
    rows = con.table("dim_disclosure_rule").project(_RULES).fetchall()
    rules = [dict(zip(_RULES.split(", "), row, strict=True)) for row in rows]
    campaigns = _campaigns(con, scope)
    return [due for rule in rules for due in _of_rule(con, scope, rule, campaigns)]


def _of_rule(
    con: duckdb.DuckDBPyConnection, scope: Scope, rule: Mapping[str, Any], campaigns: list[dict[str, Any]]
) -> Iterator[Due]:
    if rule["rule"] == "running":
        yield from (due for one in campaigns if (due := _running(rule, one, scope.cut_off)) is not None)
    elif rule["rule"] == "ended":
        yield from (due for one in campaigns if (due := _ended(rule, one, scope)) is not None)
    elif rule["rule"] == "annual":
        yield _annual(rule, scope)
    elif rule["rule"] == "gift":
        yield _gift(con, rule, scope)


def _running(rule: Mapping[str, Any], one: Mapping[str, Any], cut_off: dt.date) -> Due | None:
    """A campaign that is still open at the cut-off, and long enough."""
    started, ended = one["started_on"], one["ended_on"]
    if ended and (ended <= cut_off or ended <= months_after(started, rule["more_than_months"])):
        return None
    known = [day for day in (one["first_disclosed_on"], one["latest_disclosed_on"], one["issued_on"]) if day]
    last = max((day for day in known if day <= cut_off), default=None)
    due = months_after(last or started, rule["within_months"])
    later = any(day > cut_off for day in known)
    # The ledger keeps the latest day alone: what lay before the cut-off can't be told from one after it.
    state: State = "due" if due >= cut_off else "not_known" if later else "overdue"
    return Due(rule["rule"], _basis(rule), one["campaign_name"], due, _settled(rule, due, state), last_on=last)


def _ended(rule: Mapping[str, Any], one: Mapping[str, Any], scope: Scope) -> Due | None:
    """A campaign that is over at the cut-off, unless that was settled in an earlier year."""
    ended, on = one["ended_on"], one["fully_disclosed_on"]
    if ended is None or ended > scope.cut_off:
        return None
    due = months_after(ended, rule["within_months"])
    on = on if on and on <= scope.cut_off else None
    if on and on.year < scope.year and ended.year < scope.year:
        return None
    state: State = ("late" if on > due else "done") if on else "due" if due >= scope.cut_off else "overdue"
    return Due(rule["rule"], _basis(rule), one["campaign_name"], due, _settled(rule, due, state), on=on)


def _annual(rule: Mapping[str, Any], scope: Scope) -> Due:
    """The report of the year; no sheet says when it was published."""
    due = dt.date(scope.year + 1, rule["due_month"], rule["due_day"])
    state: State = "due" if due >= scope.cut_off else "not_known"
    return Due(rule["rule"], _basis(rule), str(scope.year), due, _settled(rule, due, state))


def _gift(con: duckdb.DuckDBPyConnection, rule: Mapping[str, Any], scope: Scope) -> Due:
    """How many gifts should have been published by now and name no issue."""
    asked = {"year": scope.year, "cut_off": scope.cut_off, "days": rule["within_days"]}
    found = con.execute(_UNPUBLISHED, asked).fetchone()
    lines = int(found[0]) if found else 0
    state: State = "overdue" if lines else "done"
    return Due(rule["rule"], _basis(rule), str(scope.year), None, _settled(rule, scope.cut_off, state), lines=lines)


def _settled(rule: Mapping[str, Any], day: dt.date, state: State) -> State:
    """A draft, or a rule that wasn't in force on the day, makes nothing overdue."""
    if rule["status"] != "law":
        return "draft"
    return "not_in_force" if rule["in_force_from"] and day < rule["in_force_from"] else state


def _basis(rule: Mapping[str, Any]) -> Text:
    return Text(rule["basis_zh"] or "", rule["basis_en"] or "")


def _campaigns(con: duckdb.DuckDBPyConnection, scope: Scope) -> list[dict[str, Any]]:
    found = con.execute(_CAMPAIGNS, {"cut_off": scope.cut_off})
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day some months later, or that month's last where it is shorter."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
