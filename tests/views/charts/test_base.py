from __future__ import annotations

import datetime as dt

import pytest

from metrics.metric import Language
from views.charts import base, columns
from views.charts.dates import day_ticks, month_ticks


def test_long_names_break_into_lines_and_are_escaped() -> None:
    assert base.wrapped("隆安县", 9) == "隆安县"
    assert base.wrapped("南宁市经济技术开发区", 6) == "南宁市经济<br>技术开发区"
    assert base.wrapped("Guangxi Zhuang region", 6) == "Guangxi<br>Zhuang<br>region"
    assert base.wrapped("<b>x</b>", 9) == "&lt;b&gt;x&lt;/b&gt;"
    assert base.wrapped("一二三四五六七八九十", 3, 2).endswith("…")


def test_no_character_stands_alone_in_a_last_line() -> None:
    assert base.wrapped("博爱送万家慰问户数，每万人", 13) == "博爱送万家慰问<br>户数，每万人"
    assert base.wrapped("public-awareness", 8) == "public-<br>awareness"


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


@pytest.mark.parametrize(
    ("top", "labels"), [(6.4, ["0", "5"]), (10.6, ["0", "5", "10"]), (100.0, ["0", "25", "50", "75", "100"])]
)
def test_an_axis_of_counts_has_no_halves(top: float, labels: list[str]) -> None:
    assert base.ticks(top, "次", "zh", count=3 if top < 50 else 4)["ticktext"] == labels


@pytest.mark.parametrize(
    ("values", "unit", "language", "style", "said"),
    [
        ([4.4, 4.0, None, 11.7], "", "zh", "full", ["4.4", "4.0", "未上报", "11.7"]),
        ([4.0, 3.0], "", "zh", "full", ["4", "3"]),
        (
            [34_944_000.0, 6_490_000.0, 3_391_000.0, 99_000.0],
            "元",
            "zh",
            "full",
            ["3494万元", "649.0万元", "339.1万元", "99,000元"],
        ),
        ([2_720_000.0, 3_100_000.0, 838_400.0], "元", "en", "compact", ["CNY 2.72M", "CNY 3.10M", "CNY 838k"]),
        ([16_000.0, 21_200.0], "元", "en", "compact", ["CNY 16.0k", "CNY 21.2k"]),
        ([12_000.0, 3.0], "人", "en", "full", ["12,000 people", "3 people"]),
    ],
)
def test_numbers_under_one_another_have_the_same_decimals(
    values: list[float | None], unit: str, language: Language, style: base.Style, said: list[str]
) -> None:
    assert columns.written(values, unit, language, style=style) == said
