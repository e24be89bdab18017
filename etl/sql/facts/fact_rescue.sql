-- One row for each rescue or drill; counted on its date.
create or replace table fact_rescue as
select * replace (year(occurred_on)::integer as year, occurred_on as counted_on)
from stg_rescue
order by row_id;
