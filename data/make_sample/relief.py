"""Relief: the counties' and the city's projects, the supported village, and aid to child patients."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from data.make_sample.book import Sheet
from data.make_sample.draw import by_weight, day_between
from data.make_sample.names import BY_PEOPLE, CITY, COUNTIES
from data.make_sample.row import Line, Row, numbered

LIVELIHOOD_VILLAGE = "群力村"
SUPPORTED_VILLAGE = "龙头村"


@dataclass(frozen=True)
class Year:
    """A year's numbers: the Spring Festival relief, and the livelihood projects (households, dividends in 元)."""

    spring_yuan: int
    spring_households: int
    spring_days: tuple[dt.date, dt.date]
    livelihood: tuple[tuple[str, str, int, int], ...]
    support: tuple[int, int]


# 81 households and 37,200 yuan of dividends; the split over the two projects is invented, as is all of 2019.
YEARS = {
    2019: Year(924180, 2150, (dt.date(2019, 1, 10), dt.date(2019, 2, 2)),
               (("博爱家园", "博爱家园生计金入股分红", 44, 18040), ("产业代养", "肉鸡代养收益分红", 30, 11700)),
               (26500, 18000)),
    2020: Year(1036840, 2400, (dt.date(2020, 1, 6), dt.date(2020, 1, 22)),
               (("博爱家园", "博爱家园生计金入股分红", 46, 21160), ("产业代养", "肉鸡代养收益分红", 35, 16040)),
               (31460, 21540)),
}  # fmt: skip
SMALL_PROJECTS: tuple[tuple[str, str, str, int, int], ...] = (
    ("困难家庭临时救助", "助困", "捐赠", 20, 70),
    ("红十字助学", "助学", "捐赠", 12, 45),
    ("大病家庭慰问", "助医", "彩票", 8, 30),
    ("汛期受灾群众救助", "助困", "自治区", 25, 90),
    ("重阳敬老慰问", "助困", "捐赠", 15, 60),
)


