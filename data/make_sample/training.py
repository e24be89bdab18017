"""First-aid training: the counties' targets and classes, and the city's own classes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from data.make_sample.book import Sheet
from data.make_sample.draw import CENT, by_weight, money_portions, pick, portions, weekday_between
from data.make_sample.names import CITY, COUNTIES, STEMS
from data.make_sample.row import Line, Row, day_of, numbered

VILLAGE = "龙头村"
MASS = "万人培训"
SECTORS: Mapping[str, int] = {"社区": 30, "农村": 22, "学校": 26, "机关": 10, "企业": 12}
PLACES = {"社区": "社区活动中心", "农村": "村委会", "学校": "学校礼堂", "机关": "机关会议室", "企业": "企业培训室"}


@dataclass(frozen=True)
class Year:
    """A year's numbers: by county (sessions planned, held up to 4 December, held later, weight of people)."""

    counties: Mapping[str, tuple[int, int, int, int]]
    people: int
    people_later: int
    funds: str
    course: tuple[tuple[int, int], ...]
    """Share of the sessions by month; December is its first four days."""
    first_version: Mapping[str, int]
    """Sessions as first issued, where the target was revised in June."""


# The split over counties is invented; the sums are 415 planned, 446 held and 47,496 people.
YEARS = {
    2019: Year(
        {"兴宁区": (30, 33, 2, 60), "青秀区": (48, 54, 3, 66), "江南区": (42, 44, 2, 62), "西乡塘区": (58, 62, 4, 64),
         "良庆区": (28, 29, 1, 55), "邕宁区": (20, 19, 1, 58), "武鸣区": (32, 33, 1, 60), "隆安县": (22, 22, 1, 56),
         "马山县": (22, 21, 1, 52), "上林县": (22, 23, 0, 54), "宾阳县": (32, 32, 2, 63), "横县": (34, 31, 2, 60)},
        25140, 1180, "2000000",
        ((1, 12), (2, 8), (3, 34), (4, 42), (5, 50), (6, 45), (7, 38), (8, 36), (9, 46), (10, 44), (11, 40), (12, 8)),
        {},
    ),
    2020: Year(
        {"兴宁区": (32, 36, 1, 104), "青秀区": (55, 68, 2, 122), "江南区": (44, 49, 1, 108),
         "西乡塘区": (66, 80, 3, 126), "良庆区": (30, 25, 1, 52), "邕宁区": (22, 24, 1, 96), "武鸣区": (34, 38, 1, 108),
         "隆安县": (22, 26, 1, 92), "马山县": (24, 19, 1, 56), "上林县": (22, 17, 2, 55), "宾阳县": (34, 36, 2, 110),
         "横县": (30, 28, 0, 98)},
        47496, 1650, "2328000",
        ((1, 18), (3, 2), (4, 7), (5, 38), (6, 52), (7, 50), (8, 46), (9, 70), (10, 66), (11, 83), (12, 14)),
        {"青秀区": 50, "横县": 34},
    ),
}  # fmt: skip
LAST_COUNTED = (12, 4)


