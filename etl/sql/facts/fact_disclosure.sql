-- One row for each disclosure issue; counted on the day it was published.
create or replace table fact_disclosure as
select * replace (year(disclosed_on)::integer as year, disclosed_on as counted_on)
from stg_disclosure
order by row_id;
