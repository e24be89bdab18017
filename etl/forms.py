"""The form of a sheet that may not be shown: its recognised headers where they stand, every other cell masked alike.

It is made from what the generation knows; the file isn't opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from etl.address import parse
from etl.fields import load_fields

MASKED = "▒▒"


def rows(heads: Mapping[int, Sequence[Mapping[str, Any]]], near: Iterable[int]) -> dict[int, list[str]]:
    """The rows `near`, masked whether a cell is filled or not, and the header rows of `heads`: what is known of the
    columns of each.
    """
    named = {row: _names(columns) for row, columns in heads.items()}
    width = max((column + 1 for each in named.values() for column in each), default=0)
    found = {number: [MASKED] * width for number in near}
    return found | {row: [each.get(column, MASKED) for column in range(width)] for row, each in named.items()}


def _names(columns: Sequence[Mapping[str, Any]]) -> dict[int, str]:
    """By column (from 0) the headers that were recognised.

    One that isn't known word for word is given by its field's name: who knows what somebody typed there.
    """
    return {
        parse(one["cell"])[1]: str(one["header"]) if one["how"] == "exact" else load_fields()[one["field"]].zh
        for one in columns
        if one["field"]
    } | {parse(one["cell"])[1]: "合计" for one in columns if one["how"] == "total" and not one["field"]}
