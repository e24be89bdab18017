"""Where counties end on the map, as called at the cut-off; whether that map may leave the house."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from metrics.counties import county_names
from metrics.metric import Scope

Ring = list[list[float]]
Polygon = list[Ring]
# The office's own boundaries can't be used: those in their place are another map than the number speaks of.
_STAND_IN = "stand_in"


@dataclass(frozen=True)
class Outlines:
    """For county ids, polygons: rings of (longitude, latitude) in degrees, the outer one first.

    `review_number` is the 审图号 of this map, empty where there is none: then it is for internal use.
    `stand_in` says that the office's own boundaries can't be used and others are shown.
    """

    polygons: Mapping[str, list[Polygon]]
    review_number: str = ""
    stand_in: bool = False


def outlines(con: duckdb.DuckDBPyConnection, scope: Scope) -> Outlines:
    """The outlines of the counties valid at the cut-off; counties without one are left out."""
    if not _has_outlines(con):
        return Outlines({})
    rows = con.execute("select adcode, source, polygons from dim_outline").fetchall()
    by_code = {adcode: json.loads(polygons) for adcode, _, polygons in rows}
    counties = county_names(con, scope)
    found = {
        str(county): by_code[adcode]
        for county, adcode in zip(counties["county_id"], counties["adcode"], strict=True)
        if adcode in by_code
    }
    stand_in = any(source == _STAND_IN for _, source, _ in rows)
    number = con.execute("select map_review_number from dim_city").fetchone()
    return Outlines(found, "" if stand_in or number is None else str(number[0] or "").strip(), stand_in)


def _has_outlines(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether the generation knows of outlines; those loaded before there were any don't."""
    sql = "select count(*) from duckdb_tables() where table_name = 'dim_outline'"
    found = con.execute(sql).fetchone()
    return bool(found and found[0])
