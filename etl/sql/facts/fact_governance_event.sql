-- One row for each event or count; counted on its date.
create or replace table fact_governance_event as
select * replace (year(occurred_on)::integer as year, occurred_on as counted_on)
from stg_governance_event
order by row_id;
