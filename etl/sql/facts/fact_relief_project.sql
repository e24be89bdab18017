-- One row for each project, county and period; counted on the day it ends, else on the last day of its reporting
-- period, else on the last day of its year.
create or replace table fact_relief_project as
with read_period as (
    select
        *,
        coalesce(try_cast(regexp_extract(period, '(20\d\d)', 1) as integer), year, year(started_on)) as period_year,
        try_cast(coalesce(
            nullif(regexp_extract_all(period, '(\d{1,2})月', 1)[-1], ''),
            nullif(regexp_extract(period, '20\d\d[-./](\d{1,2})$', 1), '')
        ) as integer) as period_month,
        regexp_extract(period, '第?([一二三四1-4])季|[Qq]([1-4])', 0) as period_quarter
    from stg_relief_project
), ended as (
    select
        *,
        coalesce(ended_on, last_day(make_date(period_year::integer, case
            when period_month between 1 and 12 then period_month
            when period_quarter <> '' then 3 * case
                when regexp_matches(period_quarter, '[一1]') then 1
                when regexp_matches(period_quarter, '[二2]') then 2
                when regexp_matches(period_quarter, '[三3]') then 3
                else 4
            end
            when period like '%上半年%' then 6
            else 12
        end, 1))) as placed_on
    from read_period
)
select
    ended.* exclude (period_year, period_month, period_quarter, placed_on)
        replace (year(placed_on)::integer as year, placed_on as counted_on),
    village_role(village, year(placed_on)) as village_role
from ended
order by row_id;
