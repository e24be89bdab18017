"""What calamine can't tell of a sheet: cells without a readable value, units in formats, what is hidden, merges."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.files.visibility import Hidden
from etl.values.cells import CellFault

Merge = tuple[int, int, int, int]


@dataclass
class Look:
    """One sheet, rows and columns from 0. `merges` (first row, column, last row, column) where calamine has none;
    `from_1904`: days are counted from 1904, as old Macs did.
    """

    faults: dict[tuple[int, int], CellFault] = field(default_factory=dict)
    units: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: Hidden = field(default_factory=Hidden)
    merges: list[Merge] = field(default_factory=list)
    from_1904: bool = False
