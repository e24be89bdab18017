"""From a figure to its cells: its own rows without the aggregate, each with the address of what was counted."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import duckdb

from metrics.metric import HQ, CountDistinct, Difference, Metric, Reading, Scope, Sum
from metrics.query import filled_sql, group_sql, parameters, rows_sql

_AT_PLACE = " where file = $file and ($sheet is null or o.sheet = $sheet) and ($row is null or row_number = $row)"
CellValue = str | int | float | bool | Decimal | None
Letters = dict[tuple[int, str, str], dict[str, str]]


@dataclass(frozen=True)
class TraceCell:
    """One cell: `value` in the base unit, signed; `cell_value` as the cell holds it, None for restricted kinds.

    `county_id` is whose row it is (HQ: the city society's own), None for restricted kinds.
    """

    file: str
    sha256: str
    sheet: str
    row: int
    cell: str
    value: Decimal
    cell_value: CellValue = None
    county_id: str | None = None


@dataclass(frozen=True)
class Trace:
    """The cells of a figure, in the order of files, sheets and rows; their values add up to `value`.

    A ratio has the cells of both its parts, which don't add up to it; `parts` are the two traces.
    """

    key: str
    value: Decimal | None
    unit: str
    cells: tuple[TraceCell, ...] = ()
    parts: tuple[Trace, ...] = ()


@dataclass(frozen=True)
class Place:
    """A workbook, one of its sheets, or one row of that: where a trace is looked for alone."""

    file: str
    sheet: str | None = None
    row: int | None = None


@dataclass(frozen=True)
class _Row:
    """One counted row: where it stands, and what is counted of it (one value for each term, else the key's fields)."""

    file: str
    sha256: str
    sheet: str
    number: int
    key_cell: str
    raw: dict[str, CellValue]
    moved: dict[str, str]
    letters: dict[str, str]
    restricted: bool
    county_id: str
    values: dict[str, object]

    def address(self, field: str) -> str:
        """The cell that holds a field of this row: its column, unless it was merged, in a title or elsewhere."""
        letter = self.letters.get(field)
        return self.moved.get(field) or (f"{letter}{self.number}" if letter else self.key_cell)

    def cell(self, address: str, value: Decimal, field: str | None, stored: object) -> TraceCell:
        """The traced cell; what it holds is left out for restricted kinds."""
        holds = None if self.restricted or field is None else self.raw.get(field, _plain(stored))
        county = None if self.restricted else self.county_id
        return TraceCell(self.file, self.sha256, self.sheet, self.number, address, value, holds, county)


def cells_at(con: duckdb.DuckDBPyConnection, reading: Reading, place: Place) -> tuple[TraceCell, ...]:
    """Those cells of a reading that stand at a place; none where it is hidden, or made of two metrics."""
    if reading.suppressed or reading.metric.parts:
        return ()
    return tuple(_cells(reading.metric, _rows(con, reading, place)))


def trace_of(con: duckdb.DuckDBPyConnection, reading: Reading, measure: Callable[[str], Reading]) -> Trace:
    """The cells of a reading, none where it is hidden; `measure` gives the readings of a metric's two parts."""
    metric, unit = reading.metric, reading.metric.unit
    if reading.suppressed:
        return Trace(metric.key, None, unit)
    if metric.parts:
        first, second = (trace_of(con, measure(key), measure) for key in metric.parts)
        sign = -1 if isinstance(metric.measure, Difference) else 1
        cells = (*first.cells, *(replace(cell, value=sign * cell.value) for cell in second.cells))
        return Trace(metric.key, reading.value, unit, cells, (first, second))
    return Trace(metric.key, reading.value, unit, tuple(_cells(metric, _rows(con, reading))))


def _cells(metric: Metric, rows: Iterable[_Row]) -> Iterator[TraceCell]:
    if isinstance(metric.measure, Sum):
        return (cell for row in rows for cell in _summed(metric.measure, row))
    if isinstance(metric.measure, CountDistinct):
        return _distinct(metric.measure.column, rows)
    return (_counted(row) for row in rows)


def _summed(measure: Sum, row: _Row) -> Iterator[TraceCell]:
    """A cell for each filled term; where the row itself counts one, its key cell."""
    for place, term in enumerate(measure.terms):
        value = row.values[f"value{place}"]
        if value is None:
            continue
        field = row.values[f"field{place}"] if term.cell_from else term.column
        address = row.address(str(field)) if field else row.key_cell
        yield row.cell(address, Decimal(str(value)) * term.sign, str(field) if field else None, value)


def _distinct(column: str, rows: Iterable[_Row]) -> Iterator[TraceCell]:
    """The first cell of each value."""
    seen = set()
    for row in rows:
        value = row.values["value0"]
        if value not in seen:
            seen.add(value)
            yield row.cell(row.address(column), Decimal(1), column, value)


def _counted(row: _Row) -> TraceCell:
    """The row's key cell, counting one."""
    letter = row.key_cell.rstrip("0123456789")
    field = next((name for name, place in row.letters.items() if place == letter and name in row.values), None)
    return row.cell(row.key_cell, Decimal(1), field, row.values.get(field) if field else None)


def _rows(con: duckdb.DuckDBPyConnection, reading: Reading, place: Place | None = None) -> list[_Row]:
    """The counted rows in the order of files, sheets and rows; those of a place alone where one is given."""
    metric = reading.metric
    letters = letters_of(con, metric.kinds)
    taken = _taken(con, metric)
    values: dict[str, object] = {f"part{at}": value for at, (_, value) in enumerate(reading.part.values)}
    narrow = "".join(
        f" and coalesce(({group_sql(name)})::varchar, '') = $part{at}" for at, name in enumerate(reading.part.names)
    )
    if place:
        values |= {"file": place.file, "sheet": place.sheet, "row": place.row}
    sql = (
        "select file, sha256, o.sheet, row_number, key_cell, raw, cells, o.file_id, o.kind,"
        f" coalesce(k.restricted, false), p.place_id{''.join(f', p.{name}' for name in taken)}"
        f" from (select *, coalesce(county_id, '{HQ}') as place_id"
        f"{''.join(f', {sql} as {name}' for name, sql in taken.items() if name != sql)}"
        f" from ({rows_sql(metric)}) where ({filled_sql(metric)}){narrow}) as p"
        " join origin as o using (row_id) join source_file as f using (file_id)"
        f" left join dim_kind as k on k.kind = o.kind{_AT_PLACE if place else ''}"
        " order by file, o.sheet, row_number, row_id"
    )
    rows = con.execute(sql, {**parameters(reading.scope), **values}).fetchall()
    return [_row(cells, letters, list(taken)) for cells in rows]


def _row(cells: Sequence[Any], letters: Letters, names: Sequence[str]) -> _Row:
    file, sha256, sheet, number, key_cell, raw, moved, file_id, kind, restricted, county = cells[:11]
    values = dict(zip(names, cells[11:], strict=True))
    place = letters.get((file_id, sheet, kind), {})
    return _Row(file, sha256, sheet, number, key_cell, _json(raw), _json(moved), place, restricted, county, values)


def _taken(con: duckdb.DuckDBPyConnection, metric: Metric) -> dict[str, str]:
    """What is taken of each row, by name: each term's value and field; for a count of rows what keys may be."""
    if isinstance(metric.measure, CountDistinct):
        return {"value0": metric.measure.column}
    if isinstance(metric.measure, Sum):
        terms = list(enumerate(metric.measure.terms))
        values = {f"value{n}": f"case when {term.where} then {term.column} end" for n, term in terms}
        return values | {f"field{n}": term.cell_from for n, term in terms if term.cell_from}
    return {} if metric.restricted else {name: name for name in sorted(_key_fields(con, metric))}


def _key_fields(con: duckdb.DuckDBPyConnection, metric: Metric) -> set[str]:
    """The fields whose column is that of the key cells, as far as the fact has them."""
    sql = (
        "select distinct field from origin as o join origin_column as c using (file_id, sheet, kind)"
        " where list_contains($kinds, kind) and column_letter = regexp_extract(key_cell, '^[A-Z]+')"
    )
    fields = {field for (field,) in con.execute(sql, {"kinds": list(metric.kinds)}).fetchall()}
    described = con.execute(f"select * from {metric.fact} limit 0").description or []
    return fields & {column[0] for column in described}


def letters_of(con: duckdb.DuckDBPyConnection, kinds: Sequence[str]) -> Letters:
    """Of each sheet of some kinds (file id, sheet, kind), the column letter of every field."""
    found: Letters = defaultdict(dict)
    sql = "select file_id, sheet, kind, field, column_letter from origin_column where list_contains($kinds, kind)"
    for file_id, sheet, kind, field, letter in con.execute(sql, {"kinds": list(kinds)}).fetchall():
        found[file_id, sheet, kind][field] = letter
    return found


def _json(text: str | None) -> dict[str, Any]:
    return json.loads(text) if text else {}


def _plain(stored: object) -> CellValue:
    """A stored value as one would read it in the cell: dates in ISO form."""
    return stored if isinstance(stored, CellValue) else str(stored)


def files_of(con: duckdb.DuckDBPyConnection, metrics: Iterable[Metric], scope: Scope) -> set[str]:
    """The workbooks that hold rows of the year, up to the cut-off, in the sheets that some metrics count."""
    facts = {metric.fact for metric in metrics if metric.fact}
    sql = "select distinct file from {fact} join origin using (row_id) join source_file using (file_id)"
    where = " where year = $year and counted_on <= $cut_off"
    found: set[str] = set()
    for fact in sorted(facts):
        rows = con.execute(sql.format(fact=fact) + where, {"year": scope.year, "cut_off": scope.cut_off}).fetchall()
        found.update(str(file) for (file,) in rows)
    return found
