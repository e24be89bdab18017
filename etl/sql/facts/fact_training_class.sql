-- One row for each class; counted on the day it starts.
create or replace table fact_training_class as
select
    stg.* replace (year(started_on)::integer as year, started_on as counted_on),
    village_role(village, year(started_on)) as village_role
from stg_training_class as stg
order by row_id;
