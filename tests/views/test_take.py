"""What is taken along is typed: numbers of one unit become numbers, and the unit goes to the heading."""

from __future__ import annotations

import pandas as pd

from views import take


def test_numbers_of_one_unit_become_numbers_and_the_unit_goes_to_the_heading() -> None:
    df = pd.DataFrame({"县区": ["甲县", "乙县"], "完成": ["1,036场", ""], "完成率（%）": ["112.5%", "79.2%"]})
    typed = take.typed(df)
    assert list(typed) == ["县区", "完成 (场)", "完成率（%）"]
    assert typed["完成 (场)"].iloc[0] == 1036
    assert pd.isna(typed["完成 (场)"].iloc[1])
    assert list(typed["完成率（%）"]) == [112.5, 79.2]


def test_money_in_english_keeps_its_unit() -> None:
    typed = take.typed(pd.DataFrame({"Raised": ["CNY 46.49 million", "CNY 1.2 million"]}))
    assert list(typed) == ["Raised (CNY million)"]
    assert list(typed["Raised (CNY million)"]) == [46.49, 1.2]


def test_what_is_no_plain_number_stays_as_it_is_written() -> None:
    df = pd.DataFrame({
        "编号": ["0012", "0013"], "可能性": ["99%以上", "12%"], "日期": ["2020-01-28", "2020-02-01"],
        "单位": ["3桶", "4箱"], "空": ["", ""], "数": [1.5, 2.0],
    })  # fmt: skip
    assert take.typed(df).equals(df)
