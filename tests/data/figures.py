"""Each published figure of 2020, counted from the plain records in a line or two: value and qualifier at a cut-off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal

from tests.data.plain import Record, records

Figure = tuple[Decimal, str]
EPIDEMIC = "HD-2020-001"
EPIDEMIC_DAYS = (dt.date(2020, 1, 26), dt.date(2020, 10, 13))


def _rows(sheet: str, day: str, cut_off: dt.date, **wanted: str) -> list[Record]:
    """The records dated up to the cut-off that hold the wanted values."""
    return [
        record
        for record in records(sheet)
        if (not day or (record.get(day) is not None and record[day] <= cut_off))
        and all(record.get(name) == value for name, value in wanted.items())
    ]


def _sum(rows: Iterable[Record], column: str) -> Figure:
    """The sum of a column; approximate when one of its rows says so."""
    rows = list(rows)
    words = {word for row in rows for name, word in _approximations(row) if name == column}
    return sum((row[column] for row in rows if row.get(column) is not None), Decimal(0)), "".join(sorted(words))


def _approximations(row: Record) -> list[tuple[str, str]]:
    parts = str(row.get("约数") or "").replace("：", ":").split("；")
    return [(part.split(":")[0], part.split(":")[1]) for part in parts if ":" in part]


def _count(rows: Iterable[object]) -> Figure:
    return Decimal(len(list(rows))), ""


def _gifts(cut_off: dt.date, **wanted: str) -> list[Record]:
    rows = _rows("捐赠收入台账", "捐赠日期", cut_off, 活动编号=EPIDEMIC, **wanted)
    return [row for row in rows if EPIDEMIC_DAYS[0] <= row["捐赠日期"] <= EPIDEMIC_DAYS[1]]


def _classes(cut_off: dt.date, kind: str) -> list[Record]:
    return _rows("培训班台账", "开始", cut_off, 类别=kind)


def _activities(cut_off: dt.date, kind: str) -> list[Record]:
    return _rows("志愿服务活动", "日期", cut_off, 活动类型=kind)


def _projects(cut_off: dt.date, *kinds: str) -> list[Record]:
    return [row for row in _rows("人道救助项目", "结束", cut_off) if row["项目类型"] in kinds]


def _organs(cut_off: dt.date, kind: str, step: str) -> Figure:
    return _sum(_rows("器官遗体捐献", "月", cut_off, 类型=kind, 环节=step), "数量")


def _plans(cut_off: dt.date, state: str) -> Figure:
    latest: dict[str, Record] = {}
    for row in sorted(_rows("县区改革方案", "日期", cut_off, 事项="改革方案"), key=lambda row: row["日期"]):
        latest[row["县区"]] = row
    return _count(row for row in latest.values() if row["状态"] == state)


def valid_targets(cut_off: dt.date, year: int = 2020) -> list[Record]:
    """The newest version of each county's training target at the cut-off."""
    latest: dict[str, Record] = {}
    for row in sorted(records("培训任务", year), key=lambda row: row["下达日"]):
        if row["类别"] == "万人培训" and row["下达日"] <= cut_off:
            latest[row["县区"]] = row
    return list(latest.values())


def _people_target(cut_off: dt.date) -> Figure:
    rows = valid_targets(cut_off)
    return _sum(rows, "计划人数")[0], "以上" if any(row["口径"] == "≥" for row in rows) else ""


def _village(*terms: tuple[str, int]) -> Figure:
    rows = _rows("定点帮扶村", "", dt.date.max, 村="龙头村")
    return sum((row[name] * sign for row in rows for name, sign in terms), Decimal(0)), ""


def _bases(cut_off: dt.date, **wanted: str) -> Figure:
    return _count(_rows("阵地建设", "日期", cut_off, **wanted))


def _elected(cut_off: dt.date, item: str) -> Figure:
    return _sum(_rows("组织党建", "日期", cut_off, 事项=item), "人数")


def _awards(given_to: str) -> Figure:
    return _sum(_rows("无偿献血表彰", "", dt.date.max, 对象=given_to), "数量")


def _measures(column: str) -> Figure:
    return _count({row[column] for row in records("改革措施")})


def _received(project: str, source: str) -> Figure:
    return _sum(_rows("经费", "", dt.date.max, 项目=project, 来源=source), "到账")


