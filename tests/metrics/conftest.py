"""A warehouse of a few rows, written by hand: what each rule does shows in small numbers."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

TABLES = """
create table dim_city as select '市本级' as headquarters_zh, 'City society' as headquarters_en;
create table dim_county (
    county_id varchar, adcode varchar, name_zh varchar, name_en varchar, county_type varchar, valid_from date,
    valid_to date, population_2020 bigint, area_km2 double, label_longitude double, label_latitude double,
    tile_column int, tile_row int, order_number int
);
insert into dim_county values
    ('1', '1', '甲县', 'Jia', '县', null, null, 20000, 1, 0, 0, 0, 0, 1),
    ('2', '20', '乙县', 'Yi', '县', null, '2020-06-30', 10000, 1, 0, 0, 1, 0, 2),
    ('2', '2', '乙市', 'Yi City', '县级市', '2020-07-01', null, 10000, 1, 0, 0, 1, 0, 2),
    ('3', '3', '丙县', 'Bing', '县', null, null, 10000, 1, 0, 0, 2, 0, 3);
create table dim_county_alias as select * from (values ('乙', '2'), ('20', '2'), ('北区', '3')) as t (alias, county_id);
create table dim_field_value as
    select 'sector' as field, * from (values ('社区', 1), ('学校', 2)) as t (value_zh, order_number);
create table dim_kind as
    select * from (values ('training_class', false), ('child_patient_aid', true)) as t (kind, restricted);
create table fact_training_class (
    row_id bigint, kind varchar default 'training_class', year int, counted_on date, county_id varchar,
    qualifiers varchar, class_code varchar, training_type varchar, attended_count bigint, passed_count bigint,
    certified_count bigint, spent_yuan decimal(18, 2), sector varchar, certificate varchar, organiser varchar,
    village_role varchar
);
insert into fact_training_class
    (row_id, year, counted_on, county_id, qualifiers, class_code, training_type, attended_count, sector) values
    (1, 2020, '2020-01-10', '1', null, 'A1', '万人培训', 40, '社区'),
    (2, 2020, '2020-03-05', '1', '{"attended_count": "多"}', 'A2', '万人培训', 60, '学校'),
    (3, 2020, '2020-03-06', '2', null, 'B1', '万人培训', null, '学校'),
    (4, 2020, '2020-12-05', '2', null, 'B2', '万人培训', 500, '社区'),
    (5, 2020, '2020-02-01', '3', null, 'C1', '普及', 70, null),
    (6, 2020, '2020-02-02', null, null, 'H1', '万人培训', 90, null),
    (7, 2019, '2019-02-02', '1', null, 'A0', '万人培训', 30, '社区'),
    (8, 2020, '2020-05-06', null, null, 'H2', '公务员任前', 25, '机关'),
    (9, 2020, '2020-05-06', '3', null, 'C2', '公务员任前', 5, '机关');
create table fact_training_target (
    row_id bigint, kind varchar, year int, counted_on date, county_id varchar, qualifiers varchar,
    training_type varchar, planned_sessions bigint, planned_people bigint, target_rule varchar,
    issued_on date, version int
);
insert into fact_training_target values
    (10, 'training_target', 2020, '2020-03-01', '1', null, '万人培训', 4, 200, '≥', '2020-03-01', 1),
    (11, 'training_target', 2020, '2020-06-01', '1', null, '万人培训', 3, 150, '=', '2020-06-01', 2),
    (12, 'training_target', 2020, '2020-03-01', '2', null, '万人培训', 2, 100, '=', '2020-03-01', 1),
    (13, 'training_target', 2020, '2020-03-01', '2', null, '普及', 9, 900, '=', '2020-03-01', 1);
create table fact_target (
    row_id bigint, year int, counted_on date, county_id varchar, metric_key varchar, target_value decimal(18, 4),
    value_field varchar, issued_on date, version int, due_on date, target_curve varchar, target_direction varchar
);
insert into fact_target values
    (10, 2020, '2020-03-01', '1', 'training_sessions', 4, 'planned_sessions', '2020-03-01', 1, null, '序时', '≥'),
    (11, 2020, '2020-06-01', '1', 'training_sessions', 3, 'planned_sessions', '2020-06-01', 2, null, '序时', '='),
    (12, 2020, '2020-03-01', '2', 'training_sessions', 2, 'planned_sessions', '2020-03-01', 1, null, '序时', '='),
    (14, 2020, '2020-01-01', null, 'training_people', 1000, 'target_value', null, 1, null, '季节', '≥'),
    (15, 2020, '2020-01-01', '1', 'training_people', 300, 'target_value', null, 1, null, '季节', '≥');
