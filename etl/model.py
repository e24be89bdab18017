"""The model: dimensions and facts, made of the staged rows by the SQL files, one table a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.layout import load_layouts
from etl.reference import load_catalogue
from etl.stage import settle
from etl.statements import sql_names, sql_text

if TYPE_CHECKING:
    import duckdb

_FACT = re.compile(r"\bfact_[a-z_]+")
# Targets seen as metrics repeat rows of the two target sheets; stem-cell rows stand once for each stage.
_NOT_OF_A_KIND = frozenset({"fact_target", "fact_stem_cell_stage"})


def model(con: duckdb.DuckDBPyConnection) -> None:
    """Make all dimensions and facts of the rows that stand."""
    load_catalogue(con)
    _name_keys(con)
    remodel(con)


def remodel(con: duckdb.DuckDBPyConnection) -> None:
    """Make what depends on rows again: after a check has rejected some, roles and targets may change with them."""
    for name in (*fact_names(), "dim_county", "origin"):
        con.execute(f"drop table if exists {name}")
    settle(con)
    con.execute(sql_text("dimensions/dim_county"))
    for word in ("village_role", "campaign_role", "county_name"):
        con.execute(sql_text(f"staging/{word}"))
    for name in fact_names():
        con.execute(sql_text(f"facts/{name}"))
    con.execute(sql_text("staging/origin"))
    con.execute(_all_rows())


def fact_names() -> list[str]:
    """The names of all facts; those made of other facts come after them."""
    names = [name.removeprefix("facts/") for name in sql_names("facts")]
    return sorted(names, key=lambda name: (len(set(_FACT.findall(sql_text(f"facts/{name}")))), name))


def _all_rows() -> str:
    """A view of one row for each accepted row, with the day and the county it counts for."""
    of_a_kind = [
        f"select row_id, kind, year, counted_on, county_id from {name}"
        for name in fact_names()
        if name not in _NOT_OF_A_KIND
    ]
    stages = (
        "select row_id, kind, min(year), min(counted_on), any_value(county_id) from fact_stem_cell_stage "
        "group by row_id, kind"
    )
    return "create or replace temp view fact_row as " + " union all ".join([*of_a_kind, stages])


def _name_keys(con: duckdb.DuckDBPyConnection) -> None:
    """What tells the rows of each kind apart, in words."""
    con.execute("create temp table kind_key (kind varchar, key_zh varchar, key_en varchar)")
    for layout in load_layouts().values():
        fields = [layout.columns[name].field for name in layout.key]
        zh, en = "＋".join(field.zh for field in fields), ", ".join(field.en for field in fields)
        con.execute("insert into kind_key values (?, ?, ?)", [layout.kind, zh, en])
