"""The block rules of every load hold in the sample, and its split is one that the pages can show something with."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from decimal import Decimal

import pytest

from tests.data.figures import valid_targets
from tests.data.plain import Record, records, sample

YEARS = (2019, 2020)
KEYS = {
    "捐赠收入台账": ("捐赠编号",),
    "捐赠使用台账": ("支出编号",),
    "物资出入库": ("单据号", "行号"),
    "信息公示": ("活动编号", "期号"),
    "募捐活动备案": ("活动编号",),
    "人道救助项目": ("项目编号",),
    "大病患儿救助": ("申请编号",),
    "定点帮扶村": ("村", "年度"),
    "培训任务": ("县区", "类别", "年度", "版本"),
    "培训班台账": ("班次编号",),
    "造干捐献进程": ("案例代号",),
    "器官遗体捐献": ("月", "县区", "类型", "环节"),
    "无偿献血表彰": ("年度", "奖项", "对象"),
    "应急救援": ("编号",),
    "志愿服务活动": ("编号",),
    "宣传发布": ("日期", "标题", "渠道"),
    "改革措施": ("措施号",),
    "县区改革方案": ("县区", "事项", "日期"),
    "阵地建设": ("编号", "动作"),
    "经费": ("项目", "来源", "年度"),
    "组织党建": ("日期", "类别", "事项"),
    "指标目标": ("指标代码", "县区", "年度", "版本"),
    "造干月报": ("月", "县区", "阶段"),
    "县区名录": ("县区代码", "启用"),
}


@pytest.mark.parametrize("sheet", KEYS)
def test_keys_are_distinct_over_both_years(sheet: str):
    keys = [tuple(row[name] for name in KEYS[sheet]) for year in YEARS for row in records(sheet, year)]
    assert len(keys) == len(set(keys))
    assert keys


def test_every_sheet_has_a_key_here():
    assert {sheet for _, sheet in sample()} == set(KEYS)


@pytest.mark.parametrize("year", YEARS)
def test_no_gift_is_used_beyond_its_amount_or_before_it_came(year: int):
    gifts = {row["捐赠编号"]: row for row in records("捐赠收入台账", year)}
    used: dict[str, Decimal] = defaultdict(Decimal)
    for row in records("捐赠使用台账", year):
        if row["捐赠编号"] is not None:
            gift = gifts[row["捐赠编号"]]
            assert row["日期"] >= gift["捐赠日期"]
            assert row["款物类别"] == gift["款物类别"]
            used[row["捐赠编号"]] += row["金额"]
    assert all(amount <= gifts[code]["金额"] for code, amount in used.items())


@pytest.mark.parametrize("year", YEARS)
def test_no_campaign_spends_more_than_it_had_on_any_day(year: int):
    flows: dict[tuple[str, str], list[tuple[dt.date, Decimal]]] = defaultdict(list)
    for row in records("捐赠收入台账", year):
        flows[row["活动编号"], row["款物类别"]].append((row["捐赠日期"], row["金额"]))
    for row in records("捐赠使用台账", year):
        flows[row["项目编号"].removeprefix("XM-"), row["款物类别"]].append((row["日期"], -row["金额"]))
    for flow in flows.values():
        _never_below_zero(flow)


@pytest.mark.parametrize("year", YEARS)
def test_stock_is_never_below_zero(year: int):
    stock: dict[tuple[str, ...], list[tuple[dt.date, Decimal]]] = defaultdict(list)
    for row in records("物资出入库", year):
        sign = {"入": 1, "出": -1}[row["方向"]]
        stock[row["仓库"], row["物资编码"], row["批号"], row["单位"]].append((row["日期"], row["数量"] * sign))
    for moves in stock.values():
        _never_below_zero(moves)


def _never_below_zero(flow: list[tuple[dt.date, Decimal]]) -> None:
    held = Decimal(0)
    for _, day in itertools.groupby(sorted(flow), key=lambda move: move[0]):
        held += sum(amount for _, amount in day)
        assert held >= 0


@pytest.mark.parametrize("year", YEARS)
def test_each_dispatch_is_in_both_books(year: int):
    orders = {row["调拨令号"] for row in records("物资出入库", year) if row["方向"] == "出"}
    assert orders == {row["调拨令号"] for row in records("捐赠使用台账", year)} - {None}


@pytest.mark.parametrize("year", YEARS)
def test_disclosures_are_contiguous_monotone_and_equal_to_the_ledger(year: int):
    issues = records("信息公示", year)
    assert [row["期号"] for row in issues] == list(range(1, len(issues) + 1))
    for before, after in itertools.pairwise(issues):
        assert all(before[name] <= after[name] for name in ("累计款", "累计物"))
        assert all(before[name] < after[name] for name in ("公示日期", "截至日期"))
    gifts = records("捐赠收入台账", year)
    for issue in issues:
        given = [row for row in gifts if row["活动编号"] == issue["活动编号"] and row["捐赠日期"] <= issue["截至日期"]]
        assert issue["公示日期"] > issue["截至日期"]
        for column, form in (("累计款", "款"), ("累计物", "物")):
            assert issue[column] == sum(row["金额"] for row in given if row["款物类别"] == form)


@pytest.mark.parametrize("year", YEARS)
def test_villages_add_up_and_follow_on(year: int):
    before = {row["村"]: row for row in records("定点帮扶村", year - 1)} if year > 2019 else {}
    for row in records("定点帮扶村", year):
        assert row["年初未脱贫"] - row["当年脱贫"] == row["年末未脱贫"]
        if row["村"] in before:
            assert before[row["村"]]["年末未脱贫"] == row["年初未脱贫"]


def test_copies_of_the_villages_money_agree():
    village = next(row for row in records("定点帮扶村") if row["村"] == "龙头村")
    project = next(row for row in records("人道救助项目") if row["项目类型"] == "定点帮扶")
    funds = next(row for row in records("经费") if row["项目"] == "定点帮扶")
    assert village["协调资金"] + village["投入资金"] == project["筹集"] == funds["到账"]


def test_targets_are_fifty_people_a_session_and_two_counties_are_revised():
    assert all(row["计划人数"] == 50 * row["计划场次"] for row in records("培训任务"))
    assert sorted(row["县区"] for row in records("培训任务") if row["版本"] == 2) == ["横县", "青秀区"]


def test_three_counties_miss_their_target_though_the_city_exceeds_it():
    held: dict[str, int] = defaultdict(int)
    for row in records("培训班台账"):
        held[row["举办单位"].removesuffix("红十字会")] += row["类别"] == "万人培训"
    planned = {row["县区"]: row["计划场次"] for row in valid_targets(dt.date(2020, 12, 31))}
    assert sum(held[county] < plan for county, plan in planned.items()) >= 3
    assert sum(held[county] for county in planned) > sum(planned.values())


def test_spring_2020_has_next_to_no_classes():
    days = [row["开始"] for row in records("培训班台账") if row["类别"] == "万人培训"]
    assert sum(dt.date(2020, 2, 1) <= day <= dt.date(2020, 4, 30) for day in days) < 0.03 * len(days)


def test_stem_cell_stages_follow_each_other():
    stages = ("征求意愿日", "再动员日", "高分日", "体检日", "采集日")
    for row in records("造干捐献进程"):
        days = [row[stage] for stage in stages]
        reached = [day for day in days if day is not None]
        assert reached == sorted(reached)
        assert days[: len(reached)] == reached


@pytest.mark.parametrize("year", YEARS)
def test_dates_lie_within_their_year(year: int):
    placing = {
        "捐赠收入台账": "捐赠日期",
        "捐赠使用台账": "日期",
        "物资出入库": "日期",
        "信息公示": "公示日期",
        "募捐活动备案": "开始",
        "培训班台账": "开始",
        "器官遗体捐献": "月",
        "应急救援": "日期",
        "志愿服务活动": "日期",
        "宣传发布": "日期",
        "组织党建": "日期",
        "县区改革方案": "日期",
        "造干月报": "月",
    }
    for sheet, column in placing.items():
        assert all(row[column].year == year for row in records(sheet, year)), sheet
    assert all(_end(row).year == year for row in records("人道救助项目", year))


def _end(row: Record) -> dt.date:
    end: dt.date = row["结束"] or row["开始"]
    return end


def test_both_years_can_be_compared():
    for sheet in (
        "培训班台账",
        "捐赠收入台账",
        "人道救助项目",
        "志愿服务活动",
        "应急救援",
        "器官遗体捐献",
        "宣传发布",
        "经费",
    ):
        for year in YEARS:
            assert records(sheet, year), (sheet, year)
    assert {row["阶段"] for row in records("造干月报", 2019)} == {"征求意愿", "再动员", "高分辨", "体检", "采集"}
