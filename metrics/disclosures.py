"""The issues of the donation disclosure, as `disclosure_issues` counts them."""

from __future__ import annotations

import duckdb
import pandas as pd

from metrics.catalog import METRICS
from metrics.metric import Scope
from metrics.query import amounts


def df_by_issue(con: duckdb.DuckDBPyConnection, scope: Scope) -> pd.DataFrame:
    """One row for each issue number up to the cut-off, in order: issue_number, disclosed_on (its first day)."""
    found = amounts(con, [METRICS["disclosure_issues"]], scope, ["issue_number", "counted_on"])
    rows = [(number, on) for (number, on), cells in found.by_group.items() if cells["disclosure_issues"].rows]
    df = pd.DataFrame(sorted(rows), columns=["issue_number", "disclosed_on"])
    return df.drop_duplicates("issue_number", ignore_index=True)
