"""Where each figure was counted: its cells as ranges of rows, by county, workbook, sheet and column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from metrics.tracing import TraceCell
from reports.evidence import Evidence, Figure
from reports.sheets import em

_ADDRESS = re.compile(r"([A-Z]+)(\d+)$")
# How wide a line of ranges may be to fit its column.
_LINE = 100


@dataclass(frozen=True)
class Line:
    """Cells of one figure in one sheet: `ranges` as H4:H12, H15; `value` is what they add up to.

    Of restricted kinds only file and sheet are known: no ranges, no number of cells, no value, no county.
    """

    key: str
    county: str | None
    file: str
    sheet: str
    ranges: str = ""
    count: int | None = None
    value: Decimal | None = None
    first: bool = False


def lines_of(evidence: Evidence, figure: Figure) -> list[Line]:
    """The lines of a figure, county by county; none for one that is made of two others or has no row."""
    metric = figure.metric
    if metric.parts:
        return []
    cells = evidence.trace(metric.key).cells
    if metric.restricted:
        places = dict.fromkeys((cell.file, cell.sheet) for cell in cells)
        return [Line(metric.key, None, file, sheet, first=True) for file, sheet in places]
    order = {county: place for place, county in enumerate(evidence.counties)}
    groups: dict[tuple[str, str, str, str], list[tuple[int, TraceCell]]] = {}
    for cell in cells:
        column, row = _split(cell.cell)
        groups.setdefault((cell.county_id or "", cell.file, cell.sheet, column), []).append((row, cell))
    ordered = sorted(groups.items(), key=lambda item: (order.get(item[0][0], len(order)), item[0][1:]))
    return [line for place, found in ordered for line in _lines(metric.key, place, found)]


def _split(address: str) -> tuple[str, int]:
    found = _ADDRESS.match(address)
    return (found[1], int(found[2])) if found else (address, 0)


def _lines(key: str, place: tuple[str, str, str, str], found: Iterable[tuple[int, TraceCell]]) -> Iterator[Line]:
    county, file, sheet, column = place
    said: list[str] = []
    count, value, width, first = 0, Decimal(0), 0.0, True
    for text, cells in _ranges(column, sorted(found, key=lambda one: one[0])):
        if said and width + em(text) > _LINE:
            yield Line(key, county, file, sheet, "、".join(said), count, value, first)
            said, count, value, width, first = [], 0, Decimal(0), 0.0, False
        said.append(text)
        width += em(f"、{text}")
        count, value = count + len(cells), value + sum((cell.value for cell in cells), Decimal(0))
    yield Line(key, county, file, sheet, "、".join(said), count, value, first)


def _ranges(column: str, found: list[tuple[int, TraceCell]]) -> Iterator[tuple[str, list[TraceCell]]]:
    """Neighbouring rows together: H4:H12; two terms in one cell count it once."""
    run: list[TraceCell] = []
    start = last = 0
    for row, cell in found:
        if run and row > last + 1:
            yield _written(column, start, last), run
            run = []
        if not run:
            start = row
        run.append(cell)
        last = row
    if run:
        yield _written(column, start, last), run


def _written(column: str, start: int, last: int) -> str:
    if not start:
        return column
    return f"{column}{start}" if start == last else f"{column}{start}:{column}{last}"


def first_cell(line: Line) -> str:
    """The first cell of a line, where a link leads to."""
    return re.split("[:、]", line.ranges)[0]


def by_figure(evidence: Evidence) -> Mapping[str, list[Line]]:
    """The lines of every figure by key."""
    return {figure.metric.key: lines_of(evidence, figure) for figure in evidence}
