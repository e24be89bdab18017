"""A row of a sheet before it is written: field names and values, with typed access to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

Cell = str | int | Decimal | dt.date | None
Row = Mapping[str, Cell]
Line = dict[str, Cell]


def day_of(row: Row, name: str) -> dt.date:
    """The date in a field that must hold one."""
    value = row[name]
    assert isinstance(value, dt.date), f"{name} holds {value!r}, not a date"
    return value


def amount_of(row: Row, name: str = "amount_yuan") -> Decimal:
    """The number in a field that must hold one."""
    value = row[name]
    assert isinstance(value, (int, Decimal)), f"{name} holds {value!r}, not a number"
    return Decimal(value)


def text_of(row: Row, name: str) -> str:
    """The text in a field that must hold one."""
    value = row[name]
    assert isinstance(value, str), f"{name} holds {value!r}, not a text"
    return value


def named(names: Sequence[str], values: Sequence[Cell]) -> Line:
    """A line of `values` under `names`, both of the same length."""
    return dict(zip(names, values, strict=True))


def numbered(rows: Sequence[Row], name: str, pattern: str) -> list[Line]:
    """The rows with a number in the field `name`, counted from 1 and written by `pattern`."""
    return [{name: pattern.format(index), **row} for index, row in enumerate(rows, start=1)]
