"""Staging: what the files yield becomes one table a kind, with row ids, counties and duplicates settled.

After `stage` the connection holds, beside the book-keeping tables, `stg_<kind>` for every kind (one row for each row
that stands), `stage_row` (every row with its place) and `row_fate` (rows that are not loaded after all).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.corrections import superseded
from etl.fields import Field, load_fields
from etl.inbox import InputFile
from etl.layout import Layout, load_layouts
from etl.packs import keep_packs
from etl.read import SourceFile, cache_folder, read_files
from etl.reference import load_catalogue, load_reference
from etl.report import FileResult, rows_of_runs
from etl.statements import fill, filled, literal, sql_text

if TYPE_CHECKING:
    import duckdb

COLUMN_TYPES: Mapping[str, str] = {
    "date": "date", "month": "date", "integer": "bigint", "year": "integer", "decimal": "decimal(18, 4)",
    "money": "decimal(18, 2)", "yes_no": "boolean",
}  # fmt: skip
BOOK_TABLES = ("source_file", "source_sheet", "origin_column", "parquet_file", "stage_row", "row_twin", "keyless_row",
               "row_fate", "row_in_part", "county_word", "plain", "problem", "load_info")  # fmt: skip
# Settled by staging and by the facts, so not among a kind's own columns there.
SETTLED = frozenset({"county", "year", "approximations"})


@dataclass(frozen=True)
class StagedFile:
    """A read file with its time of change, as it goes into the warehouse."""

    result: FileResult
    modified_at: str


def read(
    files: Sequence[InputFile], cache: Path, progress: Callable[[int, int, str], None] | None,
    meanwhile: Callable[[], object] = int,
) -> list[StagedFile]:  # fmt: skip
    """What each file yields, in the order of the files; one that a correction replaces yields nothing.

    `meanwhile` is called once, while the reading children are at work.
    """
    sources = [SourceFile(file.path, file.name, file.sha256) for file in files]
    results = superseded(read_files(sources, cache, progress, meanwhile))
    changed = {file.name: dt.datetime.fromtimestamp(file.modified_at) for file in files}
    return [StagedFile(result, f"{changed[result.file]:%Y-%m-%d %H:%M:%S}") for result in results]


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Make all that staging and model need and no workbook decides: empty tables, reference data, words."""
    for table in BOOK_TABLES:
        con.execute(sql_text(f"staging/{table}"))
    load_reference(con)
    load_catalogue(con)
    for layout in load_layouts().values():
        con.execute(filled("staging/read_empty", kind=layout.kind, types=_types(layout)))


def stage(con: duckdb.DuckDBPyConnection, files: Iterable[StagedFile], cache: Path | None = None) -> None:
    """Fill the prepared staging tables with what the files yielded; the same for the files in any order.

    With a cache, what came out of many files is put together in it for the next load.
    """
    ordered = sorted(files, key=lambda file: (file.result.sha256, file.result.file))
    _keep_books(con, ordered)
    _read_rows(con, load_layouts(), _tables(ordered))
    if cache:
        keep_packs(con, [file.result for file in ordered], cache_folder(cache))


def settle(con: duckdb.DuckDBPyConnection) -> None:
    """Make `stg_<kind>` of the rows that no check has rejected so far."""
    for layout in load_layouts().values():
        own = "".join(f", {name}" for name in own_fields(layout))
        con.execute(filled("staging/stg_rows", kind=layout.kind, year=_or_null(layout, "year", "integer"), fields=own))


def own_fields(layout: Layout) -> list[str]:
    """The fields of a kind that its fact carries under their own names."""
    return [name for name, column in layout.columns.items() if name not in SETTLED and column.field.type != "identity"]


def column_type(field: Field) -> str:
    """The type of a field's column in the warehouse."""
    return COLUMN_TYPES.get(field.type, "varchar")


def _types(layout: Layout) -> str:
    return ", ".join(f"{name} {column_type(column.field)}" for name, column in layout.columns.items())


def _or_null(layout: Layout, field: str, kind: str) -> str:
    return field if field in layout.columns else f"null::{kind}"


def _keep_books(con: duckdb.DuckDBPyConnection, files: Sequence[StagedFile]) -> None:
    fill(con, "source_file", (_source_file(file_id, file) for file_id, file in enumerate(files, start=1)))
    sheets = sorted(_sheets(files), key=lambda sheet: (sheet["file_id"], sheet["sheet"], sheet["block"]))
    fill(con, "source_sheet", ({"sheet_id": number, **sheet} for number, sheet in enumerate(sheets, start=1)))
    in_part = ((number, row) for number, sheet in enumerate(sheets, start=1) for row in rows_of_runs(sheet["in_part"]))
    fill(con, "row_in_part", ({"sheet_id": number, "row_number": row} for number, row in in_part))
    fill(con, "origin_column", _columns(files))
    fill(con, "parquet_file", _parquet_files(files))


def _source_file(file_id: int, file: StagedFile) -> dict[str, Any]:
    result = file.result
    return {
        "file_id": file_id, "file": result.file, "sha256": result.sha256, "size_bytes": result.size_bytes,
        "is_sample": any(sheet.is_sample for sheet in result.sheets), "modified_at": file.modified_at,
    }  # fmt: skip


