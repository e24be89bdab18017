"""How far reform has got at the cut-off: measures by area and state, and each county's plan and supervisory board."""

from __future__ import annotations

import duckdb
import pandas as pd

from metrics.catalog import METRICS
from metrics.metric import Scope
from metrics.occasions import PLACE, WITH_PLACE
from metrics.query import group_sql, parameters, rows_sql

_AREAS = """
select area_number::integer as area_number, {state} as measure_status, count(*)::integer as measures
from ({rows}) group by all order by area_number, measure_status
"""
# Offices write the area before a colon in the text of each measure; only where all of an area agree is it a name.
_NAMES = """
select area_number::integer as area_number, split_part(any_value(content), '：', 1) as area_name
from ({rows}) group by area_number
having bool_and(contains(content, '：')) and count(distinct split_part(content, '：', 1)) = 1
"""


def df_by_area(con: duckdb.DuckDBPyConnection, scope: Scope) -> pd.DataFrame:
    """Grain: area × state at the cut-off. area_number, measure_status, measures (项), area_name ("" where none)."""
    rows = rows_sql(METRICS["reform_measures"])
    areas = con.execute(_AREAS.format(rows=rows, state=group_sql("measure_status")), parameters(scope)).df()
    names = con.execute(_NAMES.format(rows=rows), parameters(scope)).df()
    df = areas.merge(names, on="area_number", how="left")
    df["area_name"] = df["area_name"].astype(object).where(df["area_name"].notna(), "")
    return df


def df_by_county(con: duckdb.DuckDBPyConnection, scope: Scope) -> pd.DataFrame:
    """Grain: county × item, its newest state at the cut-off.

    county_id, plan_item, plan_status, counted_on (date), file, sheet, row_number (where it is reported).
    """
    rows = rows_sql(METRICS["counties_reform_plan_issued"])
    return con.execute(
        f"select county_id, plan_item, plan_status, counted_on, {PLACE} from ({rows}) {WITH_PLACE}"
        " order by plan_item, county_id",
        parameters(scope),
    ).df()
