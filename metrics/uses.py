"""The other way: from a workbook, a sheet or a row to the figures that are counted from it."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from metrics.catalog import METRICS
from metrics.measure import measure_many
from metrics.metric import Reading, Scope
from metrics.tracing import Place, TraceCell, cells_at

_KINDS = """
select distinct kind from source_sheet join source_file using (file_id)
where file = $file and ($sheet is null or sheet = $sheet) and kind is not null
"""
_ROW = """
select key_cell, kind from origin join source_file using (file_id)
where file = $file and sheet = $sheet and row_number = $row order by key_cell
"""


@dataclass(frozen=True)
class Use:
    """A figure that counts cells of a place, and those cells."""

    reading: Reading
    cells: tuple[TraceCell, ...]


def uses(con: duckdb.DuckDBPyConnection, scope: Scope, place: Place) -> tuple[Use, ...]:
    """The figures in a scope that count cells of a place, in the order of the catalogue; made of two are left out."""
    asked = {"file": place.file, "sheet": place.sheet}
    kinds = {kind for (kind,) in con.execute(_KINDS, asked).fetchall()}
    keys = [metric.key for metric in METRICS.values() if metric.fact and kinds & set(metric.kinds)]
    readings = measure_many(con, keys, scope) if keys else {}
    found = (Use(reading, cells_at(con, reading, place)) for reading in readings.values())
    return tuple(use for use in found if use.cells)


def key_cell(con: duckdb.DuckDBPyConnection, place: Place) -> str | None:
    """The cell that stands for a loaded row; None where the row wasn't loaded: a title, a total, a rejected one."""
    found = con.execute(_ROW, {"file": place.file, "sheet": place.sheet, "row": place.row}).fetchone()
    return str(found[0]) if found else None
