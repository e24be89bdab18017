"""Figures in Chinese prose are found with value, unit and qualifier; dates, ordinals and names are not taken."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.claims.grammar import claims, mentions
from tests.metrics.test_units import _published


@pytest.mark.parametrize(
    ("text", "said", "value", "unit", "qualifier", "step"),
    [
        ("合计收到款物4649万元", "4649万元", "46490000", "元", "", "10000"),
        ("筹得103.7万元款物", "103.7万元", "1037000", "元", "", "1000"),
        ("共计1.25亿元。", "1.25亿元", "125000000", "元", "", "1000000"),
        ("分红37200元", "37200元", "37200", "元", "", "1"),
        ("支出12,345.60元", "12,345.60元", "12345.60", "元", "", "0.01"),
        ("募得100余万元", "100余万元", "1000000", "元", "余", "10000"),
        ("募得1万多元", "1万多元", "10000", "元", "多", "10000"),
        ("学习20余次", "20余次", "20", "次", "余", "1"),
        ("派发2000多份资料", "2000多份", "2000", "份", "多", "1"),
        ("抽调近40多名骨干", "近40多名", "40", "名", "近多", "1"),
        ("抽调近40名骨干", "近40名", "40", "名", "近", "1"),
        ("约300人到场", "约300人", "300", "人", "约", "1"),
        ("300人左右到场", "300人左右", "300", "人", "约", "1"),
        ("计划20750人以上", "20750人以上", "20750", "人", "以上", "1"),
        ("不少于50人次", "不少于50人次", "50", "人次", "以上", "1"),
        ("超过600户受益", "超过600户", "600", "户", "多", "1"),
        ("逾3万人次参与", "逾3万人次", "30000", "人次", "多", "10000"),
        ("举办两期", "两期", "2", "期", "", "1"),
        ("办了十三期", "十三期", "13", "期", "", "1"),
        ("动员一百四十八名", "一百四十八名", "148", "名", "", "1"),
        ("惠及二十余户", "二十余户", "20", "户", "余", "1"),
        ("完成任务的107.5%", "107.5%", "107.5", "%", "", "0.1"),
        ("增长了12.3个百分点", "12.3个百分点", "12.3", "个百分点", "", "0.1"),
        ("已有7个县（市、区）印发", "7个县（市、区）", "7", "个县区", "", "1"),
        ("表彰81家单位", "81家单位", "81", "个单位", "", "1"),
        ("１２场", "１２场", "12", "场", "", "1"),
        ("收治者中没人捐献", "没人", "0", "人", "", "1"),
        ("把课堂办成甲村专场", "专场", "1", "场", "", "1"),
        ("完成“培训415场”的目标", "415场", "415", "场", "", "1"),
    ],
)
def test_a_figure_is_read(text, said, value, unit, qualifier, step):
    (claim,) = claims(text)
    assert (claim.text, claim.value, claim.unit) == (said, Decimal(value), unit)
    assert (claim.qualifier, claim.step) == (qualifier, Decimal(step))
    assert text[claim.start : claim.end] == said


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("2020年", ["year"]),
        ("2020年度", ["year"]),
        ("面向2035的规划", ["year"]),
        ("2020年10月22日上午", ["date"]),
        ("10月22日", ["date"]),
        ("截至12月4日", ["as_of"]),
        ("统计到2020年12月4日", ["as_of"]),
        ("今后五年", ["period"]),
        ("连续3年", ["period"]),
        ("第七次会员代表大会", ["ordinal"]),
        ("第3期简报", ["ordinal"]),
        ("新一届理事会", ["ordinal"]),
        ("十九大", ["ordinal"]),
        ("十九届五中全会", ["ordinal", "ordinal"]),
        ("一是办班。二是宣传", ["enumeration", "enumeration"]),
        ("（三）救援", ["enumeration"]),
        ("一、工作情况", ["enumeration"]),
        ("2.宣传", ["enumeration"]),
        ("“四个意识”", ["name"]),
        ("“六稳”“六保”", ["name", "name"]),
        ("“五位一体”", ["name"]),
        ("中央八项规定", []),
        ("捐赠一项含物资，一户一策，组织一次演练", []),
        ("落实两个责任", []),
        ("2019-nCoV", ["code"]),
        ("0771—5530647", ["code"]),
        ("证书120330032", ["code"]),
        ("〔2020〕23号", ["code"]),
        ("5.8世界红十字日", ["name"]),
        ("“5.12防灾减灾日”", ["name"]),
        ("万人应急救护培训", ["name"]),
        ("博爱送万家", ["name"]),
        ("四十七中", ["name"]),
        ("地铁一号线", ["name"]),
        ("两不愁、三保障", ["name", "name"]),
        ("宣传栏目“健康2030”", ["name"]),
        ("总数4649", ["number"]),
    ],
)
def test_what_is_no_figure_is_not_taken(text, kinds):
    assert claims(text) == []
    assert [found.kind for found in mentions(text)] == kinds


def test_figures_side_by_side_keep_apart():
    text = "方案分7个方面20项任务；30名队员出动30人次，另有30人登记。"
    assert [(claim.text, claim.unit) for claim in claims(text)] == [
        ("7个方面", "个方面"),
        ("20项", "项"),
        ("30名", "名"),
        ("30人次", "人次"),
        ("30人", "人"),
    ]


def test_a_claim_knows_its_clause_and_its_sentence():
    text = "到12月4日，各县办班446场，参训47496人。另有460人。"
    sessions = claims(text)[0]
    assert sessions.clause == "各县办班446场"
    assert sessions.sentence == "到12月4日，各县办班446场，参训47496人"
    money = claims("支出1,234元，甲")[0]
    assert money.clause == "支出1,234元"


@pytest.mark.parametrize("row", _published(), ids=lambda row: row["key"])
def test_every_wording_that_documents_use_is_read_back(row):
    (claim,) = claims(f"共有{row['written_as']}。")
    assert claim.value == Decimal(row["value"])
    assert claim.qualifier == row["qualifier"]
    assert row["written_as"].startswith(claim.text)


@given(st.text(alphabet="0123456789.,一二十百千万亿余多近约第届年月日号个名人次元%“”（）—-nC 培训，。", max_size=40))
def test_any_text_is_read_without_overlap(text):
    found = mentions(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
