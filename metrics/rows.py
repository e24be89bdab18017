"""The rows that a generation holds, as plain data: where each stands, what tells it apart, what its cells say."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb

from metrics.metric import HQ
from metrics.tracing import CellValue, Letters, letters_of
from metrics.units import exact

# Targets as metrics see them repeat rows of the two target sheets.
_DERIVED = frozenset({"fact_target"})
# A remark is for people: no figure counts it, and names may stand in it.
_LEFT_OUT = frozenset({"note", "year", "approximations"})

_PLACE = frozenset(
    {"file_id", "file", "sha256", "sheet", "row_number", "key_cell", "raw", "cells", "row_id", "kind", "qualifiers"}
)

Place = tuple[str, str, int]
"""A row's place: file, sheet, row number."""


@dataclass(frozen=True)
class Held:
    """What one field of a row holds: its cell, the value as exact text, as the cell writes it, how approximate."""

    cell: str
    value: str
    written: str
    qualifier: str = ""


@dataclass(frozen=True)
class SourceRow:
    """One loaded row. `key` tells it apart among its kind, over files and loads; None where the sheet has none.

    `county_id` is HQ for the city society's own rows. `fields` leaves out blank ones and remarks. What a `restricted`
    row holds must not be shown or kept.
    """

    row_id: int
    kind: str
    restricted: bool
    file: str
    sha256: str
    sheet: str
    number: int
    key_cell: str
    county_id: str
    key: tuple[str, ...] | None
    fields: Mapping[str, Held]

    @property
    def place(self) -> Place:
        """File, sheet, row number."""
        return self.file, self.sheet, self.number


def rows_of(con: duckdb.DuckDBPyConnection, kinds: Sequence[str] | None = None) -> list[SourceRow]:
    """All loaded rows of some kinds, or of all, in the order of files, sheets and rows."""
    known = _kinds(con)
    wanted = set(known if kinds is None else kinds)
    letters = letters_of(con, list(wanted))
    found: dict[int, SourceRow] = {}
    for fact in _facts(con):
        for row in _rows(con, fact, known, wanted, letters):
            # A stem-cell case has a row for each of its stages: they are one row of the sheet.
            found[row.row_id] = _joined(found[row.row_id], row) if row.row_id in found else row
    return sorted(found.values(), key=lambda row: row.place)


def field_names(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, str]]:
    """What each field is called, Chinese and English."""
    rows = con.execute("select field, name_zh, name_en from dim_field order by field").fetchall()
    return {field: (zh, en) for field, zh, en in rows}


def loaded_files(con: duckdb.DuckDBPyConnection) -> list[tuple[str, str, int]]:
    """Every loaded workbook: name, SHA-256, size in bytes."""
    rows = con.execute("select file, sha256, size_bytes from source_file order by file").fetchall()
    return [(str(file), str(sha256), int(size or 0)) for file, sha256, size in rows]


@dataclass(frozen=True)
class _Kind:
    restricted: bool
    key: tuple[str, ...]
    fields: frozenset[str]


def _kinds(con: duckdb.DuckDBPyConnection) -> dict[str, _Kind]:
    fields: dict[str, set[str]] = {}
    for kind, field in con.execute("select kind, field from dim_column").fetchall():
        fields.setdefault(kind, set()).add(field)
    rows = con.execute("select kind, restricted, key_fields from dim_kind").fetchall()
    return {
        kind: _Kind(bool(restricted), tuple(key.split(",")), frozenset(fields.get(kind, set()) - _LEFT_OUT))
        for kind, restricted, key in rows
    }


def _facts(con: duckdb.DuckDBPyConnection) -> list[str]:
    sql = "select table_name from duckdb_tables() where starts_with(table_name, 'fact_') order by table_name"
    return [name for (name,) in con.execute(sql).fetchall() if name not in _DERIVED]


def _rows(
    con: duckdb.DuckDBPyConnection, fact: str, known: Mapping[str, _Kind], wanted: set[str], letters: Letters
) -> Iterator[SourceRow]:
    asked = con.execute(
        "select o.file_id, file, sha256, o.sheet, row_number, key_cell, raw, cells, p.*"
        f" from {fact} as p join origin as o using (row_id) join source_file using (file_id)"
        " where list_contains($kinds, p.kind) order by row_id",
        {"kinds": sorted(wanted)},
    )
    names = [column[0] for column in asked.description or ()]
    for cells in asked.fetchall():
        told = dict(zip(names, cells, strict=True))
        yield _row(told, known[told["kind"]], letters)


def _row(told: Mapping[str, Any], kind: _Kind, letters: Letters) -> SourceRow:
    columns = letters.get((told["file_id"], told["sheet"], told["kind"]), {})
    told = {**told, "county": told["county_id"]}
    raw, moved, said = (json.loads(told[name]) if told[name] else {} for name in ("raw", "cells", "qualifiers"))

    def held(field: str) -> Held:
        letter = columns.get(field)
        cell = moved.get(field) or (f"{letter}{told['row_number']}" if letter else told["key_cell"])
        value = _text(told[field])
        return Held(cell, value, _written(raw.get(field), value), said.get(field, ""))

    # A restricted row is never shown: all that its fact knows of it tells whether it is still the same.
    named = told.keys() - _PLACE if kind.restricted else kind.fields
    fields = {field: held(field) for field in sorted(named) if told.get(field) is not None}
    return SourceRow(
        told["row_id"], told["kind"], kind.restricted, told["file"], told["sha256"], told["sheet"], told["row_number"],
        told["key_cell"], told["county_id"] or HQ, _key(told, kind.key), fields,
    )  # fmt: skip


def _key(told: Mapping[str, Any], names: Sequence[str]) -> tuple[str, ...] | None:
    """What tells a row apart; None where the sheet has no number for it, or the warehouse doesn't keep it."""
    if any(name not in told for name in names) or (names[0] != "county" and told[names[0]] is None):
        return None
    return tuple(HQ if name == "county" and told[name] is None else _text(told[name]) for name in names)


def _joined(one: SourceRow, other: SourceRow) -> SourceRow:
    """Two facts of one row of a sheet: what both hold, numbered apart."""
    extra = {f"{field} {len(one.fields)}": held for field, held in other.fields.items()}
    return SourceRow(**{**vars(one), "fields": {**one.fields, **extra}})


def _text(value: object) -> str:
    if isinstance(value, Decimal):
        return exact(value) or ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.isoformat() if isinstance(value, dt.date) else "" if value is None else str(value)


def _written(raw: CellValue, value: str) -> str:
    """What the cell says, where that isn't the value itself: 0.445729 in a sheet of 万元."""
    return value if raw is None else _text(raw) if isinstance(raw, Decimal | bool) else str(raw)
