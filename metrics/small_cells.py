"""Hiding small counts of restricted kinds, so that neither a cell nor a total less the shown cells gives one away.

Counts of 1 to 4 are hidden. Of a line of cells whose total is shown, so many more are hidden, smallest first, that each
small count could still be more than one number. Who computes is assumed to know which cells were hidden for themselves.
Two cut-offs compared can still reveal what lies between them; no rule on single tables mends that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from decimal import Decimal
from typing import TypeVar

LARGEST_SMALL = 4
SMALL, BESIDE_SMALL = "small", "beside_small"
Cell = TypeVar("Cell", bound=Hashable)


def is_small(value: Decimal | None) -> bool:
    """Whether a count is hidden for itself."""
    return value is not None and 1 <= value <= LARGEST_SMALL


def hidden(values: Mapping[Cell, Decimal | None], also: Iterable[Cell] = ()) -> set[Cell]:
    """The cells of one line that must not be shown; `also` are hidden anyway."""
    known = {cell: value for cell, value in values.items() if value is not None}
    small = {cell for cell, value in known.items() if is_small(value)}
    out = small | set(also)
    # Smallest first, zeros last: a zero hides little.
    spare = sorted((c for c in known if c not in out), key=lambda cell: (known[cell] == 0, known[cell]))
    while out and spare and not _safe(known, small, out):
        out.add(spare.pop(0))
    return out


Pair = tuple[object, ...]


def hidden_in_table(values: Mapping[Pair, Decimal | None], also: Iterable[Pair] = ()) -> set[Pair]:
    """The cells of a table of rows and columns that must not be shown, the totals of both being known."""
    lines: dict[tuple[int, object], dict[Pair, Decimal | None]] = defaultdict(dict)
    for cell, value in values.items():
        for side in (0, 1):
            lines[side, cell[side]][cell] = value
    out = set(also)
    while True:
        before = len(out)
        for line in lines.values():
            out |= hidden(line, (cell for cell in out if cell in line))
        if len(out) == before:
            return out


def _safe(known: Mapping[Cell, Decimal], small: set[Cell], out: set[Cell]) -> bool:
    """Whether every small cell among the hidden ones could be at least two numbers, their sum being known."""
    others = len(out) - len(small)
    if len(out) < 2:
        return False
    if not small:
        return True
    whole = sum(known.get(cell, Decimal(0)) for cell in out)
    highest = min(Decimal(LARGEST_SMALL), whole - (len(small) - 1))
    lowest = Decimal(1) if others else max(Decimal(1), whole - LARGEST_SMALL * (len(small) - 1))
    return lowest < highest
