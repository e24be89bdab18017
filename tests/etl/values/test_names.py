"""Persons are masked, organisations stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.values.names import looks_like_person, masked


@pytest.mark.parametrize(
    ("name", "is_person", "stored"),
    [
        ("张三", False, "张○○"),
        ("张 三", False, "张○○"),
        ("欧阳小明", False, "欧阳○○"),
        ("李四先生", False, "李○○"),
        ("John Smith", True, "J○○、S○○"),
        ("张三、李四", True, "张○○、李○○"),
        ("广西某某有限公司", False, "广西某某有限公司"),
        ("市第一中学", False, "市第一中学"),
        ("广西某某有限公司（王五）", False, "广西某某有限公司（王○○）"),
        ("某某协会、王五", False, "某某协会、王○○"),
        ("王五（某某公司）", False, "王○○"),
        ("爱心人士", False, "匿名"),
        ("武鸣县", False, "武鸣县"),
        ("龙头村", False, "龙头村"),
    ],
)
def test_names(name: str, is_person: bool, stored: str) -> None:
    assert masked(name, is_person, False) == stored


@given(st.sampled_from("王李张刘陈杨黄周吴韦覃"), st.text(alphabet="伟芳娜敏静丽强磊军洋勇", min_size=1, max_size=2))
def test_no_given_name_passes(surname: str, given_name: str) -> None:
    assert given_name not in masked(surname + given_name, False, False)


def test_anonymous_givers_have_no_name() -> None:
    assert masked("张三", False, True) == "匿名"


def test_masked_names_stay_masked() -> None:
    assert masked("张○○", True, False) == "张○○"
    assert not looks_like_person("某公司")
