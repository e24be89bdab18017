"""The titles of the charts: what they say of known frames, in both languages."""

from __future__ import annotations

import pandas as pd
import pytest

from metrics.metric import Language
from tests.views.charts.frames import CASES, title
from views.charts import bullets, disclosures, dots, flow, stem_cells, village

SAID = {
    "bars": ("企业最多：2842万元，占61.1%", "Company leads with CNY 28.42 million, 61.1% of the total"),
    "bullets": (
        "7个县区完成任务，3个低于序时进度：隆安县、马山县、上林县",
        "7 counties have reached the target, 3 are below pace: Longan, Mashan and Shanglin",
    ),
    "funnel": (
        "按人口算，横县明显偏低，超出99.8%界限",
        "By inhabitants: Hengxian clearly low, beyond the 99.8% limits",
    ),
    "control": ("最近3个月高于平常，不像是偶然", "The last 3 months are above the ordinary, hardly by chance"),
    "early_control": (
        "只有5个整月，满12个月才能判断趋势",
        "5 whole months so far: a trend can be told from twelve on",
    ),
    "strip": (
        "隆安县：2项中0项高于12个县区的中位数，2项低于",
        "Longan: 0 of 2 figures above the median of 12 counties, 2 below",
    ),
    "gifts": ("2月最多：2211万元，占全年接收的47.5%", "Feb brought most: CNY 22.11 million, 47.5% of the total"),
    "campaigns": ("2个活动中有1个达到目标额", "1 of 2 campaigns have reached the goal"),
    "flow": (
        "接收4649万元，已使用4270万元（91.8%），结存379.4万元",
        "CNY 46.49 million received, CNY 42.7 million used (91.8%), CNY 3.79 million left",
    ),
    "disclosures": (
        "共公示58期，相邻两期最长间隔69天",
        "58 issues published; the longest gap between two was 69 days",
    ),
    "stock": (
        "4种物资中有1种已发完，84消毒液结存占比最高（74.2%）",
        "1 of 4 kinds of goods are given out; Disinfectant has the largest share left (74.2%)",
    ),
    "village": (
        "623户 + 23户 = 646户，全部贫困户已脱贫",
        "623 households + 23 households = 646 households: every poor household has been lifted",
    ),
    "course": ("已完成440场，比计划进度多60场", "440 sessions done, 60 sessions ahead of the plan line"),
    "stem_cells": (
        "征求926名，成功捐献8名；转化最低的一步是再动员（16.0%）",
        "926 people asked, 8 people donated; the narrowest step: Re-mobilised (16.0%)",
    ),
    "organs": (
        "器官登记6人、实现97例；遗体登记30人、实现17例；角膜实现3例",
        "Organ: 6 people registered, 97 cases donated; Body: 30 people registered, 17 cases donated; "
        "Cornea: 3 cases donated",
    ),
    "rescues": ("参与救援4次、出动30人次；演练1次", "4 rescues with 30 person-times; 1 drill"),
    "reform": ("36项措施中已完成11项（30.6%）", "11 of 36 measures done (30.6%)"),
    "plans": ("已印发7个县区，起草5个县区", "Issued: 7 counties; Being drafted: 5 counties"),
}


@pytest.mark.parametrize(("name", "said"), SAID.items())
def test_the_title_says_the_finding_in_both_languages(name: str, said: tuple[str, str]) -> None:
    languages: tuple[Language, Language] = ("zh", "en")
    assert tuple(title(CASES[name], CASES[name].frame(lang), lang) for lang in languages) == said


def test_all_reached_and_many_behind_are_said_without_names() -> None:
    df = CASES["bullets"].frame("zh").dropna()
    assert bullets.finding(df.assign(done=99.0), lang="zh") == "10个县区全部完成任务"
    assert bullets.finding(df.assign(done=1.0), lang="zh") == "还没有县区完成任务，10个低于序时进度"
    held = df.assign(done=df["target"] * 0.95)
    assert bullets.finding(held, lang="en") == "No county has reached the target yet, none is below pace"


def test_all_or_none_above_a_plan_are_said_as_such() -> None:
    df = CASES["dots"].frame("zh")
    for value, said in ((60.0, "全部12个都高于"), (50.0, "12个都不高于")):
        title = dots.finding(df.assign(value=value), unit="人/场", lang="zh", reference=50.0, reference_label="计划")
        assert title.startswith(f"{said}计划50.0人/场，最高为")


def test_one_county_reads_as_one() -> None:
    df = CASES["bullets"].frame("en").iloc[[0, 7]]
    assert bullets.finding(df, lang="en") == "1 county has reached the target, 1 is below pace: Longan"


def test_missing_issue_numbers_are_said_and_repeated_ones_count_once() -> None:
    df = CASES["disclosures"].frame("zh").iloc[[0, 1, 1, 4]]
    assert disclosures.finding(df, lang="zh").startswith("共公示3期，期号缺2个")


def test_more_used_than_received_comes_from_earlier_years() -> None:
    rows = [("received", "款", 100_000.0), ("used", "助困", 250_000.0)]
    df = pd.DataFrame(rows, columns=["side", "name", "amount_yuan"])
    assert flow.finding(df, lang="zh") == "接收10万元，已使用25万元，动用往年结余15万元"
    sankey = flow.figure(df, lang="zh").data[0]
    assert sum(sankey.link.value) == 500_000.0


def test_a_step_larger_than_the_one_before_has_no_rate() -> None:
    df = pd.DataFrame({"stage": ["体检", "采集"], "people_count": [3.0, 4.0]})
    texts = [note.text for note in stem_cells.figure(df, lang="zh").layout.annotations]
    assert any("不计算比率" in text for text in texts)
    assert "16.0%" not in stem_cells.finding(df, lang="zh")


def test_the_steps_are_said_to_be_counts_of_a_period() -> None:
    assert "不是同一批人" in stem_cells.note("zh")
    assert "period" in stem_cells.note("en")


def test_households_still_poor_are_said() -> None:
    df = CASES["village"].frame("zh").assign(poor_households_at_end=3.0, households_lifted=20.0)
    assert village.finding(df, lang="zh") == "623户 + 20户 = 643户，还有3户未脱贫"
