"""Numbers as people write them, read exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.values.numerals import from_float, has_two_figures, parse

_FULL = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


@given(st.decimals(0, 10**12, places=2))
def test_any_amount_in_any_dress(amount: Decimal) -> None:
    for text in (
        f"{amount}",
        f"{amount:,}",
        f"¥{amount:,}",
        f" {amount} 元",
        f"{amount}".translate(_FULL),
        f"{amount:,}元",
    ):
        numeral = parse(text)
        assert numeral is not None, text
        assert (numeral.value, numeral.qualifier) == (amount, "")


@given(st.decimals("0.0001", 10**6, places=4), st.sampled_from(["", "元", "余元", "元以上"]))
def test_ten_thousands(number: Decimal, tail: str) -> None:
    numeral = parse(f"{number}万{tail}")
    assert numeral is not None
    assert numeral.value == number * 10_000


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("20余", "20", "", "余"),
        ("1万2千", "12000", "", ""),
        ("1亿2千万元", "120000000", "元", ""),
        ("二十余次", "20", "次", "余"),
        ("十二", "12", "", ""),
        ("一百零五人", "105", "人", ""),
        ("近四十多名", "40", "名", "近多"),
        ("两千三百五十", "2350", "", ""),
        ("百余人", "100", "人", "余"),
        ("三万零五", "30005", "", ""),
        ("三", "3", "", ""),
        ("20余次", "20", "次", "余"),
        ("100多", "100", "", "多"),
        ("近40多名", "40", "名", "近多"),
        ("近40", "40", "", "近"),
        ("约1.2万", "12000", "", "约"),
        ("20750人以上", "20750", "人", "以上"),
        ("2000多份", "2000", "份", "多"),
        ("103.7万元", "1037000.0", "元", ""),
        ("１，２５０", "1250", "", ""),
        ("1.2万余人", "12000", "人", "余"),
        ("-5", "-5", "", ""),
    ],
)
def test_wordings(text: str, value: str, unit: str, qualifier: str) -> None:
    numeral = parse(text)
    assert numeral is not None
    assert (numeral.value, numeral.unit, numeral.qualifier) == (Decimal(value), unit, qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "很多",
        "一批",
        "3～5",
        "5场/250人",
        "4.5E+17",
        "1,23",
        "12.3.4",
        "三万五",
        "三百五",
        "二〇二〇",
        "万人",
        "2020-01-22",
    ],
)
def test_what_is_no_single_number(text: str) -> None:
    assert parse(text) is None


def test_words_that_contradict_each_other_are_not_chosen_from() -> None:
    numeral = parse("约50多")
    assert numeral is not None
    assert numeral.qualifier is None


def test_two_figures_in_one_cell() -> None:
    assert has_two_figures("5场/250人")
    assert not has_two_figures("250人")


@given(st.decimals(-(10**9), 10**9, places=2))
def test_floats_are_read_at_fifteen_digits(amount: Decimal) -> None:
    assert from_float(float(amount)) == amount


def test_noise_behind_the_fifteenth_digit_goes() -> None:
    assert from_float(53672528.37999997) == Decimal("53672528.38")
    assert from_float(0.1 + 0.2) == Decimal("0.3")
