"""A column of cells on its way to typed values: how to read it, what each cell gave, what could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from etl.fields import Field
from etl.problems import ProblemClass


@dataclass(frozen=True)
class CellFault:
    """Stands in the grid where a cell has no value to read: an uncalculated formula, an error, a number merged over
    rows, a value merged over columns, a figure that may belong to either of two fields.
    """

    kind: Literal["formula", "error", "merged", "wide", "pair"]
    shown: str = ""

    def __str__(self) -> str:
        return self.shown


class Cell(NamedTuple):
    """One cell read. `differs` says that the stored value isn't what the cell holds."""

    value: object = None
    differs: bool = False
    qualifier: str = ""
    fault: type[ProblemClass] | None = None
    words: Mapping[str, object] = {}


@dataclass(frozen=True)
class Spec:
    """How to read a column: its field, whether it must be filled, by what its numbers are multiplied, and whether
    somebody has said that decimals in it are days (6.29).
    """

    field: Field
    required: bool = False
    factor: Decimal = Decimal(1)
    decimal_days: bool = False


@dataclass
class Parsed:
    """A column read: one value a row; raw cells, qualifiers and faulty cells by row."""

    values: list[object]
    raw: dict[int, object] = field(default_factory=dict)
    qualifiers: dict[int, str] = field(default_factory=dict)
    faults: dict[int, Cell] = field(default_factory=dict)