create table fact_child_patient_aid (
    row_id bigint, kind varchar default 'child_patient_aid', year int, counted_on date, county_id varchar,
    qualifiers varchar, aid_fund varchar, aid_result varchar
);
insert into fact_child_patient_aid
select 100 + i, 'child_patient_aid', 2020, make_date(2020, 1 + (i % 2), 5), county, null,
    case when i % 4 = 0 then '天使阳光' else '小天使' end, '资助'
from (select unnest(range(20)) as i),
    lateral (select case when i < 2 then '1' when i < 9 then '2' else '3' end as county);
create table fact_county_reform_plan (
    row_id bigint, kind varchar, year int, counted_on date, county_id varchar, qualifiers varchar, plan_item varchar,
    plan_status varchar
);
insert into fact_county_reform_plan values
    (50, 'county_reform_plan', 2020, '2020-03-01', '1', null, '改革方案', '起草'),
    (51, 'county_reform_plan', 2020, '2020-09-01', '1', null, '改革方案', '已印发'),
    (52, 'county_reform_plan', 2020, '2020-04-01', '2', null, '改革方案', '起草'),
    (53, 'county_reform_plan', 2020, '2020-12-20', '2', null, '改革方案', '已印发'),
    (54, 'county_reform_plan', 2020, '2020-12-01', '3', null, '监事会', '未启动');
create table fact_goods_movement (
    row_id bigint, kind varchar, year int, counted_on date, county_id varchar, qualifiers varchar, direction varchar,
    goods_code varchar, quantity decimal(18, 4), quantity_unit varchar, warehouse varchar, batch_number varchar
);
insert into fact_goods_movement values
    (60, 'goods_movement', 2019, '2019-12-01', null, null, '入', 'W1', 100, '个', '甲库', null),
    (61, 'goods_movement', 2020, '2020-02-01', null, null, '出', 'W1', 30, '个', '甲库', null),
    (62, 'goods_movement', 2020, '2020-02-01', null, null, '入', 'W2', 5, '箱', '甲库', null);
create table fact_organ_body_donation (
    row_id bigint, kind varchar, year int, counted_on date, county_id varchar, qualifiers varchar,
    donation_type varchar, donation_step varchar, donation_count bigint
);
insert into fact_organ_body_donation values
    (70, 'organ_body_donation', 2020, '2020-01-31', '1', null, '康复者血浆', '实现', 0),
    (71, 'organ_body_donation', 2020, '2020-01-31', '2', null, '器官', '登记', 2);
create table source_file as select 1 as file_id, '2020/甲.xlsx' as file, 'abc' as sha256
    union all select 2, '2020/乙.xlsx', 'def';
create table origin as
    select row_id, kind, case when county_id = '2' then 2 else 1 end as file_id, '培训班台账' as sheet,
        (row_id + 3)::int as row_number, 'A' || (row_id + 3) as key_cell,
        case when row_id = 2 then '{"attended_count": "60多"}' end as raw,
        case when row_id = 1 then '{"attended_count": "F2"}' end as cells
    from fact_training_class
    union all
    select row_id, kind, 1, '大病患儿救助', row_id::int, 'A' || row_id, null, null from fact_child_patient_aid;
create table origin_column as
    select file_id, '培训班台账' as sheet, 'training_class' as kind, * from (values (1), (2)) as f (file_id),
        (values ('class_code', 'A'), ('attended_count', 'E'), ('sector', 'G')) as t (field, column_letter);
"""


@pytest.fixture(scope="session")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect()
    connection.execute(TABLES)
    yield connection
    connection.close()


@pytest.fixture
def con(database: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor on the hand-made warehouse; nobody writes to it."""
    with database.cursor() as cursor:
        yield cursor
