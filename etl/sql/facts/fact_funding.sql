-- One row for each allocation; counted from 1 January of its year on.
create table fact_funding as
select * replace (make_date(year, 1, 1) as counted_on)
from stg_funding
order by row_id;
