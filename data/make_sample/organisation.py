"""The workbook of the organisation: county plans, bases, money allotted, meetings, news, the register of counties."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from random import Random

from data.make_sample import reform, relief, targets
from data.make_sample.book import Habit, Sheet
from data.make_sample.draw import day_between
from data.make_sample.names import CITY
from data.make_sample.row import Line, Row, named

Base = tuple[str, str, str, str, str, str, tuple[int, int] | None]
# The names are published; a county that is not is invented. Number, name, category, level, action, county, day.
BASES: dict[int, tuple[Base, ...]] = {
    2019: (
        ("ZD-2019-01", "示例小学甲", "示范校", "市级", "新增", "武鸣区", (4, 18)),
        ("ZD-2019-02", "示例中学乙", "示范校", "市级", "提升", "宾阳县", (9, 12)),
        ("ZD-2019-03", "示例社区丙", "传播基地", "市级", "完成", "江南区", (6, 27)),
        ("ZD-2019-04", "示例社区丁", "传播基地", "自治区级", "提升", "西乡塘区", (10, 30)),
        ("ZD-2019-05", "示例村戊", "卫生站", "市级", "新增", "马山县", (8, 15)),
    ),
    2020: (
        ("ZD-2020-01", "隆安宝塔实验学校", "示范校", "市级", "新增", "隆安县", (9, 10)),
        ("ZD-2020-02", "吉祥路小学", "示范校", "市级", "提升", "兴宁区", (9, 24)),
        ("ZD-2020-03", "四十七中", "传播基地", "自治区级", "配合", "西乡塘区", (10, 15)),
        ("ZD-2020-04", "宝塔社区居委会", "传播基地", "市级", "完成", "隆安县", (6, 30)),
        ("ZD-2020-05", "宝塔实验小学", "传播基地", "市级", "完成", "隆安县", (6, 30)),
        ("ZD-2020-06", "百花岭社区", "传播基地", "自治区级", "提升", "青秀区", (11, 6)),
        ("ZD-2020-07", "示例村己", "卫生站", "市级", "新增", "上林县", (7, 21)),
        ("ZD-2020-08", "示例体验馆庚", "体验馆", "市级", "完成", "良庆区", (12, 18)),
        ("ZD-2020-09", "示例小学辛", "示范校", "市级", "新增", "横县", (12, 22)),
        ("ZD-2020-10", "示例村壬", "博爱家园", "市级", "配合", "宾阳县", None),
    ),
}
# Project, source, budget, received, spent, month and day of receipt; in 元.
FUNDING: dict[int, tuple[tuple[str, str, str, str, str, int, int], ...]] = {
    2019: (
        ("万人应急救护培训", "市财政", "2000000", "2000000", "1936420", 3, 8),
        ("救援队伍建设", "自治区", "100000", "100000", "91250", 5, 16),
        ("博爱卫生站", "彩票", "60000", "60000", "58420", 4, 25),
        ("备灾物资储备", "中央", "300000", "280000", "263905", 6, 20),
    ),
    2020: (
        ("万人应急救护培训", "市财政", "2328000", "2327860", "2188188.40", 4, 16),
        ("救援队伍建设", "自治区", "150000", "150000", "138640", 5, 21),
        ("博爱卫生站", "彩票", "60000", "60000", "58420", 5, 6),
        ("备灾物资储备", "中央", "320000", "320000", "305118.50", 6, 18),
        ("无偿献血表彰", "市财政", "180000", "176400", "171235.60", 6, 4),
    ),
}
Event = tuple[int, int, str, str, int | None, int | None, str | None, str | None]
# Month, day, category, item, times, people, result, approximate columns.
EVENTS: dict[int, tuple[Event, ...]] = {
    2019: (
        (3, 29, "学习", "党组学习", 4, None, None, None),
        (6, 28, "学习", "党组学习", 5, None, None, None),
        (9, 30, "学习", "党组学习", 5, None, None, None),
        (11, 29, "学习", "党组学习", 3, None, None, None),
        (12, 27, "学习", "党组学习", 1, None, None, None),
    ),
    2020: (
        (3, 31, "学习", "党组学习", 3, None, None, None),
        (6, 30, "学习", "党组学习", 6, None, None, None),
        (9, 30, "学习", "党组学习", 6, None, None, None),
        (10, 22, "换届", "会员代表大会", 1, None, "全票通过", None),
        (10, 22, "换届", "名誉会长", None, 1, None, None),
        (10, 22, "换届", "名誉副会长", None, 2, None, None),
        (10, 22, "换届", "挂职副会长", None, 1, "选举增加", None),
        (10, 22, "监事会", "监事长", None, 1, "选举产生", None),
        (10, 22, "监事会", "专职副监事长", None, 1, "选举产生", None),
        (11, 30, "学习", "党组学习", 5, None, None, "次数:余"),
        (12, 25, "学习", "党组学习", 2, None, None, None),
    ),
}
# Of the year's items in city media: number up to 4 December, how many of them in batches that are only nearly known.
NEWS = {2019: (58, 7), 2020: (70, 8)}
SUBJECTS = [
    "应急救护培训进校园",
    "志愿服务在行动",
    "造血干细胞捐献故事",
    "博爱送万家",
    "防溺水宣传",
    "捐赠款物公示解读",
    "无偿献血宣传",
]


def base_rows(year: int) -> list[Row]:
    """Bases and what was done with them."""
    names = ("base_code", "base_name", "base_category", "base_level", "base_action", "county")
    return [
        named(names, facts) | {"acted_on": dt.date(year, *day) if day else None, "year": year}
        for *facts, day in BASES[year]
    ]


def funding_rows(year: int) -> list[Row]:
    """Allocations; the village's money is the same as in its own sheet."""
    rows: list[Row] = [
        {"project_name": name, "funding_source": source, "budget_yuan": Decimal(budget), "received_yuan": Decimal(got),
         "spent_yuan": Decimal(spent), "received_on": dt.date(year, month, day), "year": year}
        for name, source, budget, got, spent, month, day in FUNDING[year]
    ]  # fmt: skip
    whole = Decimal(sum(relief.YEARS[year].support))
    support: Row = {"project_name": "定点帮扶", "funding_source": "市财政", "budget_yuan": whole,
                    "received_yuan": whole, "spent_yuan": whole,
                    "received_on": dt.date(year, 4, 3), "year": year}  # fmt: skip
    return [*rows, support]