FIGURES: dict[str, Callable[[dt.date], Figure]] = {
    "study_sessions": lambda day: _sum(_rows("组织党建", "日期", day, 类别="学习"), "次数"),
    "honorary_vice_presidents": lambda day: _elected(day, "名誉副会长"),
    "reform_areas": lambda day: _measures("方面号"),
    "reform_tasks": lambda day: _measures("任务号"),
    "reform_measures": lambda day: _measures("措施号"),
    "seconded_vice_presidents_added": lambda day: _elected(day, "挂职副会长"),
    "counties_reform_plan_issued": lambda day: _plans(day, "已印发"),
    "counties_reform_plan_drafting": lambda day: _plans(day, "起草"),
    "covid_test_kits_received": lambda day: _sum(_rows("捐赠收入台账", "捐赠日期", day, 物资类别="试剂盒"), "数量"),
    "covid_donations_value": lambda day: _sum(_gifts(day), "金额"),
    "covid_donations_cash": lambda day: _sum(_gifts(day, 款物类别="款"), "金额"),
    "covid_donations_goods_value": lambda day: _sum(_gifts(day, 款物类别="物"), "金额"),
    "covid_donations_goods_transferred_value": lambda day: _sum(_gifts(day, 来源="移交补办"), "金额"),
    "disclosure_issues": lambda day: _count({row["期号"] for row in _rows("信息公示", "公示日期", day)}),
    "spring_relief_raised": lambda day: _sum(_projects(day, "博爱送万家"), "筹集"),
    "spring_relief_households": lambda day: _sum(_projects(day, "博爱送万家"), "受益户"),
    "little_angel_children": lambda day: _count(_rows("大病患儿救助", "审核日", day, 基金="小天使", 结果="资助")),
    "livelihood_dividend_households": lambda day: _sum(_projects(day, "博爱家园", "产业代养"), "受益户"),
    "livelihood_dividend_amount": lambda day: _sum(_projects(day, "博爱家园", "产业代养"), "分红"),
    "village_support_funds": lambda day: _village(("协调资金", 1), ("投入资金", 1)),
    "village_households_lifted_in_year": lambda day: _village(("当年脱贫", 1)),
    "village_households_lifted": lambda day: _village(("贫困户总数", 1), ("年末未脱贫", -1)),
    "village_training_sessions": lambda day: _count(row for row in _classes(day, "万人培训") if row["村"] == "龙头村"),
    "rescue_team_grant": lambda day: _received("救援队伍建设", "自治区"),
    "rescue_drill_members": lambda day: _sum(_rows("应急救援", "日期", day, 类型="演练"), "队员人数"),
    "rescue_missions": lambda day: _count(_rows("应急救援", "日期", day, 类型="救援")),
    "rescue_deployments": lambda day: _sum(_rows("应急救援", "日期", day, 类型="救援"), "出动人次"),
    "training_funds": lambda day: _received("万人应急救护培训", "市财政"),
    "training_sessions_target": lambda day: _sum(valid_targets(day), "计划场次"),
    "training_people_target": _people_target,
    "induction_classes": lambda day: _count(_classes(day, "公务员任前")),
    "induction_people": lambda day: _sum(_classes(day, "公务员任前"), "报到人数"),
    "agency_classes": lambda day: _count(_classes(day, "市直机关")),
    "agency_people": lambda day: _sum(_classes(day, "市直机关"), "报到人数"),
    "instructor_classes": lambda day: _count(_classes(day, "师资")),
    "instructors_trained": lambda day: _sum(_classes(day, "师资"), "报到人数"),
    "training_sessions": lambda day: _count(_classes(day, "万人培训")),
    "training_people": lambda day: _sum(_classes(day, "万人培训"), "报到人数"),
    "leaflets_distributed": lambda day: _sum(_rows("志愿服务活动", "日期", day), "资料份数"),
    "water_safety_volunteer_times": lambda day: _sum(_activities(day, "防溺水宣传"), "人次"),
    "blood_award_units": lambda day: _awards("单位"),
    "blood_award_people": lambda day: _awards("个人"),
    "plasma_donors": lambda day: _organs(day, "康复者血浆", "实现"),
    "hsc_contacted": lambda day: _count(_rows("造干捐献进程", "征求意愿日", day)),
    "hsc_remobilised": lambda day: _count(_rows("造干捐献进程", "再动员日", day)),
    "hsc_high_resolution_typed": lambda day: _count(_rows("造干捐献进程", "高分日", day)),
    "hsc_examined": lambda day: _count(_rows("造干捐献进程", "体检日", day)),
    "hsc_donated": lambda day: _count(_rows("造干捐献进程", "采集日", day)),
    "organ_donation_registrations": lambda day: _organs(day, "器官", "登记"),
    "body_donation_registrations": lambda day: _organs(day, "遗体", "登记"),
    "organ_donations": lambda day: _organs(day, "器官", "实现"),
    "body_donations": lambda day: _organs(day, "遗体", "实现"),
    "cleanup_volunteer_times": lambda day: _sum(_activities(day, "环保清洁"), "人次"),
    "winter_swim_volunteers": lambda day: _sum(_activities(day, "冬泳"), "人数"),
    "spring_festival_volunteers": lambda day: _sum(_activities(day, "节日慰问"), "人数"),
    "volunteer_households_visited": lambda day: _sum(_activities(day, "节日慰问"), "受益户"),
    "model_schools_added": lambda day: _bases(day, 类别="示范校", 动作="新增"),
    "model_schools_upgraded": lambda day: _bases(day, 类别="示范校", 动作="提升"),
    "regional_culture_base_schools": lambda day: _bases(day, 类别="传播基地", 级别="自治区级", 动作="配合"),
    "culture_bases_completed": lambda day: _bases(day, 类别="传播基地", 动作="完成"),
    "culture_bases_upgraded": lambda day: _bases(day, 类别="传播基地", 动作="提升"),
    "news_items": lambda day: _sum(_rows("宣传发布", "日期", day, 媒体级别="市级"), "篇数"),
}
