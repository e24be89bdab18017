"""Rescue and volunteers: few actions whose numbers are published, and many invented ones in the counties."""

from __future__ import annotations

import datetime as dt
from random import Random

from data.make_sample.book import Sheet
from data.make_sample.draw import day_between, month_days, pick
from data.make_sample.names import BY_PEOPLE, CITY, STEMS
from data.make_sample.row import Line, named, numbered

RESCUE_TEAM = "南宁红十字搜救救援队"
WATER_TEAM = "应急志愿服务队水上分队"
Action = tuple[int, int, str, str, str, int, int, int]
# Month, day, type, disaster, place, deployments, members, rescued.
RESCUES: dict[int, tuple[Action, ...]] = {
    2019: (
        (4, 13, "救援", "失踪搜救", "示例山林甲", 9, 7, 1),
        (6, 21, "演练", "溺水", "邕江示例水域", 24, 24, 0),
        (7, 9, "救援", "溺水", "示例水库乙", 7, 7, 0),
        (10, 19, "救援", "失踪搜救", "示例村寨丙", 8, 6, 1),
        (12, 14, "演练", "火灾", "示例社区丁", 18, 18, 0),
    ),
    2020: (
        (5, 17, "救援", "失踪搜救", "示例山林甲", 8, 8, 1),
        (6, 9, "救援", "洪涝", "示例河段乙", 10, 9, 4),
        (7, 4, "演练", "溺水", "邕江南宁段水域", 30, 30, 0),
        (8, 23, "救援", "溺水", "示例水库丙", 7, 7, 0),
        (11, 7, "救援", "失踪搜救", "示例村寨丁", 5, 5, 1),
        (12, 12, "救援", "失踪搜救", "示例山林戊", 6, 6, 1),
        (12, 19, "演练", "火灾", "示例社区己", 16, 16, 0),
    ),
}
Activity = tuple[int, int, str, str, str, int, int, int, int | None, int | None, str | None]
# Month, day, team, theme, type, volunteers, person-times, hours, households, leaflets, approximate columns.
CITY_ACTIVITIES: dict[int, tuple[Activity, ...]] = {
    2019: (
        (1, 1, WATER_TEAM, "元旦冬泳邕江", "冬泳", 86, 86, 3, None, None, None),
        (1, 24, "市直属应急救援志愿服务队", "我们的节日·春节慰问", "节日慰问", 14, 28, 8, 24, None, None),
        (1, 26, "学雷锋志愿服务队", "我们的节日·春节慰问", "节日慰问", 12, 24, 8, 20, None, None),
        (1, 28, "心理救援服务队", "我们的节日·春节慰问", "节日慰问", 10, 20, 6, 14, None, None),
        (3, 5, "学雷锋志愿服务队", "学雷锋邕江环保清洁", "环保清洁", 92, 92, 3, None, None, None),
        (5, 8, "市救护志愿服务队", "世界红十字日救护知识普及", "普及宣传", 60, 60, 4, None, 1500, None),
        (5, 12, "市救护志愿服务队", "防灾减灾日救护知识普及", "普及宣传", 48, 48, 4, None, 1300, None),
        (6, 15, WATER_TEAM, "防溺水宣传（江边）", "防溺水宣传", 30, 90, 5, None, None, None),
        (8, 10, WATER_TEAM, "防溺水宣传（学校社区）", "防溺水宣传", 28, 84, 5, None, None, None),
        (12, 5, "学雷锋志愿服务队", "国际志愿者日邕江清洁", "环保清洁", 40, 40, 3, None, None, None),
    ),
    2020: (
        (1, 1, WATER_TEAM, "元旦冬泳邕江", "冬泳", 100, 100, 3, None, None, None),
        (1, 17, "市直属应急救援志愿服务队", "我们的节日·春节元宵节", "节日慰问", 15, 30, 8, 26, None, "人数:近多"),
        (1, 18, "学雷锋志愿服务队", "我们的节日·春节元宵节", "节日慰问", 14, 28, 8, 24, None, "人数:近多"),
        (1, 19, "心理救援服务队", "我们的节日·春节元宵节", "节日慰问", 11, 22, 6, 19, None, "人数:近多"),
        (3, 5, "学雷锋志愿服务队", "学雷锋邕江环保清洁", "环保清洁", 60, 100, 3, None, None, "人次:多"),
        (5, 8, "市救护志愿服务队", "世界红十字日救护知识普及", "普及宣传", 45, 45, 4, None, 1100, "资料份数:多"),
        (5, 12, "市救护志愿服务队", "防灾减灾日救护知识普及", "普及宣传", 38, 38, 4, None, 900, "资料份数:多"),
        (6, 13, WATER_TEAM, "防溺水宣传（江边重点水域）", "防溺水宣传", 20, 60, 5, None, None, None),
        (7, 11, WATER_TEAM, "防溺水宣传（江边重点水域）", "防溺水宣传", 20, 60, 5, None, None, None),
        (8, 15, WATER_TEAM, "防溺水宣传（周边学校）", "防溺水宣传", 18, 45, 5, None, None, None),
        (9, 5, WATER_TEAM, "防溺水宣传（周边社区）", "防溺水宣传", 15, 35, 4, None, None, None),
        (12, 5, "学雷锋志愿服务队", "国际志愿者日邕江清洁", "环保清洁", 45, 45, 3, None, None, None),
        (12, 26, WATER_TEAM, "迎新年冬泳邕江", "冬泳", 72, 72, 3, None, None, None),
        (12, 30, "心理救援服务队", "元旦慰问", "节日慰问", 12, 12, 4, 18, None, None),
    ),
}
# County activities carry none of the published numbers, so their types are others. Share of the year by month.
COUNTY_THEMES = (("义诊进村", "义诊"), ("健康进社区", "义诊"), ("敬老助残服务", "其他"), ("交通文明劝导", "其他"))
COUNTY_MONTHS = {
    2019: {1: 7, 2: 5, 3: 10, 4: 9, 5: 9, 6: 9, 7: 8, 8: 8, 9: 9, 10: 9, 11: 9, 12: 8},
    2020: {1: 6, 2: 9, 3: 8, 4: 6, 5: 8, 6: 9, 7: 9, 8: 9, 9: 9, 10: 10, 11: 10, 12: 7},
}
COUNTY_COUNT = {2019: 168, 2020: 188}


