"""A1 addresses. Rows and columns are counted from 0 inside, as calamine does; addresses from 1, as people do."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=20000)
def letters(column: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def address(row: int, column: int) -> str:
    """The A1 address of a cell: (0, 0) is A1."""
    return f"{letters(column)}{row + 1}"


def parse(reference: str) -> tuple[int, int]:
    """Row and column of an A1 address; raises ValueError when it is none."""
    head = reference.rstrip("0123456789")
    if not head.isalpha() or not head.isascii() or head == reference:
        raise ValueError(f"not a cell address: {reference!r}")
    column = 0
    for letter in head.upper():
        column = column * 26 + ord(letter) - 64
    return int(reference[len(head) :]) - 1, column - 1