def county_rows(year: int) -> dict[str, list[Line]]:
    """Each county's projects."""
    rng = Random(f"relief {year}")
    facts = YEARS[year]
    # The city society itself visits about a tenth of the households.
    weights = [*BY_PEOPLE.values(), 100]
    households = by_weight(facts.spring_households, weights)
    hundreds = by_weight(facts.spring_yuan // 20, [weight * rng.randint(90, 112) for weight in weights])
    found: dict[str, list[Line]] = {}
    for index, (county, (code, _)) in enumerate(COUNTIES.items()):
        rows = [_spring(rng, year, county, households[index], hundreds[index] * 20)]
        rows += _small_projects(rng, year, county)
        if county == "隆安县":
            rows += _livelihood(year)
        rows.sort(key=lambda row: (str(row["started_on"]), str(row["project_name"])))
        found[county] = numbered(rows, "project_code", f"JZ-{code}-{year}-{{:02d}}")
    rest_households, rest_yuan = households[-1], facts.spring_yuan - 20 * sum(hundreds[:-1])
    own = [_spring(rng, year, None, rest_households, rest_yuan), *_city_projects(year)]
    found[CITY] = numbered(own, "project_code", f"JZ-CITY-{year}-{{:02d}}")
    return found


def _spring(rng: Random, year: int, county: str | None, households: int, yuan: int) -> Line:
    first, last = YEARS[year].spring_days
    spent = yuan - rng.randint(0, 9) * 100
    line: Line = {
        "project_name": f"{year}年博爱送万家", "project_type": "博爱送万家", "relief_category": "助困",
        "funding_source": "捐赠", "period": f"{year}年春节", "started_on": first, "ended_on": day_between(
            rng, last - dt.timedelta(days=5), last), "raised_yuan": Decimal(yuan), "spent_yuan": Decimal(spent),
        "households_count": households, "people_count": households * 3 + rng.randint(0, households // 2),
    }  # fmt: skip
    return line | ({"county": county} if county else {})


def _small_projects(rng: Random, year: int, county: str) -> list[Line]:
    """The county's own projects over the year; one gives only its reporting period, and one ends after 4 December."""
    rows: list[Line] = []
    for name, category, source, low, high in SMALL_PROJECTS:
        month = {"汛期受灾群众救助": 6, "重阳敬老慰问": 10}.get(name, rng.randint(3, 8))
        households = rng.randint(low, high)
        yuan = households * rng.randint(9, 16) * 40
        first = dt.date(year, month, rng.randint(2, 12))
        open_ended = name == "困难家庭临时救助"
        last = first + dt.timedelta(days=rng.randint(5, 45))
        period = {1: "上半年", 2: "上半年", 3: "第三季度", 4: "第四季度"}[(month + 2) // 3]
        rows.append(_project(county, name, "其他", category, source, first, last)
                    | {"period": f"{year}年{period}", "raised_yuan": Decimal(yuan),
                       "spent_yuan": Decimal(yuan * 96 // 100), "households_count": households,
                       "people_count": households * 3}
                    | ({"ended_on": None} if open_ended else {}))  # fmt: skip
    households = rng.randint(20, 60)
    last = dt.date(year, 12, rng.randint(16, 28))
    winter = _project(county, "冬季送温暖", "其他", "助困", "市财政", dt.date(year, 12, 1), last)
    return [*rows, winter | {"period": f"{year}年第四季度", "raised_yuan": Decimal(households * 320),
                             "spent_yuan": Decimal(households * 300), "households_count": households,
                             "people_count": households * 2}]  # fmt: skip


def _livelihood(year: int) -> list[Line]:
    """The livelihood projects of the county that has them, and its clinic."""
    rows: list[Line] = []
    for project_type, name, households, dividend in YEARS[year].livelihood:
        row = _project("隆安县", name, project_type, "生计", "自治区", dt.date(year, 3, 1), dt.date(year, 11, 20))
        rows.append(row | {"village": LIVELIHOOD_VILLAGE, "period": f"{year}年", "raised_yuan": Decimal(0),
                           "spent_yuan": Decimal(dividend), "households_count": households,
                           "people_count": households * 3, "dividend_yuan": Decimal(dividend)})  # fmt: skip
    first, last = dt.date(year, 5, 6), dt.date(year, 9, 25)
    clinic = _project("隆安县", "博爱卫生站设备添置", "博爱卫生站", "基础设施", "彩票", first, last)
    return [*rows, clinic | {"village": LIVELIHOOD_VILLAGE, "period": f"{year}年", "raised_yuan": Decimal(60000),
                             "spent_yuan": Decimal(58420)}]  # fmt: skip


def _city_projects(year: int) -> list[Line]:
    """The city's support of its village: the same money as in the village's own sheet, compared and never added."""
    row = _project(None, "龙头村定点帮扶", "定点帮扶", "基础设施", "市财政", dt.date(year, 4, 8), dt.date(year, 11, 27))
    whole = Decimal(sum(YEARS[year].support))
    return [row | {"village": SUPPORTED_VILLAGE, "period": f"{year}年", "raised_yuan": whole, "spent_yuan": whole}]


def _project(county: str | None, name: str, project_type: str, category: str, source: str, first: dt.date,
             last: dt.date) -> Line:  # fmt: skip
    line: Line = {
        "project_name": name, "project_type": project_type, "relief_category": category,
        "funding_source": source, "started_on": first, "ended_on": last,
    }  # fmt: skip
    return line | ({"county": county} if county else {})


def village_rows(year: int) -> list[Row]:
    """The supported village, and an invented one beside it."""
    facts = {2019: ((646, 61, 38), (212, 40, 21)), 2020: ((646, 23, 23), (212, 19, 19))}[year]
    money = (YEARS[year].support, (8000, 4600))
    places = ((SUPPORTED_VILLAGE, "隆安县"), ("虚构村甲", "上林县"))
    return [
        {
            "village": village,
            "poor_households_total": whole,
            "poor_households_at_start": start,
            "households_lifted": lifted,
            "poor_households_at_end": start - lifted,
            "coordinated_yuan": Decimal(coordinated),
            "invested_yuan": Decimal(invested),
            "year": year,
            "county": county,
        }
        for (village, county), (whole, start, lifted), (coordinated, invested) in zip(places, facts, money, strict=True)
    ]


# Fund, disease, grants; funded up to 4 December, funded later, refused, pending at the year's end.
FUNDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "小天使": ("白血病", ("3万", "3万", "5万")),
    "天使阳光": ("先天性心脏病", ("0.5万", "1万", "1.5万", "2万", "3万")),
}
APPLICATIONS = {
    2019: {"小天使": (38, 2, 4, 3), "天使阳光": (21, 1, 2, 2)},
    2020: {"小天使": (45, 3, 5, 6), "天使阳光": (17, 2, 3, 4)},
}


def child_rows(year: int) -> list[Line]:
    """Applications by date, without any name."""
    rng = Random(f"children {year}")
    rows: list[Line] = []
    for fund, (funded, later, refused, pending) in APPLICATIONS[year].items():
        cut_off, end = dt.date(year, 12, 4), dt.date(year, 12, 30)
        batches = (
            ("资助", funded, dt.date(year, 1, 20), cut_off),
            ("资助", later, cut_off + dt.timedelta(days=3), end),
            ("未资助", refused, dt.date(year, 3, 1), end),
            ("待审", pending, end, end),
        )
        for result, count, first, last in batches:
            rows += [_application(rng, fund, result, day_between(rng, first, last)) for _ in range(count)]
    rows.sort(key=lambda row: (str(row["applied_on"]), str(row["aid_fund"]), str(row["birth_year"])))
    coded: list[Line] = []
    for index, row in enumerate(rows, start=1):
        codes: Line = {"application_code": f"SQ-{year}-{index:03d}", "patient_code": f"HE{year % 100}{index:03d}"}
        coded.append(codes | row)
    return coded


def _application(rng: Random, fund: str, result: str, reviewed: dt.date) -> Line:
    disease, grants = FUNDS[fund]
    year = reviewed.year
    applied = max(reviewed - dt.timedelta(days=rng.randint(9, 50)), dt.date(year, 1, 3))
    decided = result != "待审"
    return {
        "aid_fund": fund,
        "county": rng.choices(list(BY_PEOPLE), list(BY_PEOPLE.values()))[0],
        "birth_year": year - rng.randint(1, 13),
        "disease": disease,
        "applied_on": applied,
        "reviewed_on": reviewed if decided else None,
        "reported_on": min(reviewed + dt.timedelta(days=5), dt.date(year, 12, 31)) if result == "资助" else None,
        "aid_result": result,
        "aid_amount": rng.choice(grants) if result == "资助" else None,
    }


PROJECT_SUMS = ("raised_yuan", "spent_yuan", "households_count", "people_count", "dividend_yuan")


def city_sheets(year: int, own: list[Line]) -> list[Sheet]:
    """The city's relief workbook."""
    title = f"{CITY}{year}年"
    return [
        Sheet("child_patient_aid", f"{title}大病患儿救助登记表", child_rows(year), unit="单位：例"),
        Sheet("supported_village", f"{title}定点帮扶村情况表", village_rows(year)),
        Sheet("relief_project", f"{title}人道救助项目表（市本级）", own, sums=PROJECT_SUMS,
              notes=("定点帮扶资金与定点帮扶村情况表、经费表为同一笔，不重复计算",)),
    ]  # fmt: skip
