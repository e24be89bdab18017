"""The donation workbook of a year: gifts, their use, campaigns and disclosures; and the store's book of movements."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from data.make_sample import goods, spending
from data.make_sample.book import Sheet
from data.make_sample.catalogue import EPIDEMIC, EVERYDAY
from data.make_sample.disclosure import disclosure_rows, with_issue
from data.make_sample.gifts import LARGE_AMOUNTS, MODEST_AMOUNTS, Drive, gift_lines, goods_lines, kit_lines, numbered
from data.make_sample.names import CITY, donor_name
from data.make_sample.row import Line, Row

EPIDEMIC_CODE = "HD-2020-001"
EPIDEMIC_START, EPIDEMIC_END = dt.date(2020, 1, 26), dt.date(2020, 10, 13)
VOUCHERS = ("发票", "发票", "协议", "市场价", "评估", "报关单", "捐赠函报价")
LETTER = ("捐赠函报价",)


@dataclass(frozen=True)
class Ledger:
    """A year's gifts, uses and movements, each by date."""

    gifts: list[Line]
    uses: list[Line]
    moves: list[Line]


def _span(first: tuple[int, int, int], last: tuple[int, int, int], share: int) -> tuple[dt.date, dt.date, int]:
    return dt.date(*first), dt.date(*last), share


EPIDEMIC_SPANS = (
    _span((2020, 1, 26), (2020, 1, 31), 13),
    _span((2020, 2, 1), (2020, 2, 14), 36),
    _span((2020, 2, 15), (2020, 2, 29), 20),
    _span((2020, 3, 1), (2020, 3, 31), 17),
    _span((2020, 4, 1), (2020, 5, 31), 8),
    _span((2020, 6, 1), (2020, 10, 13), 6),
)
# The published sums in 万元 are 2021 cash and 2628 goods, of which 629 taken over; these round to them.
EPIDEMIC_DRIVE = Drive(
    EPIDEMIC_CODE, EPIDEMIC_SPANS, Decimal("20208613.52"), 4300, 270,
    Decimal("19996287.90") - 6000 * 42, 1560, EPIDEMIC, LETTER, 24, LARGE_AMOUNTS,
)  # fmt: skip
HANDED_OVER = Drive(
    EPIDEMIC_CODE, (_span((2020, 2, 20), (2020, 6, 30), 1),), Decimal(0), 0, 0,
    Decimal("6287455.00"), 420, EPIDEMIC, LETTER, 0, LARGE_AMOUNTS,
)  # fmt: skip


