"""Rows as plain data: each loaded row once, at its cells, as its cells say it."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from etl.warehouse import open_current
from metrics.measure import trace
from metrics.metric import HQ, Scope
from metrics.rows import SourceRow, field_names, loaded_files, rows_of


@pytest.fixture(scope="module")
def con(sample_warehouse: Path) -> duckdb.DuckDBPyConnection:
    return open_current(sample_warehouse).connection.cursor()


@pytest.fixture(scope="module")
def rows(con: duckdb.DuckDBPyConnection) -> list[SourceRow]:
    return rows_of(con)


def test_every_loaded_row_is_there_once(con: duckdb.DuckDBPyConnection, rows: list[SourceRow]) -> None:
    found = con.execute("select rows_loaded from load_info").fetchone()
    assert found == (len(rows),)
    assert len({row.place for row in rows}) == len(rows)


def test_keys_tell_the_rows_of_a_kind_apart(rows: list[SourceRow]) -> None:
    keyed = [(row.kind, row.key) for row in rows if row.key]
    assert len(set(keyed)) == len(keyed)
    assert {row.kind for row in rows if row.key is None} <= {"stem_cell_case", "stem_cell_monthly"}


def test_fields_stand_where_a_trace_finds_them(con: duckdb.DuckDBPyConnection, rows: list[SourceRow]) -> None:
    by_place = {row.place: row for row in rows}
    for cell in trace(con, "training_people", Scope(2020)).cells[::20]:
        held = by_place[cell.file, cell.sheet, cell.row].fields["attended_count"]
        assert (held.cell, held.value) == (cell.cell, str(cell.value))


def test_a_cell_of_a_sheet_in_wan_is_kept_as_written(rows: list[SourceRow]) -> None:
    funds = [row for row in rows if row.kind == "funding" and "received_yuan" in row.fields]
    held = next(row.fields["received_yuan"] for row in funds if row.key and row.key[0] == "万人应急救护培训")
    assert float(held.value) == pytest.approx(float(held.written) * 10_000)


def test_rows_of_the_city_society_are_its_own(rows: list[SourceRow]) -> None:
    assert {row.county_id for row in rows if "CITY" in (row.key or ("",))[0]} == {HQ}


def test_remarks_are_left_out_and_persons_masked(rows: list[SourceRow]) -> None:
    assert all("note" not in row.fields for row in rows if not row.restricted)
    gifts = [row for row in rows if row.kind == "donation_income" and row.fields["donor_type"].value == "个人"]
    names = {row.fields["donor_name"].value for row in gifts if "donor_name" in row.fields}
    assert names
    assert all("○" in name or name == "匿名" for name in names)


def test_only_the_kinds_asked_for(con: duckdb.DuckDBPyConnection) -> None:
    assert {row.kind for row in rows_of(con, ["rescue"])} == {"rescue"}
    assert rows_of(con, ["nothing"]) == []


def test_fields_have_names_and_files_their_hash(con: duckdb.DuckDBPyConnection) -> None:
    assert field_names(con)["attended_count"] == ("报到人数", "People trained")
    assert all(len(sha256) == 64 and size > 0 for _, sha256, size in loaded_files(con))
