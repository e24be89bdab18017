"""Text of cells: comparable, clean, visible; numbers that name a person never pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.text import clean, comparable, found_text, half_width, is_blank, mask_numbers, visible


@given(st.text())
def test_clean_text_is_stable_and_printable(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert all(c.isprintable() for c in clean(text))


@given(st.text())
def test_comparable_text_has_no_white_space(text: str) -> None:
    assert not any(c.isspace() for c in comparable(text))


def test_every_character_alike_by_the_short_and_the_long_way() -> None:
    """What is printable needs no look at each of its characters: a character beside a hidden one comes out alike."""
    for number in (*range(0x3400), *range(0xE000, 0x20000), *range(0xE0000, 0xE0200)):
        character = chr(number)
        assert comparable(f"a{character}") == comparable(f"a{character}\u200b"), hex(number)
        assert half_width(f"a{character}b") == half_width(f"a{character}b\u200b"), hex(number)


@given(st.text())
def test_found_text_is_short_and_acts_nowhere(text: str) -> None:
    shown = found_text(text)
    assert len(shown) <= 60
    assert shown.isprintable()


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("张\n三", "张三"),
        (" 广西\u200b某\xa0公司 ", "广西某 公司"),
        ("a  b", "a b"),
        ("第一行\r\n第二行", "第一行第二行"),
        ("\u202e反", "反"),
    ],
)
def test_clean(text: str, stored: str) -> None:
    assert clean(text) == stored


@pytest.mark.parametrize(
    ("value", "blank"), [(None, True), ("", True), ("\u200b \xa0", True), (0, False), ("0", False)]
)
def test_blank_is_what_nobody_sees(value: object, blank: bool) -> None:
    assert is_blank(value) is blank


@pytest.mark.parametrize("number", ["450102199001011234", "45010219900101123X", "13812345678", "138 1234 5678",
                                    "6222021234567890123", "0771-5551234"])  # fmt: skip
def test_personal_numbers_are_masked_everywhere(number: str) -> None:
    assert number not in mask_numbers(f"联系人：{number}，谢谢")
    assert number not in found_text(f"联系人：{number}")
    assert number[4:] not in found_text(number)


@pytest.mark.parametrize("text", ["2020-01-22", "JZ-2020-000123", "20200122001", "4513000.25", "第20期"])
def test_other_numbers_stay(text: str) -> None:
    assert mask_numbers(text) == text


def test_hidden_characters_are_spelt_out() -> None:
    assert visible("a\u202eb\nc") == "a⟨U+202E⟩b⏎c"
