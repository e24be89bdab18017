"""The median of the counties beside one of them."""

from __future__ import annotations

import statistics

import duckdb

from metrics import peers
from metrics.catalog import METRICS
from metrics.metric import Scope
from metrics.splitting import split


def test_the_median_is_that_of_the_counties_that_reported(con: duckdb.DuckDBPyConnection) -> None:
    df = split(con, "training_people", Scope(2020), ["county_id"])
    values = [
        value for county, value in zip(df["county_id"], df["value"], strict=True) if county != "HQ" and value == value
    ]
    found = peers.peers(con, "training_people", Scope(2020, county_id="1"))
    assert found.counties == len(values)
    expected = statistics.median(values) if len(values) >= 3 else None
    assert (None if found.median is None else float(found.median)) == expected


def test_nothing_is_said_of_counts_that_may_be_hidden_or_arent_known_by_county(con: duckdb.DuckDBPyConnection) -> None:
    for key in ("child_aid_children", "training_funds"):
        assert not peers.comparable(METRICS[key])
        assert peers.peers(con, key, Scope(2020, county_id="1")).median is None
