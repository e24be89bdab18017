"""Campaigns, days and issues: rows behind charts agree with the metrics they are taken from."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pytest

from etl import warehouse
from metrics import bindings, campaigns, courses, disclosures
from metrics.catalog import METRICS
from metrics.measure import measure, split
from metrics.metric import Scope

AT_SIGNING = Scope(2020, dt.date(2020, 12, 4))


@pytest.fixture(scope="module")
def con(sample_warehouse: Path) -> duckdb.DuckDBPyConnection:
    return warehouse.open_current(sample_warehouse).connection.cursor()


def test_epidemic_campaign_raised_what_the_metric_says(con: duckdb.DuckDBPyConnection) -> None:
    """A gift that names the campaign after its last day doesn't count towards it."""
    df = campaigns.df_by_campaign(con, AT_SIGNING).set_index("campaign_code")
    (code,) = con.execute(
        "select value from dim_binding where role = 'epidemic_campaign' and year = 2020"
    ).fetchone() or ("",)
    value = measure(con, "covid_donations_value", AT_SIGNING).value
    assert value is not None
    assert df.loc[code, "raised_yuan"] == pytest.approx(float(value))


def test_without_its_campaign_a_figure_has_no_value_rather_than_0(con: duckdb.DuckDBPyConnection) -> None:
    """Nobody named an epidemic campaign for 2019: its gifts are not 0, they can't exist. Other gifts can."""
    last_year = Scope(2019)
    assert measure(con, "covid_donations_value", last_year).value is None
    assert split(con, "covid_donations_cash", last_year, ["month"])["value"].isna().all()
    assert not bindings.applies(con, METRICS["covid_donations_value"], last_year)
    assert measure(con, "covid_test_kits_received", last_year).value == 0
    january = Scope(2020, dt.date(2020, 1, 1))
    assert measure(con, "covid_donations_value", january).value == 0


def test_campaigns_begin_by_the_cut_off(con: duckdb.DuckDBPyConnection) -> None:
    early = campaigns.df_by_campaign(con, Scope(2020, dt.date(2020, 1, 1)))
    assert list(early["started_on"]) == [dt.date(2020, 1, 1)]
    assert len(campaigns.df_by_campaign(con, AT_SIGNING)) == 4
    assert len(campaigns.df_by_campaign(con, Scope(2021))) == 0


def test_days_add_up(con: duckdb.DuckDBPyConnection) -> None:
    df = courses.df_by_day(con, "donations_cash", AT_SIGNING)
    value = measure(con, "donations_cash", AT_SIGNING).value
    assert value is not None
    assert df["value"].sum() == pytest.approx(float(value))
    assert df["date"].is_monotonic_increasing
    assert max(df["date"]) <= AT_SIGNING.cut_off


@pytest.mark.parametrize("key", ["little_angel_children", "receipts_share", "village_households_lifted"])
def test_restricted_metrics_and_states_have_no_days(con: duckdb.DuckDBPyConnection, key: str) -> None:
    with pytest.raises(ValueError, match="by day"):
        courses.df_by_day(con, key, AT_SIGNING)


def test_issues_are_those_counted(con: duckdb.DuckDBPyConnection) -> None:
    df = disclosures.df_by_issue(con, AT_SIGNING)
    assert list(df["issue_number"]) == list(range(1, 59))
    assert df["disclosed_on"].is_monotonic_increasing
    assert len(disclosures.df_by_issue(con, Scope(2020, dt.date(2020, 1, 1)))) == 0
