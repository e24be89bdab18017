"""The year's figures as the command line gives them: one whole process."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from benchmarks.measurement import Measurement, median_seconds, process
from etl.warehouse import open_current
from metrics.catalog import METRICS
from metrics.metric import Scope
from metrics.pace.moves import a_month_before, moves
from metrics.pace.watch import standings
from reports.digest.paper import digest_file


def measure(warehouse: Path) -> list[Measurement]:
    """All metrics of 2020 for the city, and of every county."""
    common = ["metrics", "figures", "--year", "2020", "--as-of", "2020-12-04", "--warehouse", str(warehouse), "--json"]
    count = len(json.loads(process(common)))
    city = median_seconds(lambda: process(common), 3)
    counties = median_seconds(lambda: process([*common, "--by", "county"]), 3)
    with open_current(warehouse).connection.cursor() as con:
        scope = Scope(2020, dt.date(2020, 11, 5))
        judged = median_seconds(lambda: standings(con, scope), 3)
        everything = median_seconds(lambda: standings(con, scope, list(METRICS)), 3)
        changed = median_seconds(lambda: moves(con, scope, a_month_before(scope.cut_off)), 3)
        digest = median_seconds(lambda: digest_file(con, scope, "", "zh"), 3)
    return [
        Measurement("figures of a year", city, "s", None, f"{count} metrics, whole process, median of 3"),
        Measurement("figures by county", counties, "s", None, "the same for every county"),
        Measurement("who is behind", judged, "s", 1, "every county, every metric with a target, median of 3"),
        Measurement("every metric", everything, "s", 1, f"every county, {len(METRICS)} metrics, median of 3"),
        Measurement("what changed in a month", changed, "s", None, "every county, every target, median of 3"),
        Measurement("weekly digest", digest, "s", None, "one page of Word, median of 3"),
    ]
