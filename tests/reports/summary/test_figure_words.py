"""What a template may say of a figure: as written, computed words, and a mark wherever there is nothing to say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from metrics.metric import Scope
from reports.evidence import Evidence, Figure
from reports.summary.context import CHINESE as GENERAL_CHINESE
from reports.summary.context import GENERAL, names_for
from reports.summary.desk import Desk
from reports.summary.figure_words import CHINESE, FigureWords
from reports.summary.template import TemplateFaultError


@pytest.mark.parametrize(
    ("tag", "zh", "en"),
    [
        ("training_sessions", "446场", "446 sessions"),
        ("training_funds", "232.8万元", "CNY 2.328 million"),
        ("induction_classes", "两期", "2"),
        ("reform_tasks", "20项改革任务", "20 reform tasks"),
        ("reform_tasks.number", "20项", "20"),
        ("training_people_target", "20750人以上", "at least 20,750 people"),
        ("training_sessions.target", "415场", "415 sessions"),
        ("training_sessions.completion", "107.5%", "107.5%"),
        ("training_sessions.verdict", "超额完成", "exceeded"),
        ("training_sessions.last_year", "403场", "403 sessions"),
        ("training_sessions.change", "增长10.7%", "up 10.7%"),
        ("training_sessions.change_word", "增长", "up"),
        ("training_sessions.change_rate", "10.7%", "10.7%"),
        ("covid_donations_value.as_of", "10月13日", "13 October"),
        ("training_sessions.as_of", "12月4日", "4 December"),
        ("covid_donations_cash.within", "其中", "of which"),
        ("covid_donations_goods_transferred_value.including", "含", "including"),
        ("culture_bases_completed.counties", "隆安县", "Longan"),
        ("plasma_donors.when(0, '没人')", "没人", "没人"),
        ("plasma_donors.when(3, '三人')", "0人", "0 people"),
        ("as_of", "12月4日", "4 December"),
        ("signed_on", "2020年12月2日", "2 December 2020"),
        ("next_year", "2021", "2021"),
    ],
)
def test_what_is_said(say, tag, zh, en):
    assert say(f"{{{{ {tag} }}}}") == zh
    assert say(f"{{{{ {tag} }}}}", lang="en") == en


def test_names_come_from_the_rows(say):
    assert say("{{ model_schools_added.names }}") == "隆安宝塔实验学校"
    assert say("{{ culture_bases_completed.names }}") == "宝塔社区居委会和宝塔实验小学"
    assert say("{{ village_training_sessions.names }}{{ village_training_sessions.when(1, '专场') }}") == "龙头村专场"


def test_chinese_names_say_the_same(say):
    assert (
        say("{{ 万人培训完成场次 }}，{{ 万人培训完成场次.完成率 }}，{{ 结论(万人培训完成人数) }}")
        == "446场，107.5%，超额完成"
    )
    assert set(CHINESE.values()) <= set(dir(FigureWords))
    assert set(GENERAL_CHINESE.values()) == set(GENERAL)


@pytest.mark.parametrize(
    ("sessions", "word", "over"),
    [(416, "超额完成", "超额完成"), (415, "完成", "完成"), (414, "尚未完成", "未完成"), (0, "尚未完成", "未完成")],
)
def test_the_verdict_follows_the_figure(say, doctored, sessions, word, over):
    found = doctored(training_sessions=sessions)
    assert say("{{ training_sessions.verdict }}", found=found) == word
    found.scope = Scope(2020)
    assert say("{{ training_sessions.verdict }}", found=found) == over


def test_a_common_verdict_is_the_weakest(say, doctored):
    tag = "{{ verdict(training_sessions, training_people) }}"
    assert say(tag, found=doctored(training_sessions=415)) == "完成"
    assert say(tag, found=doctored(training_people=20000)) == "尚未完成"


@pytest.mark.parametrize(("poor", "word"), [(0, "超额完成"), (5, "完成"), (6, "尚未完成")])
def test_where_less_is_better_the_verdict_turns_round(say, doctored, poor, word):
    found = doctored(village_households_poor_at_end=poor)
    key = "village_households_poor_at_end"
    found.figures[key] = Figure(replace(found[key].now, target=Decimal(5)), found[key].before)
    assert say(f"{{{{ {key}.verdict }}}}", found=found) == word


def test_a_figure_that_rounds_to_its_target_has_reached_it(say, doctored):
    assert say("{{ training_funds.verdict }}", found=doctored(training_funds=2327860)) == "完成"
    assert say("{% for figure in unmet %}{{ figure.key }} {% endfor %}") == "relief_households "


@pytest.mark.parametrize(
    ("value", "change", "word"),
    [(403, "持平", "持平"), (403.01, "持平", "持平"), (300, "下降25.6%", "下降"), (806, "增长100.0%", "增长")],
)
def test_the_change_follows_the_figure(say, doctored, value, change, word):
    found = doctored(training_sessions=value)
    assert say("{{ training_sessions.change }}", found=found) == change
    assert say("{{ training_sessions.change_word }}", found=found) == word


def test_a_change_from_nothing_has_no_percentage(say, doctored):
    found = doctored(before={"training_sessions": 0})
    assert say("{{ training_sessions.change }}", found=found) == "从无到有"


def test_a_percentage_changes_by_points(say, doctored):
    found = doctored(before={"receipts_share": 70}, receipts_share=75.5)
    assert say("{{ receipts_share.change }}", found=found) == "增长5.5个百分点"


@pytest.mark.parametrize(
    ("cash", "within"), [(20208613.52, "其中"), (46492356.42, "均为"), (46492357, "【请核对：疫情捐款】")]
)
def test_a_part_is_worded_by_its_size(say, doctored, cash, within):
    found = doctored(covid_donations_cash=cash, covid_donations_value="46492356.42")
    assert say("{{ covid_donations_cash.within }}", found=found) == within


def test_a_part_of_nothing_is_not_included(say, doctored):
    found = doctored(covid_donations_goods_transferred_value=0)
    assert say("{{ covid_donations_goods_transferred_value.including }}", found=found) == "不含"


@pytest.mark.parametrize(
    ("tag", "mark"),
    [
        ("news_items", "【缺：市级媒体新闻报道】"),
        ("news_items.completion", "【缺：市级媒体新闻报道】"),
        ("news_items.change", "【缺：市级媒体新闻报道】"),
        ("news_items.verdict", "【缺：市级媒体新闻报道】"),
        ("rescue_missions.target", "【缺：参与救援次数的年度任务】"),
        ("rescue_missions.completion", "【缺：参与救援次数的年度任务】"),
        ("rescue_missions.verdict", "【缺：参与救援次数的年度任务】"),
        ("rescue_missions.last_year", "【缺：上年同期参与救援次数】"),
        ("rescue_missions.change", "【缺：上年同期参与救援次数】"),
        ("rescue_missions.names", "【缺：参与救援次数的名称】"),
    ],
)
def test_what_is_missing_leaves_a_mark(fill, doctored, tag, mark):
    found = doctored(before={"rescue_missions": None}, news_items=None)
    summary = fill(f"{{{{ {tag} }}}}", found=found)
    if tag.startswith("news_items"):  # it is there at the end of the year
        mark = mark.replace("缺", "未到时")
    assert summary.draft.paragraphs[0].text == mark
    assert [span.mark for span in summary.draft.gaps()] == ["early" if "未到时" in mark else "missing"]


@pytest.mark.parametrize("tag", ["livelihood_dividend_households.names", "culture_bases_completed.counties"])
def test_names_that_nobody_filled_in_are_asked_for_by_their_column(fill, monkeypatch, tag):
    monkeypatch.setattr(Desk, "names", lambda self, key: [])
    monkeypatch.setattr(Desk, "counties", lambda self, key: [])
    marks = {"livelihood": "【缺：生计金及代养分红户数的“村”栏】", "culture": "【缺：建成文化传播基地的“县区”栏】"}
    assert fill(f"{{{{ {tag} }}}}").draft.paragraphs[0].text == marks[tag.partition("_")[0]]


def test_what_comes_later_in_the_year_is_too_early(evidence):
    early = Evidence(evidence.con, Scope(2020, dt.date(2020, 2, 4)), evidence.generation)
    desk = Desk(early, "zh")
    words = names_for(desk, None)
    texts = [span.text for span in desk.marks.spans_of(f"{words['honorary_vice_presidents']}{words['signed_on']}")]
    assert texts == ["【未到时：名誉副会长】", "【缺：成文日期】"]


def test_a_verdict_early_in_the_year_is_not_given(say, doctored):
    found = doctored(training_sessions=3)
    found.scope = Scope(2020, dt.date(2020, 2, 4))
    assert say("{{ training_sessions.verdict }}", found=found) == "【未到时：万人培训完成场次是否完成任务】"


def test_a_hidden_count_is_not_given_away(fill, evidence, doctored):
    found = doctored()
    key = "hsc_donated"
    hidden = replace(evidence[key].now, value=None, suppressed=True, notes=("small",))
    found.figures[key] = Figure(hidden, evidence[key].before)
    summary = fill("{{ hsc_donated }}{{ hsc_donated.change }}", found=found)
    assert summary.draft.paragraphs[0].text == "【不公开：造干成功捐献】" * 2


@pytest.mark.parametrize(
    "tag", ["training_sessions.nothing", "training_sessions.__class__", "training_sessions._figure"]
)
def test_an_unknown_aspect_is_named(say, tag):
    with pytest.raises(TemplateFaultError, match=tag.replace(".", r"\.")):
        say(f"{{{{ {tag} }}}}")


def test_conditions_ask_for_values(say, doctored):
    tag = "{% if rescue_missions %}有{% else %}无{% endif %}{% if training_sessions.value > 400 %}多{% endif %}"
    assert say(tag) == "有多"
    assert say(tag, found=doctored(rescue_missions=0, training_sessions=400)) == "无"
    assert say(tag, found=doctored(rescue_missions=None)) == "无多"
    assert say("{% if covid_donations_value.applies %}疫情{% endif %}{{ plasma_donors.is_zero }}") == "疫情True"
