-- One row for each campaign; counted on the day it starts.
create or replace table fact_campaign as
select * replace (year(started_on)::integer as year, started_on as counted_on)
from stg_campaign
order by row_id;
