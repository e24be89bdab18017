"""Stages are counts of a period with their rates and intervals; small counts stay hidden; 0 isn't blank."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from tests.views.standing import on_sample
from views.page import Here
from views.subjects import donation


@pytest.fixture
def here(sample_warehouse: Path) -> Here:
    return on_sample(sample_warehouse, "donation")


def test_finding_names_the_published_counts(here: Here) -> None:
    assert donation.finding(here) == "征求捐献意愿926名，成功捐献造血干细胞8名；完成器官捐献97例、遗体捐献17例"


def test_finding_leaves_out_what_was_not_reported(sample_warehouse: Path) -> None:
    early = on_sample(sample_warehouse, "donation", as_of=dt.date(2020, 1, 5))
    assert "器官" not in donation.finding(early)
    assert "未上报" not in donation.finding(early)


def test_stages_stand_in_the_order_of_the_way(here: Here) -> None:
    df = donation.df_by_stage(here)
    assert df["people_count"].to_list() == [926, 148, 30, 17, 8]
    assert df["stage"].to_list() == ["征求意愿", "再动员", "高分辨", "体检", "采集"]


def test_step_rates_carry_wilson_intervals(here: Here) -> None:
    rates = donation.rate_table(here)[here.say("donation.rate")].str.replace("\u2060", "")
    assert rates.to_list() == [
        "",
        "16.0% （13.8%–18.5%）",
        "20.3% （14.6%–27.5%）",
        "56.7% （39.2%–72.6%）",
        "47.1% （26.2%–69.0%）",
    ]


def test_rates_finding_says_whether_the_years_can_be_told_apart(here: Here) -> None:
    assert donation.rates_finding(here) == "4步比率的95%区间都与上年同期重叠"


def test_rates_without_a_year_before_are_not_compared(sample_warehouse: Path) -> None:
    first = on_sample(sample_warehouse, "donation", as_of=dt.date(2019, 6, 30))
    assert donation.rates_finding(first) == "各环节与上一环节之比"


@pytest.mark.parametrize(("by", "rows"), [("county_id", 12), ("month", 12)])
def test_small_counts_by_county_and_month_are_hidden(here: Here, by: str, rows: int) -> None:
    df = donation.stage_table(here, by)
    cells = pd.Series(df.iloc[:, 1:].to_numpy().ravel())
    assert len(df) == rows
    assert not cells.isin(["1", "2", "3", "4"]).any()
    assert (cells == "<5").any()
    assert (cells == "0").any()


def test_month_hidden_beside_a_small_one_is_not_called_less_than_five(here: Here) -> None:
    asked = donation.stage_table(here, "month")["征求意愿"]
    assert asked.iloc[11] == "<5"
    assert "*" in set(asked)


def test_plasma_is_an_explicit_zero_without_registrations(here: Here) -> None:
    df = donation.df_by_kind(here)
    plasma = df.loc[df["name"] == "康复者血浆"]
    assert plasma["donated"].to_list() == [0]
    assert plasma["registered"].isna().all()
    assert "康复者血浆填报为0" in donation.kinds_finding(here)


def test_kinds_are_never_a_rate(here: Here) -> None:
    assert "%" not in donation.kinds_finding(here)


def test_counties_add_up_to_the_city(here: Here) -> None:
    df = donation.df_kinds_by_county(here)
    assert df["organ_donations"].sum() == 97
    assert df["body_donation_registrations"].sum() == 30
    assert df["name"].iloc[0] == here.read.county_names(here.scope)["name_zh"].iloc[0]
