"""The donation ledger: gift lines of one campaign or of the everyday course of a year, adding up to a given total."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from data.make_sample.catalogue import MIXED, TEST_KIT, Goods
from data.make_sample.draw import day_between, money_portions, pick, total
from data.make_sample.names import BY_PEOPLE, donor_name
from data.make_sample.row import Line, Row, day_of

DONORS: Mapping[str, int] = {"个人": 680, "企业": 175, "社会组织": 55, "境外": 6, "匿名": 34}
GIVERS_OF_GOODS: Mapping[str, int] = {"企业": 74, "社会组织": 16, "个人": 5, "境外": 3, "匿名": 1}
Amounts = Mapping[str, Mapping[int, int]]
LARGE_AMOUNTS: Amounts = {
    "个人": {50: 8, 100: 22, 200: 20, 300: 8, 500: 18, 600: 3, 1000: 14, 2000: 5, 5000: 2, 10000: 1},
    "企业": {2000: 28, 5000: 70, 10000: 84, 20000: 44, 30000: 18, 50000: 20, 100000: 8, 200000: 3, 500000: 1},
    "社会组织": {1000: 5, 3000: 8, 5000: 9, 10000: 8, 20000: 3},
    "境外": {5000: 4, 20000: 3, 50000: 1},
    "匿名": {50: 5, 100: 12, 200: 8, 500: 5, 1000: 3},
}
MODEST_AMOUNTS: Amounts = {
    "个人": {20: 6, 50: 12, 100: 26, 200: 18, 300: 8, 500: 12, 1000: 6, 2000: 2},
    "企业": {1000: 8, 2000: 12, 3000: 8, 5000: 14, 10000: 8, 20000: 4, 50000: 1},
    "社会组织": {500: 5, 1000: 8, 3000: 5, 5000: 2},
    "境外": {2000: 4, 5000: 2},
    "匿名": {20: 6, 50: 8, 100: 12, 200: 4},
}


@dataclass(frozen=True)
class Drive:
    """What one campaign took in between two days: `spans` are stretches of days with their share of the gifts."""

    campaign: str
    spans: tuple[tuple[dt.date, dt.date, int], ...]
    cash_total: Decimal
    cash_lines: int
    staff_lines: int
    """Collections among staff: their uneven amounts bring the total to what it is."""
    goods_total: Decimal
    goods_lines: int
    goods: tuple[Goods, ...]
    bases: tuple[str, ...]
    county_share: int
    """Per cent of the lines that county societies received."""
    amounts: Amounts


def gift_lines(rng: Random, drive: Drive) -> list[Line]:
    """All lines of a drive in the order drawn, without numbers and receipts."""
    rows = cash_lines(rng, drive)
    return rows + (goods_lines(rng, drive) if drive.goods_lines else [])


def cash_lines(rng: Random, drive: Drive) -> list[Line]:
    """Gifts of money that add up to the drive's cash exactly."""
    rows: list[Line] = []
    for _ in range(drive.cash_lines - drive.staff_lines):
        donor_type = pick(rng, DONORS)
        amount = Decimal(pick(rng, drive.amounts[donor_type]))
        if donor_type == "个人" and rng.randint(1, 14) == 1:
            amount += Decimal(rng.randint(1, 9999)) / 100
        rows.append(_line(rng, drive, donor_type) | {"cash_or_goods": "款", "amount_yuan": amount})
    rest = drive.cash_total - total(row["amount_yuan"] for row in rows)
    assert rest > 0, f"{drive.campaign}: the drawn gifts exceed the total by {-rest}"
    for amount in money_portions(rng, rest, drive.staff_lines):
        rows.append(_line(rng, drive, "机关事业单位") | {"cash_or_goods": "款", "amount_yuan": amount})
    return rows


