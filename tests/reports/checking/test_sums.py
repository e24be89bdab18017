"""Parts are held against their whole, in one sentence or over several."""

from __future__ import annotations

import pytest

GIFTS = "截至10月13日，疫情专项捐赠累计接收款物价值4649万元，其中接收捐款2021万元，接收物资价值2628万元。"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GIFTS, [True]),
        (GIFTS.replace("2021万元", "2012万元"), [False]),
        # Each of the three is rounded, so that the parts may miss their whole by 15,000.
        (GIFTS.replace("4649", "4650"), [True]),
        (GIFTS.replace("4649", "4652"), [None]),
        (GIFTS.replace("4649", "46.49"), [False]),
        ("共收到4649万元，捐款和物资分别为2021万元和2600万元。", [False]),
        ("共收到4649万元，捐款和物资分别为2021万元和2628万元。", [True]),
        ("接收物资价值2628万元（含移交629万元），另有捐款2021万元。", [True]),
        ("接收物资价值2628万元，其中移交6290万元。", [False]),
        # Men and women and the young may overlap: that is no mistake, nor is it sure.
        ("参训100人，其中女性60人、青年70人。", [None]),
        ("参训100人，其中女性60人。", [True]),
        ("参训100余人，其中女性60人、男性50人。", []),
        ("We received CNY 46.49 million, of which CNY 20.21 million in cash and CNY 26.28 million in goods.", [True]),
    ],
)
def test_parts_are_held_against_their_whole(check, text, said):
    assert check([text]).holds("sum") == said


APART = "接收捐款2021万元。接收物资价值2628万元，含卫健部门移交物资629万元。款物两项合计{}万元。"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (APART.format(4649), [True, True]),
        (APART.format(4694), [True, False]),
        ("接收捐款2021万元。两项合计4649万元。", []),
        ("接收捐款2021万元，救助支出200余万元。两项合计4649万元。", []),
        # A part that nothing explains may be right: then it isn't sure.
        ("接收捐款2021万元。拨付经费300万元。两项合计4649万元。", [None]),
        ("We received CNY 20.21 million in cash. Goods came to CNY 26.28 million. The two come to CNY 46.49 million.",
         [True]),
    ],
)  # fmt: skip
def test_a_total_is_held_against_parts_in_other_sentences(check, text, said):
    found = check([text])
    assert found.holds("sum") == said
    assert found.wrong() == []


def test_a_part_that_is_wrong_is_the_part_of_this_whole(check):
    found = check([GIFTS.replace("2021万元", "2012万元")])
    assert (found.of("2012万元")["metric"], found.of("2012万元")["verdict"]) == ("covid_donations_cash", "differs")
