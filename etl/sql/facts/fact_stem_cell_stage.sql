-- One row for each stem-cell case and stage it reached, and for each month, county and stage of the monthly counts.
-- Counted on the day of the stage, a monthly count on the month's last day. A case has no cell of its own for the
-- count: people_count_field is NULL and the count is 1.
create or replace table fact_stem_cell_stage as
with stage_of_case as (
    select row_id, kind, county_id, qualifiers,
        unnest(['征求意愿', '再动员', '高分辨', '体检', '采集']) as stage,
        unnest([contacted_on, remobilised_on, high_resolution_on, examined_on, collected_on]) as counted_on,
        1::bigint as people_count, null::varchar as people_count_field
    from stg_stem_cell_case
), stage_of_month as (
    select row_id, kind, county_id,
        case when qualifiers ->> 'stage_people_count' is not null
            then json_object('people_count', qualifiers ->> 'stage_people_count')::varchar end as qualifiers,
        stage, month as counted_on, stage_people_count as people_count, 'stage_people_count' as people_count_field
    from stg_stem_cell_monthly
)
select row_id, kind, year(counted_on)::integer as year, counted_on, county_id, qualifiers, stage, people_count,
    people_count_field
from (select * from stage_of_case union all by name select * from stage_of_month)
where counted_on is not null
order by row_id, counted_on;
