-- One row for each volunteer activity; counted on its date.
create or replace table fact_volunteer_activity as
select * replace (year(held_on)::integer as year, held_on as counted_on)
from stg_volunteer_activity
order by row_id;
