"""What needs a person's look before signing is named: with the figures, the numbers, the reason."""

from __future__ import annotations

import datetime as dt

import pytest

from metrics.metric import Scope
from reports.summary.document import Summary

TRAINING = (
    "{{ training_sessions }}{{ training_people }}{{ induction_people }}{{ agency_people }}{{ instructors_trained }}"
)
GIFTS = "{{ covid_donations_value }}{{ covid_donations_cash }}{{ covid_donations_goods_value }}"


def lines(summary, code):
    return ["".join(span.text for span in line) for one in summary.findings if one.code == code for line in one.lines]


def codes(summary):
    return [finding.code for finding in summary.findings]


def test_a_cut_off_after_the_signing_is_named_with_the_figures_that_it_touches(fill):
    found = lines(fill("{{ training_sessions }}{{ rescue_missions }}"), "after_signing")
    assert "成文日期2020年12月2日，统计截至2020年12月4日，晚2天" in found[0]
    assert "446场（万人培训完成场次）" in found[1]
    assert "4次" not in found[1]  # the last rescue was in November
    assert "after_signing" not in codes(fill("{{ rescue_missions }}", signed_on=dt.date(2020, 12, 4)))


def test_without_a_date_of_signing_that_is_said(fill, doctored):
    found = doctored()
    found.signed_on = None
    assert codes(fill("甲", found=found)) == ["not_signed"]


def test_a_part_beside_its_whole_is_named(fill):
    found = lines(fill(GIFTS + "{{ covid_donations_goods_transferred_value }}"), "part")
    assert found == [
        "2021万元（疫情捐款）、2628万元（疫情捐赠物资价值）合起来正是4649万元（疫情捐赠款物价值）。",
        "629万元（其中卫健委移交补办物资价值）已包含在2628万元（疫情捐赠物资价值）之内。",
    ]
    assert lines(fill("{{ covid_donations_goods_transferred_value }}"), "part") == []


@pytest.mark.parametrize(
    ("cash", "goods", "rounded"), [("20206000", "26286000", True), ("20206000", "26284000", False)]
)
def test_rounded_parts_that_dont_add_up_are_named(fill, doctored, cash, goods, rounded):
    whole = int(cash) + int(goods)
    found = doctored(covid_donations_cash=cash, covid_donations_goods_value=goods, covid_donations_value=whole)
    said = lines(fill(GIFTS, found=found), "rounding")
    if not rounded:
        assert said == []
        return
    assert "相加为4650万元" in said[0]
    assert "总数写作4649万元（疫情捐赠款物价值）" in said[0]


def test_parts_that_dont_make_up_the_whole_are_no_matter_of_rounding(fill, doctored):
    found = doctored(covid_donations_cash="1000000")
    assert lines(fill(GIFTS, found=found), "rounding") == []
    assert len(lines(fill(GIFTS, found=found), "part")) == 2


def test_scopes_of_target_and_figure_and_what_stands_apart(fill):
    found = lines(fill(TRAINING), "scope")
    assert any("47496人（万人培训完成人数）与任务20750人都按各县区合计" in line for line in found)
    assert any("合计1601人" in line and "460人" in line and "1000人" in line and "141人" in line for line in found)
    assert lines(fill("{{ spring_relief_households }}"), "scope") == []


def test_reported_approximations_are_listed_and_contradictions_first(fill):
    found = lines(
        fill("{{ study_sessions }}{{ spring_festival_volunteers }}{{ training_people_target }}"), "approximate"
    )
    assert found[0].startswith("近40多名（节日志愿服务骨干）")
    assert "相反" in found[0]
    assert "20余次" in found[1]
    assert "以上" not in "".join(found)


def test_figures_with_a_cut_off_of_their_own(fill):
    found = lines(fill(GIFTS + "{{ training_sessions }}"), "other_cut_off")
    assert len(found) == 1
    assert "2020年10月13日" in found[0]
    assert "446场" not in found[0]


def test_gaps_are_counted_and_listed_once(fill, doctored):
    summary = fill("{{ news_items }}{{ news_items }}{{ fill('计划') }}", found=doctored(news_items=None))
    assert "3处" in next(one.title for one in summary.findings if one.code == "gaps")
    assert len(lines(summary, "gaps")) == 2


def test_refused_rows_are_named_where_they_may_change_a_figure(fill, doctored):
    found = doctored()
    found.rejected_rows = {"training_class": 3, "rescue": 1}
    said = lines(fill("{{ training_sessions }}", found=found), "rejected")
    assert said == ["培训班台账：3行未导入，可能影响446场（万人培训完成场次）。"]


def test_what_the_load_pointed_out_is_told_for_the_workbooks_used(fill):
    found = lines(fill("{{ training_people_target }}"), "warnings")
    assert len(found) == 3
    assert "每场" in found[2]
    assert "同类的另有3条" in found[2]
    assert not any("捐赠" in line for line in found)


def test_nothing_to_look_at_is_nothing_listed(fill, doctored):
    found = doctored()
    found.scope = Scope(2020, dt.date(2020, 12, 2))
    assert fill("{{ blood_award_people }}", found=found).findings == []


def test_figures_in_lines_lead_to_their_proof(fill):
    summary = fill(GIFTS)
    keys = {span.key for finding in summary.findings for line in finding.lines for span in line if span.key}
    assert keys == {entry.key for entry in summary.entries}


def test_figures_typed_into_a_template_are_named(fill):
    found = lines(
        fill("共办{{ training_sessions }}，另有12期。", "2020年12月4日，第3期，“六稳”，超过任务的{{ 3 }}倍"), "typed"
    )
    assert found == ["12期、3倍。请换成指标的名字，或自行核实。"]
    assert lines(fill("{{ training_sessions }}{{ training_sessions.completion }}"), "typed") == []
    assert lines(fill("12期", lang="en"), "typed") == []


def test_nothing_is_typed_into_our_template(evidence):
    assert "typed" not in codes(Summary(evidence, "zh"))
