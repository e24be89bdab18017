-- One row for each piece or batch of publicity; counted on the day it came out.
create or replace table fact_publicity as
select * replace (year(published_on)::integer as year, published_on as counted_on)
from stg_publicity
order by row_id;
