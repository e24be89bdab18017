-- One row for each measure of the reform plan; counted from 1 January of the plan's year on.
create or replace table fact_reform_measure as
select * replace (make_date(year, 1, 1) as counted_on)
from stg_reform_measure
order by row_id;
