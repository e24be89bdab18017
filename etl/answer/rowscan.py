"""A sheet scanned without the cells of rows that nobody asks about: of a long ledger one row in thousands is marked.

What is left out is looked at for its form alone; what is scanned are the head, the rows asked for, and the tail.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from etl.answer.splice import End, Start, scan, tag_end

# So far below a marked row its comment's box may reach; the heights of these rows are wanted, their cells are not.
REACH = 200
# A comment or a processing instruction may hold what looks like a row; a sheet with one is scanned whole.
_DISGUISES = (b"<!--", b"<![CDATA[")


def scan_rows(data: bytes, prefix: str, wanted: Sequence[int], start: Start, end: End) -> None:
    """As `scan`, with the events of `wanted` rows (from 0, ascending) and of whatever stands around the rows.

    Rows near a wanted one are told of without their cells, and so is the first one behind it.
    """
    pieces = _pieces(data, prefix, wanted)
    if pieces is None:
        scan(data, start, end)
        return
    scan(data)
    starts: list[int] = []
    length = 0
    for first, last in pieces:
        starts.append(length)
        length += last - first

    def place(at: int) -> int:
        piece = bisect.bisect_right(starts, at) - 1
        return pieces[piece][0] + at - starts[piece]

    scan(
        b"".join(data[first:last] for first, last in pieces),
        lambda at, tag, attributes: start(place(at), tag, attributes), lambda at, tag: end(place(at), tag),
    )  # fmt: skip


def _pieces(data: bytes, prefix: str, wanted: Sequence[int]) -> list[tuple[int, int]] | None:
    """The stretches to be scanned; None where the sheet is written in a way that gives no row its number."""
    if any(sign in data for sign in _DISGUISES) or data.find(b"<?", 2) >= 0:
        return None
    rows = _rows(data, f"<{prefix}row".encode())
    end = data.rfind(f"</{prefix}sheetData>".encode())
    if not rows or end < rows[-1][1]:
        return None
    numbers, asked = [number for number, _ in rows], set(wanted)
    closing = f"</{prefix}row>".encode()
    stretches = [(0, rows[0][1])]
    for position in _told(numbers, wanted):
        first = rows[position][1]
        last = rows[position + 1][1] if position + 1 < len(rows) else end
        if numbers[position] in asked or not data.startswith(closing, last - len(closing)):
            stretches.append((first, last))
        else:
            stretches += [(first, tag_end(data, first)), (last - len(closing), last)]
    return [*stretches, (end, len(data))]


def _told(numbers: Sequence[int], wanted: Sequence[int]) -> list[int]:
    """The positions of the rows that are told of: those near a wanted one, and the first one behind it."""
    told: set[int] = set()
    for row in wanted:
        first, last = bisect.bisect_left(numbers, row - 1), bisect.bisect_right(numbers, row + REACH)
        told.update(range(first, min(last + 1, len(numbers))))
    return sorted(told)


def _rows(data: bytes, opening: bytes) -> list[tuple[int, int]]:
    """Number (from 0) and place of every row, ascending; none where a row says no number, or they don't ascend."""
    numbered = re.compile(re.escape(opening) + rb"\s(?:[^<>]*?\s)?r=\"(\d{1,7})\"")
    found: list[tuple[int, int]] = []
    at, before = data.find(opening), -1
    while at >= 0:
        if data[at + len(opening)] in b" \t\r\n/>":
            match = numbered.match(data, at)
            number = int(match[1]) - 1 if match else -1
            if number <= before:
                return []
            found.append((number, at))
            before = number
        at = data.find(opening, at + 1)
    return found