def _sheets(files: Sequence[StagedFile]) -> Iterator[dict[str, Any]]:
    for file_id, file in enumerate(files, start=1):
        for sheet in file.result.sheets:
            columns = [{"cell": c.cell, "header": c.header, "field": c.field, "how": c.how} for c in sheet.columns]
            yield {
                "file_id": file_id, "sheet": sheet.sheet, "block": sheet.block, "spans": json.dumps(sheet.spans),
                "kind": sheet.kind, "confidence": sheet.confidence, "header_row": sheet.header_row,
                "title": sheet.title, "in_part": sheet.in_part, "columns": json.dumps(columns, ensure_ascii=False),
            }  # fmt: skip


def _columns(files: Sequence[StagedFile]) -> Iterator[dict[str, Any]]:
    """The column of each field of each sheet; of two columns for one field the first stands."""
    for file_id, file in enumerate(files, start=1):
        letters = {
            (sheet.sheet, sheet.kind, column.field): column.letters
            for sheet in reversed(file.result.sheets) for column in reversed(sheet.columns) if column.field
        }  # fmt: skip
        for (name, kind, field), letter in letters.items():
            yield {"file_id": file_id, "sheet": name, "kind": kind, "field": field, "column_letter": letter}


def _parquet_files(files: Sequence[StagedFile]) -> Iterator[dict[str, Any]]:
    for file_id, file in enumerate(files, start=1):
        for kind in file.result.tables:
            yield {"content": file.result.content, "file_id": file_id, "kind": kind}


def _tables(files: Sequence[StagedFile]) -> dict[str, list[str]]:
    """The Parquet files of each kind; a content that lies under two names once."""
    tables: dict[str, dict[str, None]] = {}
    for file in files:
        for kind, path in file.result.tables.items():
            tables.setdefault(kind, {})[str(Path(path))] = None
    return {kind: list(paths) for kind, paths in tables.items()}


def _read_rows(
    con: duckdb.DuckDBPyConnection, layouts: Mapping[str, Layout], tables: Mapping[str, Sequence[str]]
) -> None:
    """All rows of all files. The county sheets come first, for their names are known to the other sheets."""
    con.execute(sql_text("staging/county_alias"))
    if "county" in tables:
        _read_kind(con, layouts["county"], tables["county"])
        con.execute(sql_text("staging/county_alias"))
    for kind, layout in layouts.items():
        if kind in tables and kind != "county":
            _read_kind(con, layout, tables[kind])
    con.execute(sql_text("staging/list_twins"))
    con.execute(sql_text("staging/early_fate"))


def _read_kind(con: duckdb.DuckDBPyConnection, layout: Layout, paths: Sequence[str]) -> None:
    """The rows of one kind, their places, and which of them stand twice. A county sheet is of no county itself."""
    has_county = "county" in layout.columns and layout.kind != "county"
    fields = ", ".join(f"line.{name}" for name in layout.columns)
    # A folder may be called a[1]: for DuckDB that would be a pattern.
    files = ", ".join(literal(escape(path)) for path in paths)
    con.execute(filled("staging/read_rows", kind=layout.kind, fields=fields, paths=files,
                       county="line.county" if has_county else "null::varchar"))  # fmt: skip
    con.execute(filled("staging/row_place", kind=layout.kind, county="county" if has_county else "null"))
    key = _key(layout)
    con.execute(filled("staging/row_twins", kind=layout.kind, **key))
    if layout.code_field:
        con.execute(filled("staging/keyless_rows", kind=layout.kind, **key))


def _key(layout: Layout) -> dict[str, str]:
    """What tells the rows of a kind apart, and what else they hold. A county counts by its id, not by its spelling."""
    key = [*layout.key]
    if layout.placed_by == "year" and "year" not in key:
        key.append("year")
    by_id = {"county": "county_id"} if layout.kind != "county" else {}
    words = [by_id.get(name, name) for name in key]
    content = [by_id.get(name, name) for name in layout.columns if name not in _said_twice(layout)]
    first = words[0] if layout.code_field else "row_id"
    return {
        "key": ", ".join(words), "content": ", ".join(["qualifiers", *content]), "first": first,
        **_differences(layout, by_id),
    }  # fmt: skip


def _differences(layout: Layout, by_id: Mapping[str, str]) -> dict[str, str]:
    """The names of the columns in which a row `one` differs from its `twin`, as SQL that yields a text or NULL each."""
    compared = [(by_id.get(name, name), column) for name, column in layout.columns.items()
                if name not in _said_twice(layout)]  # fmt: skip
    qualifiers = load_fields()["approximations"]
    words = [("qualifiers", qualifiers.zh, qualifiers.en)]
    words += [(name, column.headers[0], column.field.en) for name, column in compared]

    def sql(names: Iterable[tuple[str, str]]) -> str:
        return ", ".join(
            f"case when one.{name} is distinct from twin.{name} then {literal(word)} end" for name, word in names
        )

    return {
        "differences_zh": sql((name, zh) for name, zh, _ in words),
        "differences_en": sql((name, en) for name, _, en in words),
    }


def _said_twice(layout: Layout) -> set[str]:
    """Columns that repeat what others hold: two rows may differ in them and still be the same record."""
    placing = layout.columns.get(layout.placed_by)
    dated = placing is not None and placing.required and layout.placed_by != "year"
    return {"approximations", "year"} if dated else {"approximations"}
