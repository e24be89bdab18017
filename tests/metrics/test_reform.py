"""The state of reform at a cut-off: what the sheet says, wound back to the day."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest

from metrics import reform
from metrics.metric import Scope

MEASURES = """
create table fact_reform_measure as select * from (values
    (1, 2020, date '2020-01-01', null::varchar, 1, 1, 1, '治理：甲', '完成', date '2020-03-01'),
    (2, 2020, date '2020-01-01', null, 1, 1, 2, '治理：乙', '完成', date '2020-11-01'),
    (3, 2020, date '2020-01-01', null, 2, 2, 3, '队伍：丙', '未启动', null),
    (4, 2020, date '2020-01-01', null, 2, 2, 4, '没有冒号', '推进', null),
    (5, 2019, date '2019-01-01', null, 1, 1, 1, '去年：丁', '完成', date '2019-03-01')
) as t (row_id, year, counted_on, county_id, area_number, task_number, measure_number, content, measure_status, done_on)
"""
PLANS = """
create table fact_county_reform_plan as select * from (values
    (1, 2020, date '2020-04-01', '1', '改革方案', '起草'),
    (2, 2020, date '2020-09-01', '1', '改革方案', '已印发'),
    (3, 2020, date '2020-05-01', '2', '改革方案', '起草'),
    (4, 2020, date '2020-05-01', '2', '监事会', '未启动')
) as t (row_id, year, counted_on, county_id, plan_item, plan_status)
"""


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    made.execute(MEASURES)
    made.execute(PLANS)
    made.execute("create table source_file as select 1 as file_id, '2020/甲.xlsx' as file")
    made.execute(
        "create table origin as select row_id, 1 as file_id, '表' as sheet, (row_id + 3)::int as row_number"
        " from fact_county_reform_plan"
    )
    return made


def at(month: int, county: str | None = None) -> Scope:
    return Scope(2020, dt.date(2020, month, 15), county)


def test_done_later_counts_as_under_way(con: duckdb.DuckDBPyConnection) -> None:
    df = reform.df_by_area(con, at(6))
    first = df.loc[df["area_number"] == 1].set_index("measure_status")["measures"].to_dict()
    assert first == {"完成": 1, "推进": 1}
    later = reform.df_by_area(con, at(12))
    assert later.loc[later["area_number"] == 1, "measures"].to_list() == [2]


def test_area_has_a_name_only_where_all_its_measures_agree(con: duckdb.DuckDBPyConnection) -> None:
    names = reform.df_by_area(con, at(12)).drop_duplicates("area_number").set_index("area_number")["area_name"]
    assert names.to_dict() == {1: "治理", 2: ""}


def test_newest_state_of_each_county_and_item(con: duckdb.DuckDBPyConnection) -> None:
    summer, autumn = reform.df_by_county(con, at(6)), reform.df_by_county(con, at(10))
    assert set(zip(summer["county_id"], summer["plan_item"], summer["plan_status"], strict=True)) == {
        ("1", "改革方案", "起草"),
        ("2", "改革方案", "起草"),
        ("2", "监事会", "未启动"),
    }
    assert "已印发" in set(autumn["plan_status"])
    assert len(autumn) == 3
    assert autumn.loc[autumn["plan_status"] == "已印发", "row_number"].to_list() == [5]


def test_county_narrows(con: duckdb.DuckDBPyConnection) -> None:
    assert set(reform.df_by_county(con, at(10, "2"))["county_id"]) == {"2"}


def test_nothing_reported_is_an_empty_frame(con: duckdb.DuckDBPyConnection) -> None:
    assert reform.df_by_area(con, Scope(2018)).empty
    assert reform.df_by_county(con, at(1)).empty
