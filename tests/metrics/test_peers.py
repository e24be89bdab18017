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


def test_work_is_compared_by_inhabitants_and_rates_as_they_are(con: duckdb.DuckDBPyConnection) -> None:
    # Jia has 20,000 inhabitants, Yi and Bing 10,000 each.
    scope = Scope(2020, county_id="1")
    sessions = peers.beside(con, ["training_sessions"], scope)[0]
    assert sessions.by_inhabitants
    assert sessions.amounts == {"1": 1.0, "2": 2.0, "3": 0.0}
    assert (sessions.own, sessions.median) == (1.0, 1.0)
    for one in peers.beside(con, ["training_people_per_session"], scope):
        assert not one.by_inhabitants


def test_peers_of_one_type_are_at_least_three(con: duckdb.DuckDBPyConnection) -> None:
    assert peers.group(con, Scope(2020, county_id="1"), same_type=False) == ("1", "2", "3")
    # Two of the three are 县, the third a 县级市: of two values the median would give one away.
    assert peers.group(con, Scope(2020, county_id="1"), same_type=True) == ()
    assert peers.group(con, Scope(2020), same_type=False) == ()
    assert peers.beside(con, ["training_sessions"], Scope(2020, county_id="1"), same_type=True) == ()


def test_hidden_counts_states_and_what_nobody_has_are_left_out(con: duckdb.DuckDBPyConnection) -> None:
    keys = ["child_aid_children", "counties_reform_plan_issued", "training_funds", "village_training_sessions"]
    assert peers.beside(con, keys, Scope(2020, county_id="1")) == ()
