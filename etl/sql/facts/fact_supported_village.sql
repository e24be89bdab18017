-- One row for each village and year; counted from 1 January of its year on.
create or replace table fact_supported_village as
select stg.* replace (make_date(year, 1, 1) as counted_on), village_role(village, year) as village_role
from stg_supported_village as stg
order by row_id;
