"""Made-up frames of the counties' work and the society's own, as a page would hand them over in a language."""

from __future__ import annotations

import datetime as dt
from functools import cache

import numpy as np
import pandas as pd

from etl.outlines import outline
from metrics.metric import Language
from metrics.pace.funnel import Funnel
from metrics.pace.funnel import funnel as fitted
from tests.views.charts.frames_money import NAN, pick

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


def rates(lang: Language) -> pd.DataFrame:
    rows = [(pick(lang, zh, en), people / held, adcode) for adcode, zh, en, _, _, held, people in COUNTIES]
    return pd.DataFrame(rows, columns=["name", "value", "key"])


def targets(lang: Language) -> pd.DataFrame:
    rows = [
        (adcode, pick(lang, zh, en), float(held), float(target), 0.926)
        for (adcode, zh, en, _, _, held, _), target in zip(COUNTIES, TARGETS, strict=True)
    ]
    df = pd.DataFrame(rows, columns=["county_id", "name", "done", "target", "pace"])
    df.loc[4, "target"], df.loc[5, "done"] = NAN, NAN
    return df


STATES = ["reached", "reached", "on_pace", "on_pace", "watch", "unknown", "on_pace", "behind", "behind", "watch"]


def standings(lang: Language) -> pd.DataFrame:
    df = targets(lang)
    states = [*STATES, *["reached"] * len(df)][: len(df)]
    names = {
        "reached": pick(lang, "已完成", "done"),
        "on_pace": pick(lang, "有望完成", "on the way"),
        "watch": pick(lang, "关注", "to be watched"),
        "behind": pick(lang, "落后", "behind"),
        "unknown": pick(lang, "未报送", "not reported"),
    }
    return df.assign(
        expected=df["target"] * 0.8,
        low=df["done"] * 1.05,
        high=df["done"] * 1.25,
        state=states,
        status_name=[names[state] for state in states],
    )


def standing_grid(lang: Language) -> pd.DataFrame:
    df = standings(lang)
    return tile_grid(lang).assign(state=df["state"], status_name=df["status_name"])


def plain_grid(lang: Language) -> pd.DataFrame:
    """Values without targets; two counties without a place, one of them without a value."""
    df = pd.DataFrame(
        {
            "county_id": [county[0] for county in COUNTIES],
            "name": [pick(lang, county[1], county[2]) for county in COUNTIES],
            "value": [float(county[6]) * 37 for county in COUNTIES],
            "tile_column": [float(county[3]) for county in COUNTIES],
            "tile_row": [float(county[4]) for county in COUNTIES],
        }
    )
    df["value_text"] = [pick(lang, f"{value / 1e4:.1f}万元", f"CNY {value:,.0f}") for value in df["value"]]
    df.loc[[3, 4], ["tile_column", "tile_row"]] = NAN
    df.loc[4, ["value", "value_text"]] = [NAN, ""]
    return df


@cache
def boundaries() -> dict[str, list[list[list[list[float]]]]]:
    """The counties' boundaries as a load makes them; two are left out, as if the office's own lacked them."""
    wanted = [{"adcode": county[0], "codes": [county[0]], "names": []} for county in COUNTIES]
    found = outline.matched(wanted, outline.of_package(wanted))
    return {code: outline.corners(area) for code, area in found.items() if code not in ("450124", "450110")}


POPULATIONS = (615485, 1124334, 989823, 1643819, 587618, 332280, 683826, 325140, 382430, 359323, 801407, 896099)


def _funnel() -> Funnel:
    held = np.array([county[5] for county in COUNTIES], dtype="float64") * np.where(np.arange(12) == 11, 0.2, 1.0)
    found = fitted(held, np.array(POPULATIONS, dtype="float64"))
    assert found is not None
    return found


def funnel_rates(lang: Language) -> pd.DataFrame:
    found = _funnel()
    rates = [pick(lang, f"每万人{rate:.2f}场", f"{rate:.2f} sessions per 10,000 inhabitants") for rate in found.rates]
    df = pd.DataFrame([(adcode, pick(lang, zh, en)) for adcode, zh, en, *_ in COUNTIES], columns=["county_id", "name"])
    return df.assign(
        population=found.populations, rate=found.rates, place=found.places, rate_text=rates, believed_text=rates
    )


def funnel_curve(lang: Language) -> tuple[pd.DataFrame]:
    at, low, high = _funnel().curve()
    columns = {"population": at, "low_95": low[0], "high_95": high[0], "low_998": low[1], "high_998": high[1]}
    return (pd.DataFrame(columns).assign(rate=_funnel().rate),)


MONTHS = (12, 8, 34, 42, 50, 45, 38, 36, 46, 44, 40, 28, 18, 0, 2, 7, 38, 52, 50, 46, 70, 66, 83)


def control_months(lang: Language) -> pd.DataFrame:
    days = [stamp.date() for stamp in pd.date_range("2019-01-01", periods=len(MONTHS), freq="MS")]
    sides = ["high" if value > 64 else "low" if value < 11 else "" for value in MONTHS]
    note = pick(lang, "规则：高于上限", "Rule: above the upper limit")
    df = pd.DataFrame({"date": days, "value": [float(value) for value in MONTHS], "side": sides})
    return df.assign(note=[note if side else "" for side in sides], mean=37.2, low=10.7, high=63.7)


def early_months(lang: Language) -> pd.DataFrame:
    return control_months(lang).iloc[:5].assign(mean=NAN, low=NAN, high=NAN, side="", note="")


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
    df["value"] = df["done"]
    df["target_text"] = ["" if pd.isna(target) else f"{target:.0f}{unit}" for target in df["target"]]
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
