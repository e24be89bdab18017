"""Outlines of the counties as they were called at the cut-off, and whether the map was reviewed."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator

import duckdb
import pytest

from metrics.metric import Scope
from metrics.outlines import outlines

RING = [[0, 0], [1, 0], [1, 1], [0, 0]]
OTHER = [[5, 5], [6, 5], [6, 6], [5, 5]]


@pytest.fixture
def placed(con: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """Outlines for three codes: county 1, and county 2 before and after its renaming. Other tests don't see them."""
    con.begin()
    con.execute("create table dim_outline (adcode varchar, source varchar, polygons varchar)")
    for code, ring in (("1", RING), ("20", OTHER), ("2", RING)):
        con.execute("insert into dim_outline values (?, 'package', ?)", [code, json.dumps([[ring]])])
    con.execute("alter table dim_city add column map_review_number varchar default ''")
    yield con
    con.rollback()


def test_the_code_valid_at_the_cut_off_decides(placed: duckdb.DuckDBPyConnection) -> None:
    early, late = (outlines(placed, scope) for scope in (Scope(2020, dt.date(2020, 3, 1)), Scope(2020)))
    assert early.polygons == {"1": [[RING]], "2": [[OTHER]]}
    assert late.polygons == {"1": [[RING]], "2": [[RING]]}


def test_a_map_without_a_number_is_not_reviewed(placed: duckdb.DuckDBPyConnection) -> None:
    assert outlines(placed, Scope(2020)).review_number == ""
    placed.execute("update dim_city set map_review_number = ' 示S(2020)1号 '")
    assert outlines(placed, Scope(2020)).review_number == "示S(2020)1号"


def test_a_number_does_not_speak_of_a_stand_in(placed: duckdb.DuckDBPyConnection) -> None:
    placed.execute("update dim_city set map_review_number = '示S(2020)1号'")
    placed.execute("update dim_outline set source = 'stand_in'")
    found = outlines(placed, Scope(2020))
    assert (found.review_number, found.stand_in) == ("", True)


def test_a_generation_from_before_there_were_outlines_has_none(con: duckdb.DuckDBPyConnection) -> None:
    assert outlines(con, Scope(2020)).polygons == {}
