"""A page as a clerk writes it: nothing right is accused, and its usual slips are named."""

from __future__ import annotations

from pathlib import Path

import pytest

TEXT = (Path(__file__).parent / "clerk.txt").read_text(encoding="utf-8").splitlines()
SLIPS = [
    ("多慰问250户", "多慰问205户", "205户"), ("5.1%和6.2%", "6.2%和5.1%", "6.2%"), ("多48期", "多84期", "84期"),
    ("增加43场", "增加34场", "34场"), ("1.89倍", "1.98倍", "1.98倍"), ("青秀区8233人", "青秀区8323人", "8323人"),
    ("25场、19场、17场", "25场、17场、19场", "17场"), ("9例、3例和4例", "9例、4例和3例", "4例"),
    ("1次和6人次", "1次和9人次", "9人次"), ("增加12篇", "减少12篇", "12篇"), ("增加7名", "增加9名", "9名"),
]  # fmt: skip


def test_a_right_page_is_accused_of_nothing(check):
    found = check(TEXT)
    assert found.wrong() == []
    assert not [one for one in found.said["relations"] if one["holds"] is False]
    plan = next(number for number, line in enumerate(TEXT) if line.startswith("二、"))
    assert [
        one["text"] for one in found.said["figures"] if one["verdict"] == "unknown" and one["paragraph"] < plan
    ] == []


@pytest.mark.parametrize(("right", "wrong", "said"), SLIPS)
def test_a_slip_of_the_page_is_named(check, right, wrong, said):
    assert sum(right in line for line in TEXT) == 1
    assert said in check([line.replace(right, wrong) for line in TEXT]).wrong()
