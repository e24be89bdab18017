"""Units in headers, unit rows and cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.values.units import factor, is_unit, unit_in_header, unit_of_row


@pytest.mark.parametrize(
    ("stated", "unit", "expected"),
    [
        ("元", "元", 1), ("万元", "元", 10_000), ("万", "元", 10_000), ("亿元", "元", 10**8), ("千元", "元", 1000),
        ("人民币元", "元", 1), ("名", "人", 1), ("万人", "人", 10_000), ("人", "万人", Decimal("0.0001")),
        ("万人", "万人", 1),
        ("人次", "人", None), ("美元", "元", None), ("户", "人", None), ("人", "人次", None),
    ],
)  # fmt: skip
def test_factor(stated: str, unit: str, expected: Decimal | None) -> None:
    assert factor(stated, unit) == expected


@pytest.mark.parametrize(
    ("header", "bare", "unit"),
    [
        ("金额（万元）", "金额", "万元"),
        ("金额(元)", "金额", "元"),
        ("折算金额【万元】", "折算金额", "万元"),
        ("县（市、区）", "县（市、区）", ""),
        ("金额/万元", "金额", "万元"),
        ("受益（户）", "受益", "户"),
        ("金额（单位：元）", "金额", "元"),
    ],
)
def test_unit_in_header(header: str, bare: str, unit: str) -> None:
    assert unit_in_header(header) == (bare, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [("单位：万元", "万元"), ("金额单位:元", "元"), ("（单位：人民币元）", "元"),
     ("填报单位：隆安县红十字会", None), ("单位：见表头", None)],
)  # fmt: skip
def test_unit_row(text: str, unit: str | None) -> None:
    assert unit_of_row(text) == unit


def test_a_word_is_no_unit() -> None:
    assert not is_unit("受援单位")
    assert is_unit("万元")
