-- One row for each county, type of training, year and version; counted from the day it was issued on, at the earliest from 1 January of its year.
create or replace table fact_training_target as
select * replace (greatest(make_date(year, 1, 1), issued_on) as counted_on)
from stg_training_target
order by row_id;
