"""Made-up frames of money, goods and those helped, as a page would hand them over in a language."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from metrics.metric import Language
from views.charts import panels

NAN = float("nan")


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
    return pd.DataFrame(rows, columns=["name", "value", "compared"]).assign(qualifier="")


def children(lang: Language) -> pd.DataFrame:
    rows = [(pick(lang, "小天使", "Little Angel"), 45.0, ""), (pick(lang, "天使阳光", "Angel Sunshine"), NAN, "small")]
    return pd.DataFrame(rows, columns=["name", "value", "suppressed"])


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
    return pd.DataFrame(rows, columns=["programme", "unit", "month", "value", "compared"])


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
