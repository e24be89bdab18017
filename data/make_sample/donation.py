"""The workbook of the three donations: stem cells, organs and bodies, blood."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from data.make_sample import stem_cell
from data.make_sample.book import Sheet
from data.make_sample.draw import by_weight, month_days
from data.make_sample.names import BY_PEOPLE, CITY, COUNTIES
from data.make_sample.row import Row

# Type and step: unit, number from January to November, number in December. The sums are published, the split is not.
ORGANS: Mapping[int, Mapping[tuple[str, str], tuple[str, int, int]]] = {
    2019: {
        ("器官", "登记"): ("人", 5, 1),
        ("器官", "实现"): ("例", 88, 7),
        ("遗体", "登记"): ("人", 26, 2),
        ("遗体", "实现"): ("例", 14, 1),
        ("角膜", "登记"): ("人", 19, 2),
        ("角膜", "实现"): ("例", 31, 3),
    },
    2020: {
        ("器官", "登记"): ("人", 6, 1),
        ("器官", "实现"): ("例", 97, 9),
        ("遗体", "登记"): ("人", 30, 3),
        ("遗体", "实现"): ("例", 17, 2),
        ("角膜", "登记"): ("人", 22, 2),
        ("角膜", "实现"): ("例", 35, 4),
        ("康复者血浆", "实现"): ("人", 0, 0),
    },
}
# The first city-wide award was given in 2020; there is none for 2019.
AWARDS: tuple[tuple[str, str, int], ...] = (
    ("终身成就", "个人", 368),
    ("献血之星", "个人", 13870),
    ("志愿服务", "个人", 296),
    ("促进", "个人", 47),
    ("志愿服务", "单位", 24),
    ("促进", "单位", 57),
)


def organ_rows(year: int) -> list[Row]:
    """Every month, county, type and step, an explicit 0 where nothing happened."""
    rng = Random(f"organs {year}")
    rows: list[Row] = []
    for (donation_type, step), (unit, counted, later) in ORGANS[year].items():
        first = 2 if donation_type == "康复者血浆" else 1
        for months, whole in ((range(first, 12), counted), (range(12, 13), later)):
            places = [(month, county) for month in months for county in COUNTIES]
            counts = by_weight(whole, [BY_PEOPLE[county] * rng.randint(20, 180) for _, county in places])
            for (month, county), count in zip(places, counts, strict=True):
                rows.append({
                    "month": month_days(year, month)[1], "county": county, "donation_type": donation_type,
                    "donation_step": step, "donation_count": count, "count_unit": unit,
                    "note": "没有人达到捐献标准" if first == 2 and county == "兴宁区" else None,
                })  # fmt: skip
    order = list(COUNTIES)
    rows.sort(key=lambda row: (str(row["month"]), order.index(str(row["county"]))))
    return rows


def award_rows(year: int) -> list[Row]:
    """The year's awards."""
    return [
        {"year": year, "award": award, "award_object": given_to, "award_count": count,
         "document_number": f"示例卫发〔{year}〕45号"}
        for award, given_to, count in AWARDS
    ]  # fmt: skip


def city_sheets(year: int) -> list[Sheet]:
    """The sheets of the year; cases where the office keeps cases, monthly counts where it kept those."""
    title = f"{CITY}{year}年"
    organs = Sheet("organ_body_donation", f"{title}器官遗体捐献月报", organ_rows(year), unit="单位：人、例",
                   filtered=True, notes=("登记按人、实现按例填报；没有的填0，不留空",))  # fmt: skip
    if year == 2019:
        monthly = Sheet("stem_cell_monthly", f"{title}造血干细胞捐献工作月报", stem_cell.monthly_rows(),
                        unit="单位：人", sums=("stage_people_count",), filtered=True)  # fmt: skip
        return [monthly, organs]
    cases = Sheet("stem_cell_case", f"{title}造血干细胞捐献进程表", stem_cell.case_rows(), unit="单位：例",
                  filtered=True, notes=("只用案例代号，不登记捐献者和患者信息",))  # fmt: skip
    awards = Sheet("blood_award", f"{title}无偿献血表彰情况表", award_rows(year), unit="单位：个、人")
    return [cases, organs, awards]
