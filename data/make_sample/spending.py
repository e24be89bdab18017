"""What became of the money: large earmarked gifts go to their purpose, the rest is paid out of each campaign's pool."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from random import Random

from data.make_sample.draw import CENT, day_between, money_portions, month_days, pick, total
from data.make_sample.names import BY_PEOPLE, county_recipient, hospital
from data.make_sample.row import Line, Row, amount_of, day_of, numbered

LARGE = 10000
EVERYDAY_PURPOSES: Mapping[str, int] = {"助困": 40, "助医": 22, "助学": 20, "救灾": 10, "其他": 8}


def cash_uses(rng: Random, year: int, gifts: Sequence[Row], epidemic: str) -> list[Line]:
    """Lines of use of money, without numbers; at no time more than had been given to the same campaign."""
    lines: list[Line] = []
    cash = [gift for gift in gifts if gift["cash_or_goods"] == "款"]
    for gift in (gift for gift in cash if _is_bound(gift)):
        lines.extend(_bound_uses(rng, year, gift, epidemic))
    for campaign in sorted({str(gift["campaign_code"]) for gift in cash}):
        pool = [gift for gift in cash if gift["campaign_code"] == campaign and not _is_bound(gift)]
        lines.extend(_pool_uses(rng, year, campaign, pool, epidemic))
    return lines


def ordered(year: int, lines: Sequence[Row]) -> list[Line]:
    """The lines by date, each with its number."""
    by_day = sorted(lines, key=lambda line: (day_of(line, "used_on"), str(line.get("donation_code"))))
    return numbered(by_day, "use_code", f"ZC-{year}-{{:05d}}")


def _is_bound(gift: Row) -> bool:
    return gift["is_earmarked"] == "是" and amount_of(gift) >= LARGE


def _bound_uses(rng: Random, year: int, gift: Row, epidemic: str) -> list[Line]:
    """One to three payments out of one gift, which may leave a rest."""
    share = Decimal(rng.choice((80, 90, 100, 100, 100))) / 100
    amounts = money_portions(rng, (amount_of(gift) * share).quantize(CENT), rng.choice((1, 1, 2, 3)))
    first = day_of(gift, "donated_on")
    days = sorted(first + dt.timedelta(days=rng.randint(2, 60)) for _ in amounts)
    campaign = str(gift["campaign_code"])
    return [
        _line(rng, day, amount, campaign, epidemic) | {"donation_code": gift["donation_code"]}
        for day, amount in zip(days, amounts, strict=True)
        if day <= dt.date(year, 12, 31)
    ]


def _pool_uses(rng: Random, year: int, campaign: str, pool: Sequence[Row], epidemic: str) -> list[Line]:
    """Each month most of what the pool held at the end of the month before."""
    lines: list[Line] = []
    for month in range(1, 12):
        end = month_days(year, month)[1]
        held = total(gift["amount_yuan"] for gift in pool if day_of(gift, "donated_on") <= end)
        held -= total(line["amount_yuan"] for line in lines)
        spent = (held * rng.randint(65, 92) / 100).quantize(CENT)
        if spent < 1000:
            continue
        first, last = month_days(year, month + 1)
        for amount in money_portions(rng, spent, max(2, int(spent // 45000))):
            lines.append(_line(rng, day_between(rng, first, last), amount, campaign, epidemic))
    return lines


def _line(rng: Random, day: dt.date, amount: Decimal, campaign: str, epidemic: str) -> Line:
    county = pick(rng, BY_PEOPLE) if rng.randint(1, 10) > 4 else None
    purpose = "疫情防控" if campaign == epidemic else pick(rng, EVERYDAY_PURPOSES)
    line: Line = {
        "used_on": day,
        "cash_or_goods": "款",
        "amount_yuan": amount,
        "recipient_unit": county_recipient(rng, county) if county else hospital(rng),
        "county": county,
        "project_code": f"XM-{campaign}",
        "use_purpose": purpose,
    }
    if purpose in ("助困", "助学"):
        households = max(1, int(amount // rng.randint(400, 900)))
        line |= {"households_count": households, "people_count": households * rng.randint(2, 4)}
    return line
