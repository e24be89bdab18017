"""Made-up frames for the charts: what a page would hand over, in a language; used by the tests and by the gallery."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pandas as pd

from metrics.metric import Language
from views.charts import (
    bars,
    bullets,
    campaigns,
    course,
    disclosures,
    dots,
    flow,
    gifts,
    growth,
    matrix,
    months,
    news,
    organs,
    panels,
    plans,
    reform,
    rescues,
    stem_cells,
    stock,
    tiles,
    village,
)

NAN = float("nan")
COUNTIES = [
    ("450102", "兴宁区", "Xingning", 2, 1, 40, 3900),
    ("450103", "青秀区", "Qingxiu", 3, 1, 52, 5210),
    ("450105", "江南区", "Jiangnan", 1, 3, 44, 4105),
    ("450107", "西乡塘区", "Xixiangtang", 1, 2, 61, 6800),
    ("450108", "良庆区", "Liangqing", 2, 3, 33, 3001),
    ("450109", "邕宁区", "Yongning", 3, 2, 31, 2900),
    ("450110", "武鸣区", "Wuming", 1, 1, 47, 5120),
    ("450123", "隆安县", "Longan", 0, 1, 25, 2480),
    ("450124", "马山县", "Mashan", 1, 0, 21, 1966),
    ("450125", "上林县", "Shanglin", 2, 0, 22, 2014),
    ("450126", "宾阳县", "Binyang", 3, 0, 38, 4900),
    ("450181", "横县", "Hengxian", 4, 2, 32, 5100),
]
TARGETS = (35, 40, 38, 50, 30, 26, 42, 30, 30, 30, 34, 30)


@dataclass(frozen=True)
class Case:
    """One chart to draw: its module, the frame in a language, and what else the figure is given."""

    module: ModuleType
    frame: Callable[[Language], pd.DataFrame]
    figure: dict[str, Any] = field(default_factory=dict)
    finding: dict[str, Any] = field(default_factory=dict)
    extra: Callable[[Language], tuple[Any, ...]] = lambda lang: ()
    finding_extra: Callable[[Language], tuple[Any, ...]] = lambda lang: ()


def pick(lang: Language, zh: str, en: str) -> str:
    return zh if lang == "zh" else en


def donors(lang: Language) -> pd.DataFrame:
    rows = [
        (pick(lang, "企业", "Company"), 28_421_000.0, 1_200_000.0),
        (pick(lang, "个人", "Individual"), 7_342_118.35, 900_000.0),
        (pick(lang, "社会组织", "Social organisation"), 6_120_000.0, NAN),
        (pick(lang, "机关事业单位", "Public body"), 3_904_000.0, 2_300_000.0),
        (pick(lang, "境外", "Overseas"), 702_881.65, 0.0),
        (pick(lang, "匿名", "Anonymous"), NAN, NAN),
    ]
    return pd.DataFrame(rows, columns=["name", "value", "last_year"]).assign(qualifier="")


def children(lang: Language) -> pd.DataFrame:
    rows = [(pick(lang, "小天使", "Little Angel"), 45.0, ""), (pick(lang, "天使阳光", "Angel Sunshine"), NAN, "small")]
    return pd.DataFrame(rows, columns=["name", "value", "suppressed"])


def rates(lang: Language) -> pd.DataFrame:
    rows = [(pick(lang, zh, en), people / held, adcode) for adcode, zh, en, _, _, held, people in COUNTIES]
    return pd.DataFrame(rows, columns=["name", "value", "key"])


def relief(lang: Language) -> pd.DataFrame:
    names = [("博爱送万家", "Spring Festival relief"), ("博爱家园", "Community livelihood project")]
    names += [
        ("产业代养", "Livestock kept on commission"),
        ("定点帮扶", "Paired support"),
        ("博爱卫生站", "Village clinic"),
    ]
    df = pd.DataFrame({"name": [pick(lang, *name) for name in names]})
    df["households"], df["people"] = [2400.0, 58, 23, 23, NAN], [7920.0, 201, 77, 70, 1500]
    return df.assign(money=[1_037_000.0, 26_100, 11_100, 53_000, 180_000])


def relief_panels(lang: Language) -> tuple[list[panels.Panel]]:
    words = (
        ("households", "户数", "Households", "户"),
        ("people", "人数", "People", "人"),
        ("money", "筹集款物", "Raised", "元"),
    )
    return ([panels.Panel(column, pick(lang, zh, en), unit) for column, zh, en, unit in words],)


def first_panel(lang: Language) -> tuple[panels.Panel]:
    return (relief_panels(lang)[0][0],)


def targets(lang: Language) -> pd.DataFrame:
    rows = [
        (adcode, pick(lang, zh, en), float(held), float(target), 0.926)
        for (adcode, zh, en, _, _, held, _), target in zip(COUNTIES, TARGETS, strict=True)
    ]
    df = pd.DataFrame(rows, columns=["county_id", "name", "done", "target", "pace"])
    df.loc[4, "target"], df.loc[5, "done"] = NAN, NAN
    return df


def programmes(lang: Language) -> pd.DataFrame:
    kinds = [("募捐接收", "Donations received", "元", 4_000_000.0), ("救助户数", "Households helped", "户", 410.0)]
    kinds += [
        ("万人培训场次", "Training sessions", "场", 42.0),
        ("志愿服务人次", "Volunteer person-times", "人次", 310.0),
    ]
    shape = (0.2, 2.6, 1.5, 0.9, 0.8, 0.7, 0.9, 1.0, 1.2, 1.3, 1.1, 0.2)
    rows = [
        (
            pick(lang, zh, en),
            unit,
            month,
            NAN if month == 12 else round(size * shape[month - 1]),
            round(size * (0.5 + month / 20)),
        )
        for zh, en, unit, size in kinds
        for month in range(1, 13)
    ]
    return pd.DataFrame(rows, columns=["programme", "unit", "month", "value", "last_year"])


def monthly_gifts(lang: Language) -> pd.DataFrame:
    cash = [
        210_000.0,
        9_310_000,
        5_200_000,
        2_100_000,
        900_000,
        700_000,
        640_000,
        520_000,
        410_000,
        220_000,
        90_000,
        NAN,
    ]
    goods = [
        120_000.0,
        12_800_000,
        7_100_000,
        3_000_000,
        1_200_000,
        700_000,
        500_000,
        400_000,
        300_000,
        160_000,
        NAN,
        NAN,
    ]
    return pd.DataFrame({"month": range(1, 13), "cash_yuan": cash, "goods_yuan": goods})


def cumulative_gifts(lang: Language) -> pd.DataFrame:
    df = monthly_gifts(lang).fillna(0.0)
    dates = [stamp.date() for stamp in pd.date_range("2020-01-31", periods=12, freq="ME")]
    return pd.DataFrame({"date": dates, "cash_yuan": df["cash_yuan"].cumsum(), "goods_yuan": df["goods_yuan"].cumsum()})


def campaign_spans(lang: Language) -> tuple[pd.DataFrame]:
    rows = [
        (pick(lang, "抗击新冠肺炎疫情募捐", "COVID-19 appeal"), dt.date(2020, 1, 24), dt.date(2020, 10, 13)),
        (pick(lang, "博爱一日捐", "One-day giving"), dt.date(2020, 9, 1), None),
    ]
    return (pd.DataFrame(rows, columns=["name", "started_on", "ended_on"]),)


def goals(lang: Language) -> pd.DataFrame:
    rows = [
        (pick(lang, "抗击新冠肺炎疫情募捐", "COVID-19 appeal"), 46_490_000.0, 30_000_000.0),
        (pick(lang, "博爱一日捐", "One-day giving"), 812_000.0, 1_000_000.0),
        (
            pick(lang, "南宁市红十字会关爱困境儿童专项募捐活动（第三期）", "Appeal for children in need, third round"),
            20_500.0,
            NAN,
        ),
    ]
    return pd.DataFrame(rows, columns=["name", "raised_yuan", "goal_yuan"])


def money(lang: Language) -> pd.DataFrame:
    rows = [
        ("received", pick(lang, "捐款", "Cash"), 20_210_000.0),
        ("received", pick(lang, "物资", "Goods"), 26_280_000.0),
    ]
    uses = [
        ("疫情防控", "Epidemic response", 41_200_000.0),
        ("助困", "Aid to the poor", 1_037_000.0),
        ("助医", "Medical aid", 310_000.0),
    ]
    uses += [("助学", "Aid to students", 84_000.0), ("救灾", "Disaster relief", 55_500.0), ("其他", "Other", 9_900.0)]
    rows += [("used", pick(lang, zh, en), amount) for zh, en, amount in uses]
    return pd.DataFrame(rows, columns=["side", "name", "amount_yuan"])


def issues(lang: Language) -> pd.DataFrame:
    days = [
        dt.date(2020, 1, 27) + dt.timedelta(days=round(at * 3 + (at > 30) * 34 + (at > 40) * at * 1.6))
        for at in range(58)
    ]
    return pd.DataFrame({"issue_number": range(1, 59), "disclosed_on": days})


def goods(lang: Language) -> pd.DataFrame:
    rows = [
        (pick(lang, "新冠病毒检测试剂盒", "COVID-19 test kits"), "人份", 6000.0, 6000.0, 0.0),
        (pick(lang, "一次性医用外科口罩", "Surgical masks"), "只", 182_300.0, 150_200.0, 32_100.0),
        (pick(lang, "医用防护服", "Protective suits"), "套", 9_400.0, 9_120.0, 280.0),
        (pick(lang, "84消毒液", "Disinfectant"), "桶", 1_200.0, 310.0, 890.0),
    ]
    return pd.DataFrame(rows, columns=["name", "quantity_unit", "quantity_in", "quantity_out", "stock"])


def villages(lang: Language) -> pd.DataFrame:
    columns = ["poor_households_total", "poor_households_at_start", "households_lifted", "poor_households_at_end"]
    return pd.DataFrame([(646.0, 23.0, 23.0, 0.0)], columns=columns)


def plan_course(lang: Language) -> pd.DataFrame:
    dates = [stamp.date() for stamp in pd.date_range("2020-01-31", periods=12, freq="ME")]
    done = [0.0, 0, 4, 26, 71, 128, 190, 251, 322, 391, 440, NAN]
    return pd.DataFrame({"date": dates, "done": done, "plan": [415 * month / 12 for month in range(1, 13)]})


def stages(lang: Language) -> pd.DataFrame:
    rows = [
        ("征求意愿", "Asked for consent", 926.0),
        ("再动员", "Re-mobilised", 148.0),
        ("高分辨", "Typed at high resolution", 30.0),
    ]
    rows += [("体检", "Examined", 17.0), ("采集", "Donated", 8.0)]
    return pd.DataFrame([(pick(lang, zh, en), n) for zh, en, n in rows], columns=["stage", "people_count"])


def organ_body(lang: Language) -> pd.DataFrame:
    rows = [
        ("器官", "Organ", 6.0, 97.0),
        ("遗体", "Body", 30.0, 17.0),
        ("角膜", "Cornea", NAN, 3.0),
        ("康复者血浆", "Convalescent plasma", NAN, 0.0),
    ]
    return pd.DataFrame(
        [(pick(lang, zh, en), a, b) for zh, en, a, b in rows], columns=["name", "registered", "donated"]
    )


def completions(lang: Language) -> pd.DataFrame:
    heads = [
        ("万人培训场次", "Training sessions"),
        ("培训人数", "People trained"),
        ("春节慰问户数", "Spring relief households"),
        ("志愿服务", "Volunteering"),
    ]
    rows = []
    for at, (adcode, zh, en, *_rest) in enumerate(COUNTIES):
        for index, head in enumerate(heads):
            share = NAN if (at, index) == (4, 3) else 0.55 + ((at * 7 + index * 5) % 17) / 10
            rows.append((adcode, pick(lang, zh, en), pick(lang, *head), share, 0.926))
    return pd.DataFrame(rows, columns=["county_id", "name", "programme", "completion", "pace"])


def tile_grid(lang: Language) -> pd.DataFrame:
    df = targets(lang)
    df["completion"] = df["done"] / df["target"]
    df["tile_column"], df["tile_row"] = [c[3] for c in COUNTIES], [c[4] for c in COUNTIES]
    unit = pick(lang, "场", " sessions")
    df["value_text"] = [
        pick(lang, "未上报", "not reported") if pd.isna(done) else f"{done:.0f}{unit}" for done in df["done"]
    ]
    return df


def rescue_events(lang: Language) -> pd.DataFrame:
    rows = [
        (dt.date(2020, 5, 3), "救援", pick(lang, "溺水 · 邕江大桥", "Drowning, Yong river bridge"), 6.0, 6.0),
        (dt.date(2020, 6, 10), "救援", pick(lang, "洪涝 · 武鸣", "Flood, Wuming"), 12.0, 10.0),
        (dt.date(2020, 6, 18), "救援", pick(lang, "失踪搜救", "Missing person"), 4.0, 4.0),
        (dt.date(2020, 6, 25), "演练", pick(lang, "邕江水域", "Yong river"), NAN, 30.0),
        (dt.date(2020, 8, 2), "救援", pick(lang, "溺水", "Drowning"), 8.0, 8.0),
    ]
    return pd.DataFrame(rows, columns=["occurred_on", "rescue_type", "name", "deployments_count", "members_count"])


def measures(lang: Language) -> pd.DataFrame:
    areas = [
        ("改革治理结构", "Governance"),
        ("改革组织体系", "Organisation"),
        ("改进人道服务", "Humanitarian services"),
        ("强化监督", "Supervision"),
    ]
    names = {"完成": ("完成", "Done"), "推进": ("推进", "Under way"), "未启动": ("未启动", "Not started")}
    rows = [
        (pick(lang, *area), state, pick(lang, *names[state]), float((at * 3 + index * 2) % 7))
        for at, area in enumerate(areas)
        for index, state in enumerate(names)
    ]
    return pd.DataFrame(rows, columns=["name", "measure_status", "status_name", "measures"])


def county_plans(lang: Language) -> pd.DataFrame:
    rows = [
        (
            adcode,
            pick(lang, zh, en),
            *(("已印发", pick(lang, "已印发", "Issued")) if at < 7 else ("起草", pick(lang, "起草", "Being drafted"))),
        )
        for at, (adcode, zh, en, *_rest) in enumerate(COUNTIES)
    ]
    return pd.DataFrame(rows, columns=["county_id", "name", "status", "status_name"])


def channels(lang: Language) -> pd.DataFrame:
    names = [("网络", "Online"), ("报刊", "Press"), ("电视", "Television"), ("广播", "Radio"), ("地铁", "Metro")]
    rows = [
        (pick(lang, *name), month, float((month * (5 - at)) % 11))
        for at, name in enumerate(names)
        for month in range(1, 12)
    ]
    return pd.DataFrame(rows, columns=["channel", "month", "items_count"])


UNIT_YUAN, PER_SESSION = {"unit": "元"}, {"unit": "人/场", "reference": 50.0, "reference_label": ("计划", "plan")}
SESSIONS = {"unit": "场"}
CASES: dict[str, Case] = {
    "bars": Case(bars, donors, UNIT_YUAN, UNIT_YUAN),
    "bars_suppressed": Case(bars, children, {"unit": "名"}, {"unit": "名"}),
    "dots": Case(dots, rates, PER_SESSION, PER_SESSION),
    "panels": Case(panels, relief, extra=relief_panels, finding_extra=first_panel),
    "bullets": Case(bullets, targets, SESSIONS),
    "months": Case(months, programmes),
    "gifts": Case(gifts, monthly_gifts),
    "growth": Case(growth, cumulative_gifts, extra=campaign_spans),
    "campaigns": Case(campaigns, goals),
    "flow": Case(flow, money),
    "disclosures": Case(disclosures, issues),
    "stock": Case(stock, goods),
    "village": Case(village, villages),
    "course": Case(course, plan_course, SESSIONS, SESSIONS),
    "stem_cells": Case(stem_cells, stages),
    "organs": Case(organs, organ_body),
    "matrix": Case(matrix, completions),
    "tiles": Case(tiles, tile_grid),
    "rescues": Case(rescues, rescue_events),
    "reform": Case(reform, measures),
    "plans": Case(plans, county_plans),
    "news": Case(news, channels),
}


def draw(case: Case, df: pd.DataFrame, lang: Language, *, dark: bool = False, narrow: bool = False) -> Any:
    """The figure of a case from a frame of the same columns."""
    return case.module.figure(df, *case.extra(lang), lang=lang, dark=dark, narrow=narrow, **_said(case.figure, lang))


def title(case: Case, df: pd.DataFrame, lang: Language) -> str:
    """The finding of a case from a frame of the same columns."""
    return str(case.module.finding(df, *case.finding_extra(lang), lang=lang, **_said(case.finding, lang)))


def _said(words: dict[str, Any], lang: Language) -> dict[str, Any]:
    """Arguments, with pairs of texts read in the language."""
    return {key: pick(lang, *value) if isinstance(value, tuple) else value for key, value in words.items()}
