-- One row for each award, object and year; counted from 1 January of its year on.
create or replace table fact_blood_award as
select * replace (make_date(year, 1, 1) as counted_on)
from stg_blood_award
order by row_id;
