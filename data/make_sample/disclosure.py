"""The disclosure issues: for each, what had been given up to its cut-off, counted from the ledger itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from data.make_sample.draw import month_days
from data.make_sample.row import Line, Row, amount_of, day_of

ISSUES = 58


def cut_offs(year: int) -> list[tuple[dt.date, dt.date]]:
    """Cut-off and day of publication of each issue: daily, then weekly, then every third week until the end."""
    if year == 2019:
        ends = [month_days(2019, month)[1] for month in range(1, 12)]
        return [(end, end + dt.timedelta(days=9)) for end in ends]
    days = [dt.date(2020, 1, 27) + dt.timedelta(days=number) for number in range(38)]
    days += [days[-1] + dt.timedelta(days=7 * number) for number in range(1, 13)]
    days += [days[-1] + dt.timedelta(days=19 * number) for number in range(1, 8)]
    days.append(dt.date(2020, 10, 13))
    return [(day, day + dt.timedelta(days=1 if number < 38 else 3)) for number, day in enumerate(days)]


def disclosure_rows(year: int, gifts: Sequence[Row], epidemic: str) -> list[Row]:
    """One row for each issue; the sums are those of the campaign's gifts up to the cut-off."""
    code = epidemic if year == 2020 else f"HD-{year}-000"
    given = [gift for gift in gifts if gift["campaign_code"] == code]
    rows: list[Row] = []
    for number, (cut_off, published) in enumerate(cut_offs(year), start=1):
        rows.append(
            {
                "campaign_code": code,
                "issue_number": number,
                "disclosed_on": published,
                "cut_off_on": cut_off,
                "cumulative_cash_yuan": _given(given, "款", cut_off),
                "cumulative_goods_yuan": _given(given, "物", cut_off),
                "disclosure_channels": "官网、平台、微信" if year == 2020 else "官网",
                "link": f"https://example.org/gongshi/{year}/{number:02d}",
            }
        )
    return rows


def with_issue(gifts: Sequence[Line], epidemic: str) -> list[Line]:
    """The gifts of the epidemic campaign with the number of the first issue that covers them."""
    days = [cut_off for cut_off, _ in cut_offs(2020)]
    lines: list[Line] = []
    for gift in gifts:
        covering = [number for number, day in enumerate(days, start=1) if day >= day_of(gift, "donated_on")]
        known = gift["campaign_code"] == epidemic and bool(covering)
        lines.append(gift | {"disclosure_issue": covering[0] if known else None})
    return lines


def _given(gifts: Sequence[Row], form: str, cut_off: dt.date) -> Decimal:
    rows = (gift for gift in gifts if gift["cash_or_goods"] == form and day_of(gift, "donated_on") <= cut_off)
    return sum((amount_of(gift) for gift in rows), Decimal(0))
