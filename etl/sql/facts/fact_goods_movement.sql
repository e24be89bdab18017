-- One row for each movement line; counted on its date.
create or replace table fact_goods_movement as
select * replace (year(moved_on)::integer as year, moved_on as counted_on)
from stg_goods_movement
order by row_id;
