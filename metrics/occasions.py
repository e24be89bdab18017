"""What is shown one by one, not added up: rescues and drills, bases, the congress and other events.

Each row has its place too: file, sheet, row_number.
"""

from __future__ import annotations

import duckdb
import pandas as pd

from metrics.metric import HQ, Scope
from metrics.query import parameters, scope_sql

# Where a row of a fact is reported.
PLACE = "file, sheet, row_number"
WITH_PLACE = (
    "left join (select row_id, file, sheet, row_number from origin join source_file using (file_id)) using (row_id)"
)
_OF_SCOPE = f"{WITH_PLACE} where {scope_sql()} order by counted_on, row_id"


def df_by_rescue(con: duckdb.DuckDBPyConnection, scope: Scope) -> pd.DataFrame:
    """One row a rescue or drill in order of its day.

    Columns: occurred_on (date), rescue_type, disaster_type, location, team (texts as stored), deployments_count (人次),
    members_count and rescued_count (人; NaN = not reported).
    """
    columns = "occurred_on, rescue_type, disaster_type, location, team, deployments_count, members_count, rescued_count"
    return con.execute(f"select {columns}, {PLACE} from fact_rescue {_OF_SCOPE}", parameters(scope)).df()


def df_by_base(con: duckdb.DuckDBPyConnection, scope: Scope) -> pd.DataFrame:
    """One row a base and action, texts as stored.

    Columns: acted_on (date or NaT), base_name, base_category, base_level, base_action, county_id (HQ: the city).
    """
    columns = f"acted_on, base_name, base_category, base_level, base_action, coalesce(county_id, '{HQ}') as county_id"
    return con.execute(f"select {columns}, {PLACE} from fact_base {_OF_SCOPE}", parameters(scope)).df()


def df_by_event(con: duckdb.DuckDBPyConnection, scope: Scope) -> pd.DataFrame:
    """One row an event of congress, study or supervisory board.

    Columns: occurred_on (date), event_category, event_item, times_count (次), event_people_count (位), election_result,
    qualifiers (JSON by column, or None).
    """
    columns = "occurred_on, event_category, event_item, times_count, event_people_count, election_result, qualifiers"
    return con.execute(f"select {columns}, {PLACE} from fact_governance_event {_OF_SCOPE}", parameters(scope)).df()