def event_rows(year: int) -> list[Row]:
    """Meetings, elections and study sessions."""
    names = ("event_category", "event_item", "times_count", "event_people_count", "election_result", "approximations")
    return [{"occurred_on": dt.date(year, month, day)} | named(names, facts) for month, day, *facts in EVENTS[year]]


def news_rows(year: int) -> list[Row]:
    """News in city media one by one and in batches, and pieces at other levels."""
    rng = Random(f"news {year}")
    whole, batches = NEWS[year]
    batch_items = 3
    rows: list[Row] = []
    for number in range(whole - batches * (batch_items - 1)):
        batch = number < batches
        rows.append(_news(rng, year, number, 1 if not batch else batch_items, dt.date(year, 12, 4), "市级")
                    | ({"approximations": "篇数:余"} if batch and year == 2020 else {}))  # fmt: skip
    rows += [_news(rng, year, 200 + number, 1, dt.date(year, 12, 30), "自治区级") for number in range(9)]
    rows += [_news(rng, year, 300 + number, 1, dt.date(year, 12, 30), "国家级") for number in range(2)]
    for number, day in enumerate((8, 15, 24)):
        late = _news(rng, year, 400 + number, 1, dt.date(year, 12, 30), "市级")
        rows.append(late | {"published_on": dt.date(year, 12, day)})
    for number, month in enumerate((5, 6)):
        rows.append({"published_on": dt.date(year, month, 8), "media_level": "自治区级", "media_channel": "地铁",
                     "title": f"地铁公益广告（第{number + 1}期）", "items_count": 1})  # fmt: skip
    return sorted(rows, key=lambda row: (str(row["published_on"]), str(row["title"])))


def _news(rng: Random, year: int, number: int, items: int, last: dt.date, level: str) -> Line:
    channel = rng.choice(("网络", "网络", "报刊", "电视", "广播"))
    subject = SUBJECTS[number % len(SUBJECTS)]
    title = f"{subject}（示例报道{number + 1:03d}）" if items == 1 else f"{subject}系列报道（示例{number + 1:03d}）"
    return {"published_on": day_between(rng, dt.date(year, 1, 4), last), "media_level": level,
            "media_channel": channel, "title": title, "items_count": items}  # fmt: skip


def city_sheets(year: int) -> list[Sheet]:
    """The organisation's workbook; the plan of reform and the register of counties come with 2020."""
    title = f"{CITY}{year}年"
    in_wan = Habit(serial=True, in_wan=True)
    money = ("budget_yuan", "received_yuan", "spent_yuan")
    sheets = [
        Sheet("county_reform_plan", f"{title}县区改革方案进展表", reform.plan_rows(year), unit="单位：项"),
        Sheet("base", f"{title}阵地建设登记表", base_rows(year), unit="单位：个"),
        Sheet("funding", f"{title}经费情况表", funding_rows(year), sums=money, habit=in_wan),
        Sheet("governance_event", f"{title}组织党建登记表", event_rows(year), unit="单位：次、人"),
        Sheet("publicity", f"{title}宣传发布登记表", news_rows(year), unit="单位：篇"),
        Sheet("indicator_target", f"{title}指标目标表", targets.target_rows(year), unit="单位：元、户、人次"),
    ]
    if year == 2020:
        measures = Sheet("reform_measure", f"{title}改革措施台账", reform.measure_rows(), unit="单位：项")
        register = Sheet("county", f"{CITY}县区名录", targets.county_rows(), unit="单位：万人", marker="（示例数据）")
        sheets = [measures, *sheets, register]
    return sheets
