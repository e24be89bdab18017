"""Cells in short: those of one sheet as ranges (K5:K40), so that all of them can be named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from metrics.tracing import TraceCell
from reports.summary.marks import clean

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True)
class Source:
    """The cells of one sheet that a figure was counted from: their ranges in order, and how many they are."""

    file: str
    sha256: str
    sheet: str
    ranges: tuple[str, ...]
    count: int


def sources(cells: Iterable[TraceCell]) -> list[Source]:
    """The cells by workbook and sheet, in the order of the trace."""
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for cell in cells:
        grouped.setdefault((cell.file, cell.sha256, cell.sheet), []).append(cell.cell)
    return [
        Source(clean(file), sha256, clean(sheet), tuple(ranges(addresses)), len(addresses))
        for (file, sha256, sheet), addresses in grouped.items()
    ]


def ranges(addresses: Sequence[str]) -> list[str]:
    """Addresses as ranges down a column: B4, B5, B6, B9 is B4:B6, B9. What isn't an address stays as it is."""
    found: list[tuple[str, int, int]] = []
    others: list[str] = []
    for address in dict.fromkeys(addresses):
        known = _ADDRESS.fullmatch(address)
        if known is None:
            others.append(clean(address))
        elif found and found[-1][0] == known[1] and found[-1][2] + 1 == int(known[2]):
            found[-1] = (known[1], found[-1][1], int(known[2]))
        else:
            found.append((known[1], int(known[2]), int(known[2])))
    return [f"{column}{first}" + (f":{column}{last}" if last > first else "") for column, first, last in found] + others
