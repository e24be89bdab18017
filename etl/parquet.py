"""Accepted rows as Parquet: one file a kind. Columns as docs say; money as DECIMAL(18,2) in 元."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.layout import Layout

TYPES: Mapping[str, pa.DataType] = {
    "date": pa.date32(), "month": pa.date32(), "integer": pa.int64(), "year": pa.int32(),
    "decimal": pa.decimal128(18, 4), "money": pa.decimal128(18, 2), "yes_no": pa.bool_(),
}  # fmt: skip


def to_arrow(
    layout: Layout, sheet: str, indices: Sequence[int], numbers: Sequence[int] | None, key_cells: Sequence[str],
    values: Mapping[str, Sequence[object]], details: Mapping[str, Sequence[Mapping[str, object] | None]],
) -> pa.Table:  # fmt: skip
    """One sheet's accepted rows as a table: place, fields, then qualifiers, raw and cells as JSON.

    `numbers` tell the rows of the sheet apart where several stand in one of its rows.
    """
    count = len(indices)
    row_numbers = pa.array([index + 1 for index in indices], pa.int32())
    columns: dict[str, pa.Array] = {
        "sheet": pa.repeat(pa.scalar(sheet), count),
        "block": pa.repeat(pa.scalar(1, pa.int32()), count),
        "row_number": row_numbers,
        "own_number": row_numbers if numbers is None else pa.array(numbers, pa.int32()),
        "key_cell": pa.array(key_cells, pa.string()),
    }
    for name, column in layout.columns.items():
        columns[name] = pa.array(values[name], TYPES.get(column.field.type, pa.string()))
    for name, entries in details.items():
        columns[name] = pa.array([_json(entry) if entry else None for entry in entries], pa.string())
    return pa.table(columns)


def _json(entry: Mapping[str, object]) -> str:
    return json.dumps(entry, ensure_ascii=False, default=str)


def write(tables: Sequence[pa.Table], file: Path, content: str) -> None:
    """The sheets of one kind in one Parquet file, each row with the name of the content that it was read from."""
    rows = pa.concat_tables(tables)
    rows = rows.append_column("read_from", pa.repeat(pa.scalar(content), rows.num_rows))
    # For hundreds of small files: setting zstd up costs as much as all the rest, and nobody asks for statistics.
    pq.write_table(rows, file, compression="snappy", write_statistics=False)