def rescue_rows(year: int) -> list[Line]:
    """Rescues and drills of the year."""
    names = ("rescue_type", "disaster_type", "location", "deployments_count", "members_count", "rescued_count")
    rows: list[Line] = [
        {"occurred_on": dt.date(year, action[0], action[1]), "team": RESCUE_TEAM, **named(names, action[2:])}
        for action in RESCUES[year]
    ]
    return numbered(rows, "rescue_code", f"JY-{year}-{{:02d}}")


def activity_rows(year: int) -> list[Line]:
    """The city's activities and those that the counties report, by date."""
    names = ("team", "theme", "activity_type", "volunteers_count", "volunteer_times", "volunteer_hours",
             "households_count", "leaflets_count", "approximations")  # fmt: skip
    rows: list[Line] = [
        {"held_on": dt.date(year, activity[0], activity[1]), **named(names, activity[2:])}
        for activity in CITY_ACTIVITIES[year]
    ]
    rng = Random(f"volunteers {year}")
    rows += [_county_activity(rng, year) for _ in range(COUNTY_COUNT[year])]
    rows.sort(key=lambda row: (str(row["held_on"]), str(row["team"]), str(row["theme"])))
    return numbered(rows, "activity_code", f"ZY-{year}-{{:03d}}")


def _county_activity(rng: Random, year: int) -> Line:
    county = pick(rng, BY_PEOPLE)
    theme, activity_type = rng.choice(COUNTY_THEMES)
    month = pick(rng, COUNTY_MONTHS[year])
    if year == 2020 and month in (2, 3):
        theme, activity_type = "社区疫情防控值守", "其他"
    volunteers = rng.randint(8, 36)
    return {
        "held_on": day_between(rng, *month_days(year, month)),
        "team": f"{county}红十字志愿服务队{rng.choice(STEMS[:4])}",
        "theme": theme,
        "activity_type": activity_type,
        "volunteers_count": volunteers,
        "volunteer_times": volunteers * rng.choice((1, 1, 2, 3)),
        "volunteer_hours": rng.randint(2, 8),
        "county": county,
    }


def city_sheets(year: int) -> list[Sheet]:
    """The workbook of rescue and volunteers."""
    title = f"{CITY}{year}年"
    sums = ("volunteers_count", "volunteer_times", "households_count", "leaflets_count")
    return [
        Sheet("rescue", f"{title}应急救援与演练登记表", rescue_rows(year), unit="单位：人次、人",
              notes=("出动按人次统计，队员按人统计",)),
        Sheet("volunteer_activity", f"{title}志愿服务活动登记表", activity_rows(year), unit="单位：人、人次", sums=sums,
              filtered=True),
    ]  # fmt: skip
