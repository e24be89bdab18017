"""What was counted, by name: from the rows, in their order, and never of restricted kinds."""

from __future__ import annotations

import datetime as dt

import pytest

from etl.warehouse import open_current
from metrics.measure import split
from metrics.metric import Scope
from metrics.naming import counties_of, names_of

SCOPE = Scope(2020, dt.date(2020, 12, 4))


@pytest.fixture(scope="module")
def con(sample_warehouse):
    return open_current(sample_warehouse).connection.cursor()


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("model_schools_added", ["隆安宝塔实验学校"]),
        ("culture_bases_completed", ["宝塔社区居委会", "宝塔实验小学"]),
        ("village_training_sessions", ["龙头村"]),
        ("livelihood_dividend_amount", ["群力村"]),
        ("village_support_funds", ["龙头村"]),
        ("training_sessions", []),
        ("little_angel_children", []),
    ],
)
def test_names_come_in_the_order_of_the_rows(con, key, names):
    assert names_of(con, key, SCOPE) == names


def test_names_end_at_the_cut_off(con):
    assert names_of(con, "culture_bases_completed", Scope(2020, dt.date(2020, 6, 29))) == []
    assert names_of(con, "model_schools_added", Scope(2020)) == ["隆安宝塔实验学校", "示例小学辛"]


def test_counties_are_called_as_they_were(con):
    assert counties_of(con, "culture_bases_upgraded", SCOPE, "zh") == ["青秀区"]
    assert counties_of(con, "culture_bases_upgraded", SCOPE, "en") == ["Qingxiu"]
    sessions = counties_of(con, "training_sessions", SCOPE, "zh")
    assert len(sessions) == 12
    assert "横县" in sessions
    assert counties_of(con, "training_funds", SCOPE, "zh") == []


def test_counties_with_hidden_counts_are_left_out(con):
    df = split(con, "little_angel_children", SCOPE, ["county_id"])
    shown = counties_of(con, "little_angel_children", SCOPE, "zh")
    assert len(shown) == int(((df["rows"] > 0) & ~df["suppressed"]).sum())
