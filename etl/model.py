"""The model: dimensions and facts, made of the staged rows by the SQL files, one table a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.layout import load_layouts
from etl.stage import settle
from etl.statements import fill, filled, sql_names, sql_text

if TYPE_CHECKING:
    import duckdb

_FACT = re.compile(r"\bfact_[a-z_]+")
# Targets seen as metrics repeat rows of the two target sheets; stem-cell rows stand once for each stage.
_NOT_OF_A_KIND = frozenset({"fact_target", "fact_stem_cell_stage"})


def model(con: duckdb.DuckDBPyConnection) -> None:
    """Make all dimensions and facts of the rows that stand."""
    _name_keys(con)
    remodel(con)


def remodel(con: duckdb.DuckDBPyConnection) -> None:
    """Make what depends on rows again: after a check has rejected some, roles and targets may change with them."""
    settle(con)
    counties = ("dimensions/dim_county", "dimensions/dim_county_alias")
    words = ("staging/village_role", "staging/campaign_role", "staging/project_role", "staging/county_name")
    facts = fact_names()
    for name in (*counties, *words, *(f"facts/{fact}" for fact in facts), "staging/origin", "staging/monthly_line"):
        con.execute(sql_text(name))
    own = (f"select row_id, kind, year, counted_on, county_id from {fact}" for fact in facts)
    of_kinds = (select for fact, select in zip(facts, own, strict=True) if fact not in _NOT_OF_A_KIND)
    con.execute(filled("staging/fact_row", rows_of_kinds="\nunion all\n".join(of_kinds)))


def fact_names() -> list[str]:
    """The names of all facts; those made of other facts come after them."""
    names = [name.removeprefix("facts/") for name in sql_names("facts")]
    return sorted(names, key=lambda name: (len(set(_FACT.findall(sql_text(f"facts/{name}")))), name))


def _name_keys(con: duckdb.DuckDBPyConnection) -> None:
    """What tells the rows of each kind apart, in words."""
    con.execute(sql_text("staging/kind_key"))
    keys = {
        layout.kind: [layout.columns[name] for name in layout.key if name in layout.columns]
        for layout in load_layouts().values()
    }
    fill(con, "kind_key", (
        {"kind": kind, "key_zh": "＋".join(column.headers[0] for column in columns),
         "key_en": ", ".join(column.field.en for column in columns)}
        for kind, columns in keys.items()
    ))  # fmt: skip
