-- One row for each indicator, county, year and version; counted from the day it was issued on, at the earliest from 1 January of its year.
create or replace table fact_indicator_target as
select * replace (greatest(make_date(year, 1, 1), issued_on) as counted_on)
from stg_indicator_target
order by row_id;