def goods_lines(rng: Random, drive: Drive, source: str = "直接接收") -> list[Line]:
    """Gifts of goods, one to four lines a delivery; mixed lots (一批) bring the value to the total."""
    mixed = max(drive.goods_lines // 14, 3)
    rows: list[Line] = []
    while len(rows) < drive.goods_lines - mixed:
        head = _line(rng, drive, pick(rng, GIVERS_OF_GOODS), source)
        for _ in range(min(rng.choice((1, 1, 2, 2, 3, 4)), drive.goods_lines - mixed - len(rows))):
            goods = pick(rng, {article: article.weight for article in drive.goods})
            lot = rng.choice(goods.lots)
            rows.append(head | _goods(goods, lot, goods.price(rng.randint(0, 9)) * lot, rng.choice(drive.bases)))
    rest = drive.goods_total - total(row["amount_yuan"] for row in rows)
    assert rest > 0, f"{drive.campaign}: the drawn goods exceed the total by {-rest}"
    for amount in money_portions(rng, rest, mixed):
        head = _line(rng, drive, pick(rng, GIVERS_OF_GOODS), source)
        rows.append(head | _goods(MIXED, 1, amount, rng.choice(drive.bases)))
    return rows


def kit_lines(campaign: str, day: dt.date) -> list[Line]:
    """The test kits for the centre for disease control: one gift in three lines."""
    head: Line = {
        "receiving_unit": "市本级", "county": None, "donated_on": day, "donor_type": "企业",
        "donor_name": "示例生物科技甲有限公司", "is_anonymous": "否", "is_earmarked": "是",
        "campaign_code": campaign, "gift_source": "直接接收", "note": "定向捐赠市疾控中心",
    }  # fmt: skip
    price = TEST_KIT.price(0)
    return [head | _goods(TEST_KIT, lot, price * lot, "捐赠函报价") for lot in TEST_KIT.lots]


def numbered(rng: Random, year: int, rows: Sequence[Row]) -> list[Line]:
    """The lines by date, each with its gift number; lines of one delivery share a receipt."""
    ordered = sorted(rows, key=_delivery)
    lines: list[Line] = []
    receipt: Line = {}
    for index, row in enumerate(ordered, start=1):
        if index == 1 or _delivery(ordered[index - 2]) != _delivery(row):
            receipt = _receipt(rng, year, index, row)
        lines.append({"donation_code": f"JZ-{year}-{index:05d}"} | dict(row) | receipt)
    return lines


def _line(rng: Random, drive: Drive, donor_type: str, source: str = "直接接收") -> Line:
    """What all lines of one gift share: who gave when, to whom and for what."""
    first, last, _ = drive.spans[pick(rng, {index: span[2] for index, span in enumerate(drive.spans)})]
    in_county = source == "直接接收" and rng.randint(1, 100) <= drive.county_share
    return {
        "receiving_unit": "县区" if in_county else "市本级",
        "county": pick(rng, BY_PEOPLE) if in_county else None,
        "donated_on": day_between(rng, first, last),
        "donor_type": donor_type,
        "donor_name": donor_name(rng, donor_type),
        "is_anonymous": "是" if donor_type == "匿名" else "否",
        "is_earmarked": "是" if source == "移交补办" or rng.randint(1, 100) <= 22 else "否",
        "campaign_code": drive.campaign,
        "gift_source": source,
    }


def _goods(goods: Goods, quantity: int, amount: Decimal, basis: str) -> Line:
    return {
        "cash_or_goods": "物",
        "amount_yuan": amount,
        "goods_name": goods.name,
        "goods_category": goods.category,
        "quantity": quantity,
        "quantity_unit": goods.unit,
        "valuation_basis": basis,
    }


def _receipt(rng: Random, year: int, index: int, row: Row) -> Line:
    """A receipt for most gifts: not for anonymous ones, and not where the donor waived it."""
    waived = row["donor_type"] == "匿名" or (row["donor_type"] == "个人" and rng.randint(1, 100) <= 38)
    if waived:
        return {}
    issued = min(day_of(row, "donated_on") + dt.timedelta(days=rng.randint(0, 25)), dt.date(year, 12, 31))
    return {"receipt_number": f"示例{year % 100}{index:06d}", "receipt_issued_on": issued}


def _delivery(row: Row) -> tuple[object, ...]:
    names = ("donated_on", "campaign_code", "cash_or_goods", "donor_name", "county")
    return tuple(str(row.get(name)) for name in names)
