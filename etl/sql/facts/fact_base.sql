-- One row for each base and action; counted on the date, else from 1 January of its year on.
create or replace table fact_base as
select * replace (
    coalesce(year(acted_on), year)::integer as year, coalesce(acted_on, make_date(year, 1, 1)) as counted_on
)
from stg_base
order by row_id;
