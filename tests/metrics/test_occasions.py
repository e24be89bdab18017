"""Rows shown one by one: of the year, up to the cut-off, of the county, in order of their day."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest

from metrics import occasions
from metrics.metric import HQ, Scope

TABLES = """
create table fact_rescue as select * from (values
    (2, 2020, date '2020-06-09', null::varchar, date '2020-06-09', '救援', '洪涝', '河段乙', '队', 10, 9, null::bigint),
    (1, 2020, date '2020-05-17', null, date '2020-05-17', '救援', '溺水', null, '队', 8, 8, 1),
    (3, 2020, date '2020-12-12', null, date '2020-12-12', '演练', null, '社区', '队', 6, 6, 0)
) as t (row_id, year, counted_on, county_id, occurred_on, rescue_type, disaster_type, location, team,
        deployments_count, members_count, rescued_count);
create table fact_base as select * from (values
    (1, 2020, date '2020-01-01', '1', null::date, '村壬', '博爱家园', '市级', '配合'),
    (2, 2020, date '2020-09-10', null, date '2020-09-10', '学校', '示范校', '市级', '新增')
) as t (row_id, year, counted_on, county_id, acted_on, base_name, base_category, base_level, base_action);
create table fact_governance_event as select * from (values
    (1, 2020, date '2020-10-22', null::varchar, date '2020-10-22', '换届', '名誉副会长', null::int, 2, null,
     null::varchar),
    (2, 2020, date '2020-11-30', null, date '2020-11-30', '学习', '党组学习', 5, null, null, '{"times_count": "余"}')
) as t (row_id, year, counted_on, county_id, occurred_on, event_category, event_item, times_count, event_people_count,
        election_result, qualifiers);
create table source_file as select 1 as file_id, '2020/甲.xlsx' as file;
create table origin as select row_id, 1 as file_id, '表' as sheet, (row_id + 3)::int as row_number from fact_rescue;
"""


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    made.execute(TABLES)
    return made


def test_rescues_stand_in_order_up_to_the_cut_off(con: duckdb.DuckDBPyConnection) -> None:
    df = occasions.df_by_rescue(con, Scope(2020, dt.date(2020, 12, 4)))
    assert df["deployments_count"].to_list() == [8, 10]
    assert df["rescued_count"].isna().to_list() == [False, True]
    assert df["file"].to_list() == ["2020/甲.xlsx"] * 2
    assert df["row_number"].to_list() == [4, 5], "the rows of the sheet in which they stand"


def test_bases_without_a_day_and_of_the_city(con: duckdb.DuckDBPyConnection) -> None:
    df = occasions.df_by_base(con, Scope(2020))
    assert df["acted_on"].isna().to_list() == [True, False]
    assert df["county_id"].to_list() == ["1", HQ]


def test_events_carry_their_qualifiers(con: duckdb.DuckDBPyConnection) -> None:
    df = occasions.df_by_event(con, Scope(2020))
    assert df["event_item"].to_list() == ["名誉副会长", "党组学习"]
    assert df["qualifiers"].iloc[1] == '{"times_count": "余"}'


def test_county_narrows(con: duckdb.DuckDBPyConnection) -> None:
    assert occasions.df_by_base(con, Scope(2020, county_id="1"))["base_name"].to_list() == ["村壬"]
    assert occasions.df_by_base(con, Scope(2020, county_id=HQ))["base_name"].to_list() == ["学校"]