def target_rows(year: int) -> list[Row]:
    """The counties' targets: version 1 of January or March, and for some a version 2 of June."""
    plan = YEARS[year]
    names = list(plan.counties)
    sessions = {name: plan.counties[name][0] for name in names}
    funds = dict(zip(names, by_weight(int(plan.funds), [sessions[name] for name in names]), strict=True))
    issued = dt.date(2020, 3, 12) if year == 2020 else dt.date(2019, 1, 18)
    rows: list[Row] = []
    for name in names:
        first = plan.first_version.get(name, sessions[name])
        planned = Decimal(funds[name] * first // sessions[name])
        rows.append(_target(year, name, first, planned, issued, 1))
        if first != sessions[name]:
            rows.append(_target(year, name, sessions[name], Decimal(funds[name]), dt.date(year, 6, 18), 2))
    return rows


def _target(year: int, county: str, sessions: int, funds: Decimal, issued: dt.date, version: int) -> Line:
    return {
        "county": county,
        "training_type": MASS,
        "planned_sessions": sessions,
        "planned_people": sessions * 50,
        "planned_yuan": funds,
        "target_rule": "≥",
        "document_number": f"示例红发〔{year}〕{6 + version}号",
        "issued_on": issued,
        "due_on": dt.date(year, 12, 31),
        "version": version,
        "year": year,
        "note": "年中调整" if version > 1 else None,
    }


def county_rows(year: int) -> dict[str, list[Line]]:
    """Each county's classes by date: the mass training, and a few classes for public awareness and water safety."""
    rng = Random(f"training {year}")
    plan = YEARS[year]
    counted = sum(facts[1] for facts in plan.counties.values())
    months = [month for month, share in zip(*_months(plan, counted), strict=True) for _ in range(share)]
    rng.shuffle(months)
    found: dict[str, list[Line]] = {}
    for county, (_, held, later, _) in plan.counties.items():
        days = [_day(rng, year, months.pop()) for _ in range(held)]
        days += [weekday_between(rng, dt.date(year, 12, 7), dt.date(year, 12, 25)) for _ in range(later)]
        found[county] = [_mass_class(rng, county, day) for day in sorted(days)]
    found["隆安县"][len(found["隆安县"]) // 2] |= {"sector": "农村", "village": VILLAGE, "location": f"{VILLAGE}村委会"}
    _fill_people(rng, plan, found)
    return {county: _numbered(year, county, rows + _other_classes(rng, year, county)) for county, rows in found.items()}


def _months(plan: Year, sessions: int) -> tuple[list[int], list[int]]:
    return [month for month, _ in plan.course], by_weight(sessions, [share for _, share in plan.course])


def _day(rng: Random, year: int, month: int) -> dt.date:
    """A day of the month; outside the holidays; in December up to the summary's cut-off."""
    first, last = {1: (6, 17), 5: (6, 29), 10: (9, 30), 12: (1, 4)}.get(month, (2, 28))
    return weekday_between(rng, dt.date(year, month, first), dt.date(year, month, last))


def _mass_class(rng: Random, county: str, day: dt.date) -> Line:
    sector = pick(rng, SECTORS)
    certified = rng.randint(1, 10) > 6
    place = f"{county}示例{rng.choice(STEMS)}{PLACES[sector]}"
    return {
        "organiser": f"{county}红十字会",
        "training_type": MASS,
        "certificate": rng.choice(("救护员", "初级", "CPR+AED")) if certified else "无",
        "started_on": day,
        "ended_on": day + dt.timedelta(days=1 if certified and rng.randint(1, 3) == 1 else 0),
        "hours": 16 if certified else 4,
        "location": place,
        "village": f"示例村{rng.choice(STEMS)}" if sector == "农村" else None,
        "sector": sector,
        "county": county,
    }


def _fill_people(rng: Random, plan: Year, found: Mapping[str, list[Line]]) -> None:
    """People of each class, so that those up to the cut-off and those later add up to the year's numbers."""
    for whole, late in ((plan.people, False), (plan.people_later, True)):
        classes = [(row, plan.counties[county][3]) for county, rows in found.items() for row in rows
                   if _is_late(row) is late]  # fmt: skip
        people = by_weight(whole, [weight * rng.randint(70, 130) for _, weight in classes])
        for (row, _), count in zip(classes, people, strict=True):
            passed = count - rng.randint(0, max(count // 20, 1))
            certified = 0 if row["certificate"] == "无" else passed - rng.randint(0, max(passed // 15, 1))
            row |= {"attended_count": count, "passed_count": passed, "certified_count": certified}
    rows = [row for of_county in found.values() for row in of_county]
    spent = money_portions(rng, (Decimal(plan.funds) * 94 / 100).quantize(CENT), len(rows), 75, 125)
    for row, amount in zip(rows, spent, strict=True):
        row["spent_yuan"] = amount


def _is_late(row: Row) -> bool:
    day = day_of(row, "started_on")
    return (day.month, day.day) > LAST_COUNTED


def _other_classes(rng: Random, year: int, county: str) -> list[Line]:
    """Classes that are no part of the mass training and never added to it."""
    rows: list[Line] = []
    for training_type, months, people in (("普及", (5, 5, 9), (60, 160)), ("防溺水", (6, 7), (50, 120))):
        for month in months[: rng.randint(1, len(months))]:
            day = weekday_between(rng, dt.date(year, month, 6), dt.date(year, month, 27))
            row = _mass_class(rng, county, day)
            count = rng.randint(*people)
            row |= {"training_type": training_type, "certificate": "无", "ended_on": day, "hours": 2}
            rows.append(row | {"attended_count": count, "passed_count": count, "certified_count": 0})
    return rows


def _numbered(year: int, county: str, rows: list[Line]) -> list[Line]:
    rows.sort(key=lambda row: (day_of(row, "started_on"), str(row["location"])))
    code = COUNTIES[county][0]
    return numbered(rows, "class_code", f"PX-{code}-{year}-{{:03d}}")


# Class, certificate, hours, place; number of classes and people up to 4 December, then later ones.
CITY_CLASSES = {
    2019: (("公务员任前", "初级", 8, 2, 412, 0, 0), ("市直机关", "CPR+AED", 8, 11, 846, 1, 72),
           ("师资", "师资", 48, 2, 96, 0, 0)),
    2020: (("公务员任前", "初级", 8, 2, 460, 0, 0), ("市直机关", "CPR+AED", 8, 13, 1000, 2, 131),
           ("师资", "师资", 48, 3, 141, 0, 0)),
}  # fmt: skip


def city_rows(year: int) -> list[Line]:
    """The city society's own classes by date."""
    rng = Random(f"city training {year}")
    rows: list[Line] = []
    for training_type, certificate, hours, classes, people, later, people_later in CITY_CLASSES[year]:
        days = [weekday_between(rng, dt.date(year, 5, 8), dt.date(year, 11, 26)) for _ in range(classes)]
        days = sorted(days) + [dt.date(year, 12, 10 + 5 * number) for number in range(later)]
        counts = portions(rng, people, classes, 80, 120) + (portions(rng, people_later, later) if later else [])
        for day, count in zip(days, counts, strict=True):
            passed = count - rng.randint(0, max(count // 25, 1))
            rows.append({
                "organiser": CITY, "training_type": training_type, "certificate": certificate, "started_on": day,
                "ended_on": day + dt.timedelta(days={8: 0, 48: 5}[hours]), "hours": hours,
                "location": f"示例培训基地{rng.choice(STEMS[:4])}", "sector": "机关" if hours == 8 else None,
                "attended_count": count, "passed_count": passed, "certified_count": passed,
                "spent_yuan": Decimal(count * rng.randint(38, 62)),
            })  # fmt: skip
    rows.sort(key=lambda row: (day_of(row, "started_on"), str(row["training_type"])))
    return numbered(rows, "class_code", f"PX-CITY-{year}-{{:03d}}")


CLASS_SUMS = ("attended_count", "passed_count", "certified_count", "spent_yuan")


def city_sheets(year: int) -> list[Sheet]:
    """The city's training workbook: the year's targets and its own classes."""
    targets = target_rows(year)
    # Where a target was revised, adding up both versions would mislead: no 合计 then.
    revised = any(row["version"] == 2 for row in targets)
    sums = () if revised else ("planned_sessions", "planned_people", "planned_yuan")
    notes = ("计划人数为“以上”口径；版本2为6月调整数，以最新版本为准",)
    return [
        Sheet("training_target", f"{CITY}{year}年万人应急救护培训任务分解表", targets, sums=sums, notes=notes),
        Sheet("training_class", f"{CITY}{year}年本级培训班台账", city_rows(year), sums=CLASS_SUMS),
    ]
