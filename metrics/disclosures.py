"""What is made public of donations: issues, and the gifts and uses of a period one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd

from metrics.catalog import METRICS
from metrics.metric import HQ, Scope
from metrics.plaintext import plain
from metrics.query import amounts

ANONYMOUS = "匿名"
_HIDDEN, _GOODS = "○", "物"
_OF_PERIOD = f"""
where year = $year and counted_on between $since and $cut_off and coalesce(amount_yuan, quantity) is not null
    and ($county is null or coalesce(county_id, '{HQ}') = $county)
order by counted_on, row_id
"""
_GIFTS = f"""
select donated_on, donor_type, donor_name, coalesce(is_anonymous, false), cash_or_goods, goods_name, quantity,
    quantity_unit, amount_yuan, coalesce(county_id, '{HQ}'), coalesce(is_earmarked, false), campaign_code,
    disclosure_issue
from fact_donation_income {_OF_PERIOD}
"""
_USES = f"""
select used_on, recipient_unit, cash_or_goods, goods_name, quantity, quantity_unit, amount_yuan,
    coalesce(county_id, '{HQ}'), use_purpose
from fact_donation_use {_OF_PERIOD}
"""
_ISSUES = """
select campaign_code, issue_number, min(disclosed_on), max(cut_off_on), max(cumulative_cash_yuan),
    max(cumulative_goods_yuan), any_value(disclosure_channels)
from fact_disclosure
where year = $year and disclosed_on <= $cut_off
group by campaign_code, issue_number
order by min(disclosed_on), campaign_code, issue_number
"""
_LEDGER = """
select coalesce(sum(amount_yuan), 0), coalesce(sum(amount_yuan) filter (where receiving_unit = '市本级'), 0)
from fact_donation_income
where campaign_code = $campaign and donated_on <= $until
"""


@dataclass(frozen=True)
class Gift:
    """One line of gifts as it may be published: persons as 张○○, whoever wishes to stay unnamed as 匿名."""

    donated_on: dt.date
    donor_type: str
    donor: str
    is_goods: bool
    goods_name: str
    quantity: Decimal | None
    quantity_unit: str
    amount_yuan: Decimal | None
    receiver: str
    is_earmarked: bool
    campaign_code: str
    issue_number: int | None


@dataclass(frozen=True)
class Use:
    """One line of use: to whom, what, how much, what for."""

    used_on: dt.date
    recipient: str
    is_goods: bool
    goods_name: str
    quantity: Decimal | None
    quantity_unit: str
    amount_yuan: Decimal | None
    spender: str
    purpose: str


@dataclass(frozen=True)
class Issue:
    """One published issue: what it states up to its date, and what the ledger holds up to then.

    The ledger is the campaign's, of all societies or of the city's own, whichever the issue agrees with.
    """

    campaign_code: str
    number: int
    disclosed_on: dt.date
    cut_off_on: dt.date
    cash_yuan: Decimal
    goods_yuan: Decimal
    channels: str
    ledger_yuan: Decimal

    @property
    def difference_yuan(self) -> Decimal:
        """What the issue states less what the ledger holds."""
        return self.cash_yuan + self.goods_yuan - self.ledger_yuan


def df_by_issue(con: duckdb.DuckDBPyConnection, scope: Scope) -> pd.DataFrame:
    """One row for each issue number up to the cut-off, in order: issue_number, disclosed_on (its first day)."""
    found = amounts(con, [METRICS["disclosure_issues"]], scope, ["issue_number", "counted_on"])
    rows = [(number, on) for (number, on), cells in found.by_group.items() if cells["disclosure_issues"].rows]
    df = pd.DataFrame(sorted(rows), columns=["issue_number", "disclosed_on"])
    return df.drop_duplicates("issue_number", ignore_index=True)


def gifts(con: duckdb.DuckDBPyConnection, scope: Scope, since: dt.date) -> list[Gift]:
    """The gift lines from a day of the year to the cut-off, by day; amounts in yuan, `receiver` a county id or HQ."""
    return [_gift(row) for row in con.execute(_GIFTS, _period(scope, since)).fetchall()]


def uses(con: duckdb.DuckDBPyConnection, scope: Scope, since: dt.date) -> list[Use]:
    """The lines of use from a day of the year to the cut-off, by day; amounts in yuan, `spender` a county id or HQ."""
    return [_use(row) for row in con.execute(_USES, _period(scope, since)).fetchall()]


def _gift(row: Sequence[Any]) -> Gift:
    day, kind, name, anonymous, sort, goods, quantity, unit, amount, receiver, earmarked, campaign, issue = row
    donor, is_goods = _donor(kind or "", name, anonymous), sort == _GOODS
    what = (plain(goods or ""), quantity, plain(unit or ""), amount)
    return Gift(day, kind or "", donor, is_goods, *what, receiver, earmarked, campaign or "", issue)


def _use(row: Sequence[Any]) -> Use:
    day, recipient, sort, goods, quantity, unit, amount, spender, purpose = row
    what = (plain(goods or ""), quantity, plain(unit or ""), amount)
    return Use(day, plain(recipient or ""), sort == _GOODS, *what, spender, purpose or "")


def issues(con: duckdb.DuckDBPyConnection, scope: Scope) -> list[Issue]:
    """The issues published in the year up to the cut-off, by day, each beside the ledger."""
    rows = con.execute(_ISSUES, {"year": scope.year, "cut_off": scope.cut_off}).fetchall()
    return [_issue(con, row) for row in rows]


def _issue(con: duckdb.DuckDBPyConnection, row: Sequence[Any]) -> Issue:
    campaign, number, disclosed_on, until, cash, goods, channels = row
    cash, goods = cash or Decimal(0), goods or Decimal(0)
    held = con.execute(_LEDGER, {"campaign": campaign, "until": until}).fetchone() or (Decimal(0), Decimal(0))
    ledger = held[1] if cash + goods == held[1] else held[0]
    return Issue(campaign or "", number, disclosed_on, until, cash, goods, plain(channels or ""), ledger)


def _period(scope: Scope, since: dt.date) -> dict[str, object]:
    return {"year": scope.year, "since": since, "cut_off": scope.cut_off, "county": scope.county_id}


def _donor(kind: str, name: str | None, is_anonymous: bool) -> str:
    """A donor as the public may read it, whatever the ledger has kept."""
    if is_anonymous or kind == ANONYMOUS:
        return ANONYMOUS
    said = plain(name or "")
    if kind != "个人" or not said or said == ANONYMOUS:
        return said
    return said if _HIDDEN in said else f"{said[0]}{_HIDDEN}{_HIDDEN}"