def _everyday(year: int, number: int, spans: tuple[tuple[dt.date, dt.date, int], ...], cash: str, lines: int,
              goods_total: str = "0", goods_count: int = 0) -> Drive:  # fmt: skip
    """An ordinary campaign; one gift line in ten is a collection among staff."""
    code = f"HD-{year}-{number:03d}"
    return Drive(code, spans, Decimal(cash), lines, max(lines // 10, 8), Decimal(goods_total), goods_count,
                 EVERYDAY, VOUCHERS, 35, MODEST_AMOUNTS)  # fmt: skip


DRIVES = {
    2019: (
        _everyday(2019, 0, (_span((2019, 1, 1), (2019, 12, 31), 1),), "3362184.36", 1250, "1386520.40", 240),
        _everyday(2019, 2, (_span((2019, 7, 15), (2019, 9, 30), 1),), "618440.75", 210),
        _everyday(2019, 3, (_span((2019, 1, 3), (2019, 2, 3), 1),), "702915.20", 190, "254610.00", 50),
    ),
    2020: (
        _everyday(2020, 0, (_span((2020, 1, 1), (2020, 1, 31), 6), _span((2020, 2, 1), (2020, 10, 13), 44),
                            _span((2020, 10, 14), (2020, 12, 4), 34), _span((2020, 12, 5), (2020, 12, 31), 16)),
                  "2017306.18", 640, "562388.50", 110),
        _everyday(2020, 2, (_span((2020, 7, 20), (2020, 9, 30), 1),), "431755.60", 150),
        _everyday(2020, 3, (_span((2020, 1, 2), (2020, 1, 23), 1),), "523870.45", 130, "231940.00", 40),
    ),
}  # fmt: skip


def ledger(year: int) -> Ledger:
    """The whole ledger of a year."""
    rng = Random(f"fundraising {year}")
    lines = [line for drive in DRIVES[year] for line in gift_lines(rng, drive)]
    if year == 2020:
        lines += gift_lines(rng, EPIDEMIC_DRIVE) + goods_lines(rng, HANDED_OVER, "移交补办")
        lines += kit_lines(EPIDEMIC_CODE, dt.date(2020, 2, 6)) + _late_lines(rng)
    gifts = with_issue(numbered(rng, year, lines), EPIDEMIC_CODE)
    parts = goods.split_gifts(rng, gifts, dt.date(year, 12, 31))
    moves, orders = goods.movements(rng, year, gifts, parts)
    uses = goods.use_lines(parts, orders, EPIDEMIC_CODE) + spending.cash_uses(rng, year, gifts, EPIDEMIC_CODE)
    return Ledger(gifts, spending.ordered(year, uses), moves)


def _late_lines(rng: Random) -> list[Line]:
    """Gifts under the epidemic campaign's number that came after its end: everyday gifts."""
    days = [EPIDEMIC_END + dt.timedelta(days=offset) for offset in (1, 2, 7, 16, 30, 45, 57, 70)]
    return [
        {
            "receiving_unit": "市本级",
            "county": None,
            "donated_on": day,
            "donor_type": "企业",
            "donor_name": donor_name(rng, "企业"),
            "is_anonymous": "否",
            "cash_or_goods": "款",
            "amount_yuan": Decimal(rng.choice((3000, 5000, 8800, 12000, 26500))),
            "is_earmarked": "否",
            "campaign_code": EPIDEMIC_CODE,
            "gift_source": "直接接收",
            "note": "疫情专项结束后到账，转为日常捐赠",
        }
        for day in days
    ]


def campaign_rows(year: int) -> list[Row]:
    """The campaigns filed in a year."""
    named = {0: ("日常捐赠", 1, 1, 12, 31, 5000000), 2: ("秋季助学募捐", 7, 15, 9, 30, 600000),
             3: ("博爱送万家春节募捐", 1, 2, 2, 3, 900000)}  # fmt: skip
    rows = [_campaign(year, number, *facts) for number, facts in named.items()]
    if year == 2020:
        rows.append(
            _campaign(2020, 1, "新冠肺炎疫情防控专项募捐", 1, 26, 10, 13, 40000000)
            | {
                "first_disclosed_on": dt.date(2020, 1, 28),
                "latest_disclosed_on": dt.date(2020, 10, 16),
                "fully_disclosed_on": dt.date(2020, 12, 28),
            }
        )
    return sorted(rows, key=lambda row: str(row["campaign_code"]))


def _campaign(year: int, number: int, name: str, month: int, day: int, to_month: int, to_day: int, goal: int) -> Line:
    ends = dt.date(year, to_month, to_day)
    return {
        "campaign_code": f"HD-{year}-{number:03d}",
        "campaign_name": f"{year}年{name}",
        "licence_number": "示例证书第0001号",
        "filing_number": f"示例备案{year}{number:03d}",
        "started_on": dt.date(year, month, day),
        "ended_on": None if number == 0 else ends,
        "goal_yuan": Decimal(goal),
        "first_disclosed_on": dt.date(year, month, day) + dt.timedelta(days=30),
        "latest_disclosed_on": ends,
        "fully_disclosed_on": None if number == 0 else ends + dt.timedelta(days=60),
    }


def donation_sheets(year: int, book: Ledger) -> list[Sheet]:
    """The four sheets of the donation workbook."""
    title = f"{CITY}{year}年"
    money = ("amount_yuan",)
    return [
        Sheet("donation_income", f"{title}捐赠收入台账", book.gifts, sums=money, filtered=True,
              notes=("物资按捐赠函报价或票据计价；县区接收的由县区红十字会报送",)),
        Sheet("donation_use", f"{title}捐赠使用台账", book.uses, sums=money, filtered=True),
        Sheet("campaign", f"{title}募捐活动备案表", campaign_rows(year)),
        Sheet("disclosure", f"{title}捐赠款物信息公示登记表", disclosure_rows(year, book.gifts, EPIDEMIC_CODE),
              notes=("累计数为活动开始至截至日期的合计",)),
    ]  # fmt: skip


def store_sheets(year: int, book: Ledger) -> list[Sheet]:
    """The store's book of movements."""
    title = f"{CITY}{year}年物资出入库台账"
    return [Sheet("goods_movement", title, book.moves, unit="单位：个、件、盒", filtered=True)]
