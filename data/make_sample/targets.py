"""Targets for other figures than training, for the city and for counties; and the register of counties."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from data.make_sample.draw import by_weight
from data.make_sample.names import BY_PEOPLE, COUNTIES
from data.make_sample.row import Line, Row

# Key of the figure, the year's target for the city society's system, its course, and whether counties share it out.
CITY_TARGETS: dict[int, tuple[tuple[str, int, str, bool], ...]] = {
    2019: (
        ("donations_value", 6000000, "序时", False),
        ("relief_households", 5000, "季节", True),
        ("spring_relief_households", 2000, "里程碑", False),
        ("volunteer_times", 6000, "序时", True),
        ("hsc_contacted", 850, "序时", False),
        ("news_items", 55, "序时", False),
    ),
    2020: (
        ("donations_value", 12000000, "季节", False),
        ("relief_households", 5600, "季节", True),
        ("spring_relief_households", 2300, "里程碑", False),
        ("volunteer_times", 6500, "序时", True),
        ("hsc_contacted", 900, "序时", False),
        ("news_items", 60, "序时", False),
    ),
}
# Raised in March 2020, when the epidemic's gifts were known.
REVISED = {2020: {"donations_value": 45000000}, 2019: {}}
POPULATION = {
    "兴宁区": 615485, "青秀区": 1124334, "江南区": 989823, "西乡塘区": 1643819, "良庆区": 587618, "邕宁区": 332280,
    "武鸣区": 683826, "隆安县": 325140, "马山县": 382430, "上林县": 359323, "宾阳县": 801407, "横县": 896099,
}  # fmt: skip
CODES = {
    "兴宁区": "450102", "青秀区": "450103", "江南区": "450105", "西乡塘区": "450107", "良庆区": "450108",
    "邕宁区": "450109", "武鸣区": "450110", "隆安县": "450123", "马山县": "450124", "上林县": "450125",
    "宾阳县": "450126", "横县": "450127",
}  # fmt: skip


def target_rows(year: int) -> list[Row]:
    """The city's targets, which have no county, and the counties' shares of those that are shared out."""
    rows: list[Row] = []
    for key, value, curve, shared in CITY_TARGETS[year]:
        rows.append(_target(year, key, value, curve, None, 1))
        revised = REVISED[year].get(key)
        if revised:
            rows.append(_target(year, key, revised, curve, None, 2))
        if shared:
            parts = by_weight(value // 10, list(BY_PEOPLE.values()))
            rows += [_target(year, key, 10 * part, curve, county, 1)
                     for county, part in zip(COUNTIES, parts, strict=True)]  # fmt: skip
    return rows


def _target(year: int, key: str, value: int, curve: str, county: str | None, version: int) -> Line:
    return {
        "indicator_key": key,
        "target_value": Decimal(value),
        "target_direction": "≥",
        "target_curve": curve,
        "due_on": dt.date(year, 12, 31),
        "version": version,
        "issued_on": dt.date(year, 1, 15) if version == 1 else dt.date(year, 3, 20),
        "year": year,
        "county": county,
        "note": "年中调整" if version > 1 else None,
    }


def county_rows() -> list[Row]:
    """The city's register of its counties as it stood in 2020."""
    return [
        {
            "adcode": CODES[name],
            "county_name": name,
            "county_aliases": name[:-1] if len(name) > 2 else None,
            "county_type": "城区" if name.endswith("区") else "县",
            "population_10k": (Decimal(people) / 10000).quantize(Decimal("0.01")),
            "population_year": 2020,
            "enabled_on": dt.date(2016, 1, 1),
            "disabled_on": None,
        }
        for name, people in POPULATION.items()
    ]
