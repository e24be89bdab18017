-- One row for each disbursement line; counted on its date.
create or replace table fact_donation_use as
select * replace (year(used_on)::integer as year, used_on as counted_on)
from stg_donation_use
order by row_id;
