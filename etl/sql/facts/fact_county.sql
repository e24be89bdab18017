-- One row for each county and validity period that a county sheet lists; counted on the day it begins.
create or replace table fact_county as
select * replace (year(enabled_on)::integer as year, enabled_on as counted_on)
from stg_county
order by row_id;
