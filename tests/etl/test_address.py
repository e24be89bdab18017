"""A1 addresses there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.address import address, letters, parse


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_there_and_back(row: int, column: int) -> None:
    assert parse(address(row, column)) == (row, column)


def test_known_addresses() -> None:
    assert (address(0, 0), address(1048575, 16383), letters(26)) == ("A1", "XFD1048576", "AA")


@pytest.mark.parametrize("text", ["", "12", "AB", "a-1"])
def test_no_address(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse(text)
