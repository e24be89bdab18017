"""Totals that a sheet states, compared with the rows they speak of; they are never loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from etl import problem_sheets
from etl.address import address
from etl.cells import Spec
from etl.problems import Problem
from etl.report import StatedTotal
from etl.rows import Source
from etl.values import parse_column
from etl.workbook import Grid

_TOLERANCE = Decimal("0.005")


def plain(number: Decimal) -> str:
    """A number as text without exponent or trailing zeros: 1037000, 0.5."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def sums(source: Source, values: Mapping[str, Sequence[object]], loaded: Sequence[bool]) -> dict[str, str]:
    """The sum of each column of figures over the loaded rows; a column without a figure has none."""
    found = {}
    for name in source.columns:
        if source.layout.columns[name].field.is_summed:
            figures = [value for value, kept in zip(values[name], loaded, strict=True) if kept and value is not None]
            if figures:
                found[name] = plain(_sum(figures))
    return found


def _sum(figures: Sequence[object]) -> Decimal:
    return sum((figure if isinstance(figure, Decimal) else Decimal(str(figure)) for figure in figures), Decimal(0))


def compare(
    grid: Grid, source: Source, classes: Sequence[str], values: Mapping[str, Sequence[object]], loaded: Sequence[bool]
) -> tuple[list[StatedTotal], list[Problem]]:  # fmt: skip
    """Every stated total beside its computed one, and a problem for each that disagrees or can't be read."""
    totals: list[StatedTotal] = []
    found: list[Problem] = []
    since = -1
    for row, name in enumerate(classes):
        if name not in {"total", "subtotal"}:
            continue
        spans = _spans(source, row, since)
        for field, column in source.columns.items():
            cells = grid.rows[row]
            cell = cells[column] if column < len(cells) else ""
            if source.layout.columns[field].field.is_summed and cell not in ("", None):
                _compare_cell(source, field, (row, column), cell, values[field], loaded, spans, name, totals, found)
        since = row
    return totals, found


def _spans(source: Source, row: int, since: int) -> tuple[list[int], list[int]]:
    """Positions of the rows since the last total, and of all rows so far; a total on top speaks of those below."""
    before = [position for position, index in enumerate(source.indices) if index < row]
    if not before:
        everything = list(range(len(source.indices)))
        return everything, everything
    return [position for position in before if source.indices[position] > since], before


def _compare_cell(
    source: Source, field: str, at: tuple[int, int], cell: object, values: Sequence[object], loaded: Sequence[bool],
    spans: tuple[list[int], list[int]], name: str, totals: list[StatedTotal], found: list[Problem],
) -> None:  # fmt: skip
    column = source.layout.columns[field]
    where, words = address(*at), {"field_zh": column.headers[0], "field_en": column.field.en}
    parsed = parse_column([cell], Spec(column.field, False, source.factors.get(field, Decimal(1))))
    stated = _rounded(cell, column.field.type, source.factors.get(field)) or parsed.values[0]
    if stated is None:
        if isinstance(cell, str) and not any(c.isdigit() for c in cell):
            return
        found.append(problem_sheets.TotalWithoutValue.at(sheet=source.sheet, cell=where, found=cell, words=words))
        return
    value = _sum([stated])
    computed = [_sum([values[p] for p in span if loaded[p] and values[p] is not None]) for span in spans]
    agreeing = [number for number in computed if abs(number - value) < _TOLERANCE]
    shown = agreeing[0] if agreeing else computed[0 if name == "subtotal" else 1]
    totals.append(StatedTotal(where, field, plain(value), plain(shown), bool(agreeing)))
    if not agreeing:
        found.append(problem_sheets.TotalDisagrees.at(
            sheet=source.sheet, cell=where, found=cell, stated=plain(value), computed=plain(shown), words=words,
        ))  # fmt: skip


def _rounded(cell: object, kind: str, factor: Decimal | None) -> Decimal | None:
    """A total computed by the spreadsheet, without the floating-point noise behind its decimals."""
    if isinstance(cell, float):
        return round(Decimal(f"{cell:.15g}") * (factor or 1), 2 if kind == "money" else 4)
    return None
