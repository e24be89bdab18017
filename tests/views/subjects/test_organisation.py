"""States are those at the cut-off; rows that are listed say unit and qualifier."""

import datetime as dt
from pathlib import Path

import pytest

from tests.views.standing import on_sample
from views.page import Here
from views.subjects import organisation


@pytest.fixture
def here(sample_warehouse: Path) -> Here:
    return on_sample(sample_warehouse, "organisation")


def test_finding_names_measures_plans_and_news(here: Here) -> None:
    text = organisation.finding(here)
    assert text.startswith("46项改革措施已完成")
    assert "7个县区已印发改革方案，5个县区在起草" in text
    assert text.endswith("市级媒体报道70余篇")


def test_areas_agree_with_the_metric_at_the_cut_off(here: Here) -> None:
    df = organisation.df_by_area(here)
    done = df.loc[df["measure_status"] == "完成", "measures"].sum()
    assert done == float(here.read.reading("reform_measures_done", here.scope).value or 0)
    assert df["measures"].sum() == 46
    assert df["name"].nunique() == 7


def test_measure_finished_after_the_cut_off_is_still_under_way(sample_warehouse: Path) -> None:
    def done(day: dt.date) -> float:
        df = organisation.df_by_area(on_sample(sample_warehouse, "organisation", as_of=day))
        return float(df.loc[df["measure_status"] == "完成", "measures"].sum())

    assert done(dt.date(2020, 6, 30)) < done(dt.date(2020, 12, 31))


def test_area_table_has_a_column_a_state(here: Here) -> None:
    table = organisation.area_table(here)
    assert set(table.columns) == {"方面", "完成", "推进", "未启动"}
    assert table.drop(columns="方面").to_numpy().sum() == 46


def test_plans_show_each_county_once_in_its_newest_state(here: Here) -> None:
    df = organisation.df_by_plan(here, organisation.PLAN)
    assert df["status"].value_counts().to_dict() == {"已印发": 7, "起草": 5}
    assert df["county_id"].is_unique


def test_county_without_a_report_is_not_called_not_started(sample_warehouse: Path) -> None:
    april = on_sample(sample_warehouse, "organisation", as_of=dt.date(2020, 4, 12))
    names = set(organisation.df_by_plan(april, organisation.PLAN)["status_name"])
    assert names == {"起草", "未上报"}


def test_item_that_no_county_reported_gives_an_empty_frame(sample_warehouse: Path) -> None:
    january = on_sample(sample_warehouse, "organisation", as_of=dt.date(2020, 1, 5))
    assert organisation.df_by_plan(january, organisation.BOARD).empty


def test_news_add_up_to_the_published_figure(here: Here) -> None:
    assert organisation.df_by_news(here)["items_count"].sum() == 70
    assert organisation.news_table(here).shape == (4, 13)


def test_events_keep_unit_and_qualifier(here: Here) -> None:
    numbers = organisation.event_table(here)[here.say("organisation.number")].to_list()
    assert "5次以上" in numbers
    assert "2位" in numbers


def test_base_without_a_day_leaves_the_day_blank(here: Here) -> None:
    days = organisation.base_table(here)[here.say("organisation.day")].to_list()
    assert days.count("") == 1
    assert len(days) == 8


def test_allocations_stand_largest_first_and_add_up(here: Here) -> None:
    df = organisation.df_by_allocation(here)
    assert df["funding_received"].is_monotonic_decreasing
    assert df["funding_received"].sum() == float(here.read.reading("funding_received", here.scope).value or 0)
