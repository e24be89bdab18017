"""Counties as they were called at the cut-off, in their usual order; and whom a name, alias or code means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

import duckdb

from metrics.metric import HQ, Scope

if TYPE_CHECKING:
    import pandas as pd


class UnknownCountyError(ValueError):
    """A county that no name, alias or code in the register matches. The message says so in both languages."""


# How the full name of a county ends.
_COUNTY = ("县", "区", "市")
_VALID = """
select county_id, adcode, name_zh, name_en, county_type, population_2020, area_km2,
    label_longitude, label_latitude, tile_column, tile_row, order_number as "order"
from dim_county
where (valid_from is null or valid_from <= $cut_off) and (valid_to is null or $cut_off <= valid_to)
qualify row_number() over (partition by county_id order by valid_from desc nulls last) = 1
order by order_number, county_id
"""


def county_names(con: duckdb.DuckDBPyConnection, scope: Scope) -> pd.DataFrame:
    """One row for each county valid at the cut-off, in the usual order.

    Columns: county_id, adcode (then), name_zh, name_en, county_type, population_2020, area_km2, label_longitude,
    label_latitude, tile_column, tile_row, order.
    """
    return con.execute(_VALID, {"cut_off": scope.cut_off}).df()


def founded_on(con: duckdb.DuckDBPyConnection) -> dict[str, dt.date]:
    """By county id the first day of counties that haven't always been there; one that was only renamed has."""
    sql = "select county_id, min(valid_from) from dim_county group by county_id having count(*) = count(valid_from)"
    return dict(con.execute(sql).fetchall())


def founded_within(founded: Mapping[str, dt.date], county_id: str | None, year: int) -> dt.date | None:
    """The first day of a county that was founded within a year, by what `founded_on` knows; None for the others."""
    since = founded.get(county_id or "")
    return since if since and since.year == year else None


def other_names(con: duckdb.DuckDBPyConnection, scope: Scope) -> dict[str, str]:
    """County id by names that a county had before or after the cut-off, as full names (with 县, 区 or 市).

    Of the aliases those count that say another kind of county: 甲县 of what was 甲区 then.
    """
    then = {county: zh for county, (zh, _) in names_by_id(con, scope).items() if county != HQ}
    names = con.execute("select name_zh, county_id from dim_county").fetchall()
    aliases = con.execute("select alias, county_id from dim_county_alias").fetchall()
    renamed = [
        (alias, county)
        for alias, county in aliases
        if alias[-1:] in _COUNTY and alias[:-1] == then.get(county, "")[:-1]
    ]
    return {name: county for name, county in [*names, *renamed] if county in then and name not in then.values()}


def names_by_id(con: duckdb.DuckDBPyConnection, scope: Scope) -> dict[str, tuple[str, str]]:
    """County id to Chinese and English name at the cut-off, in order; HQ comes last."""
    rows = con.execute(_VALID, {"cut_off": scope.cut_off}).fetchall()
    names = {row[0]: (row[2], row[3]) for row in rows}
    own = con.execute("select headquarters_zh, headquarters_en from dim_city").fetchone()
    return names | {HQ: (own[0], own[1]) if own else ("市本级", "City society")}


def resolve(con: duckdb.DuckDBPyConnection, text: str, scope: Scope) -> str:
    """The county id (or HQ) that a name, alias or code means; UnknownCountyError where it means none."""
    wanted = text.strip()
    found = con.execute(
        """
        select county_id from dim_county
        where $text in (county_id, adcode, name_zh) or lower(name_en) = lower($text)
        union all select county_id from dim_county_alias where lower(alias) = lower($text)
        """,
        {"text": wanted},
    ).fetchone()
    if found:
        return str(found[0])
    names = names_by_id(con, scope)
    if wanted.lower() in {HQ.lower(), *(name.lower() for name in names[HQ])}:
        return HQ
    known = "、".join(name for name, _ in names.values())
    raise UnknownCountyError(f"没有县区“{wanted}”，可用：{known} / no county is called {wanted!r}; known are {known}")
