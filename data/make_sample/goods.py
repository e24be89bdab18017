"""What became of the goods: every delivery enters the store, leaves it in parts, and each part is a line of use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from random import Random

from data.make_sample.catalogue import TEST_KIT, by_code
from data.make_sample.draw import CENT, pick, portions
from data.make_sample.names import BY_PEOPLE, county_recipient, hospital
from data.make_sample.row import Line, Row, amount_of, day_of, text_of

CODES = {goods.name: goods.code for goods in by_code().values()}
DISEASE_CONTROL = "市疾控中心"


@dataclass(frozen=True)
class Part:
    """A part of a gift of goods that left for its recipient on a day."""

    gift: Row
    day: dt.date
    quantity: Decimal
    amount: Decimal
    recipient: str
    county: str | None


def split_gifts(rng: Random, gifts: Sequence[Row], last: dt.date) -> list[Part]:
    """The parts in which the goods were passed on; together never more than what was given."""
    parts: list[Part] = []
    for gift in gifts:
        if gift["cash_or_goods"] != "物":
            continue
        if gift["gift_source"] == "移交补办":
            parts.append(_whole(gift, day_of(gift, "donated_on"), hospital(rng), None))
        elif gift["receiving_unit"] == "县区":
            day = min(day_of(gift, "donated_on") + dt.timedelta(days=rng.randint(1, 15)), last)
            county = text_of(gift, "county")
            parts.append(_whole(gift, day, county_recipient(rng, county), county))
        elif gift["goods_name"] == TEST_KIT.name:
            parts.append(_whole(gift, day_of(gift, "donated_on") + dt.timedelta(days=1), DISEASE_CONTROL, None))
        else:
            parts.extend(_in_parts(rng, gift, last))
    return parts


def movements(rng: Random, year: int, gifts: Sequence[Row], parts: Sequence[Part]) -> tuple[list[Line], dict[int, str]]:
    """The store's movements by date, and the dispatch order of each part (by its place in `parts`)."""
    stored = [gift for gift in gifts if gift["cash_or_goods"] == "物" and _through_store(gift)]
    store = {text_of(gift, "donation_code"): _warehouse(rng, gift) for gift in stored}
    lines: list[Line] = []
    deliveries = groupby(stored, key=lambda gift: (gift["donated_on"], gift["donor_name"]))
    for number, (_, delivery) in enumerate(deliveries, start=1):
        for line_number, gift in enumerate(delivery, start=1):
            head: Line = {"document_code": f"RK-{year}-{number:04d}", "line_number": line_number, "direction": "入"}
            head |= {"moved_on": gift["donated_on"], "quantity": gift["quantity"], "counterparty": gift["donor_name"]}
            lines.append(head | _article(gift, store))
    orders: dict[int, str] = {}
    leaving = [(index, part) for index, part in enumerate(parts) if _through_store(part.gift)]
    leaving.sort(key=lambda item: (item[1].day, item[1].recipient))
    trips = groupby(leaving, key=lambda item: (item[1].day, item[1].recipient))
    for number, (_, trip) in enumerate(trips, start=1):
        for line_number, (index, part) in enumerate(trip, start=1):
            orders[index] = f"示例调〔{year}〕{number:04d}号"
            head = {"document_code": f"CK-{year}-{number:04d}", "line_number": line_number, "direction": "出"}
            head |= {"moved_on": part.day, "quantity": part.quantity, "counterparty": part.recipient}
            lines.append(head | _article(part.gift, store) | {"dispatch_order_number": orders[index]})
    order = {"入": 0, "出": 1}
    lines.sort(key=lambda line: (str(line["moved_on"]), order[text_of(line, "direction")], line["document_code"]))
    return lines, orders


def use_lines(parts: Sequence[Part], orders: dict[int, str], epidemic: str) -> list[Line]:
    """One line of use for each part, without its number."""
    return [
        {
            "used_on": part.day,
            "cash_or_goods": "物",
            "amount_yuan": part.amount,
            "goods_name": part.gift["goods_name"],
            "quantity": part.quantity,
            "quantity_unit": part.gift["quantity_unit"],
            "recipient_unit": part.recipient,
            "county": part.county,
            "project_code": f"XM-{part.gift['campaign_code']}",
            "donation_code": part.gift["donation_code"],
            "dispatch_order_number": orders.get(index),
            "use_purpose": "疫情防控" if part.gift["campaign_code"] == epidemic else "助困",
        }
        for index, part in enumerate(parts)
    ]


def _in_parts(rng: Random, gift: Row, last: dt.date) -> list[Part]:
    """One to four parts over the following weeks; about one gift in eight leaves its last part in the store."""
    quantity, price = int(amount_of(gift, "quantity")), amount_of(gift) / amount_of(gift, "quantity")
    count = 1 if quantity == 1 else rng.choice((1, 2, 2, 3, 3, 4))
    amounts = portions(rng, quantity, count)
    kept = rng.randint(1, 8) == 1
    parts: list[Part] = []
    day = day_of(gift, "donated_on")
    for number, part in enumerate(amounts, start=1):
        day = day + dt.timedelta(days=rng.randint(1, 12))
        if day > last or (kept and number == count):
            break
        county = pick(rng, BY_PEOPLE) if rng.randint(1, 10) > 5 else None
        recipient = f"{county}红十字会" if county else hospital(rng)
        parts.append(Part(gift, day, Decimal(part), (price * part).quantize(CENT), recipient, county))
    return parts


def _whole(gift: Row, day: dt.date, recipient: str, county: str | None) -> Part:
    return Part(gift, day, amount_of(gift, "quantity"), amount_of(gift), recipient, county)


def _through_store(gift: Row) -> bool:
    """Goods given to a county, or handed straight to their user, never enter the city's store."""
    return gift["receiving_unit"] == "市本级" and gift["gift_source"] == "直接接收"


def _warehouse(rng: Random, gift: Row) -> str:
    epidemic = str(gift["campaign_code"]).endswith("-001") and rng.randint(1, 10) > 4
    return "市疫情物资临时仓" if epidemic else "市备灾仓库"


def _article(gift: Row, store: dict[str, str]) -> Line:
    code = text_of(gift, "donation_code")
    return {
        "warehouse": store[code],
        "goods_code": CODES[text_of(gift, "goods_name")],
        "batch_number": f"P{code[3:]}",
        "quantity_unit": gift["quantity_unit"],
        "note": gift["goods_name"],
    }
