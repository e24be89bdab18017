from __future__ import annotations

import datetime as dt

import pytest

from views.charts import base
from views.charts.dates import day_ticks, month_ticks


def test_long_names_break_into_lines_and_are_escaped() -> None:
    assert base.wrapped("隆安县", 9) == "隆安县"
    assert base.wrapped("南宁市经济技术开发区", 6) == "南宁市经济<br>技术开发区"
    assert base.wrapped("Guangxi Zhuang region", 6) == "Guangxi<br>Zhuang<br>region"
    assert base.wrapped("<b>x</b>", 9) == "&lt;b&gt;x&lt;/b&gt;"
    assert base.wrapped("一二三四五六七八九十", 3, 2).endswith("…")


def test_ticks_are_round_and_in_ten_thousands_in_chinese() -> None:
    assert base.ticks(46_490_000, "元", "zh")["ticktext"][:3] == ["0", "2000万", "4000万"]
    assert base.ticks(46_490_000, "元", "en")["ticktext"][1] == "20M"
    assert base.ticks(3, "场", "zh")["tickvals"] == [0, 1, 2, 3]


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_blank_is_not_zero(value: float | None) -> None:
    assert base.number(value) is None
    assert base.written(value, "人", "zh") == "未上报"
    assert base.written(0, "人", "zh") == "0人"


def test_a_qualifier_stays_with_its_number() -> None:
    assert base.written(20.0, "次", "zh", qualifier="余") == "20余次"
    assert base.written(20.0, "次", "zh", qualifier=float("nan")) == "20次"


def test_days_name_their_year_once() -> None:
    ticks = day_ticks(dt.date(2020, 1, 27), dt.date(2020, 12, 4), "zh", 8)
    assert ticks["ticktext"] == ["3月<br>2020", "5月", "7月", "9月", "11月"]
    assert day_ticks(dt.date(2020, 5, 3), dt.date(2020, 5, 9), "en")["ticktext"] == ["May<br>2020"]


def test_months_are_fewer_where_there_is_little_room() -> None:
    assert month_ticks("en", narrow=True)["ticktext"] == ["Jan", "Apr", "Jul", "Oct"]
    assert len(month_ticks("zh")["tickvals"]) == 12


def test_a_hidden_count_claims_no_more_than_is_known() -> None:
    assert base.concealed("small", "zh") == "<5"
    assert base.concealed("beside_small", "zh") == "*"
    assert base.concealed(True, "zh") == "不显示"
    assert base.concealed(False, "zh") == base.concealed("", "zh") == base.concealed(None, "zh") == ""
