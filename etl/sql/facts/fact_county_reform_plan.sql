-- One row for each county, item and date; counted on the date, else from 1 January of its year on.
create or replace table fact_county_reform_plan as
select * replace (
    coalesce(year(status_on), year)::integer as year, coalesce(status_on, make_date(year, 1, 1)) as counted_on
)
from stg_county_reform_plan
order by row_id;
