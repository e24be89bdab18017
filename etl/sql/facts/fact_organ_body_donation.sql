-- One row for each month, county, type and step; counted on the month's last day.
create or replace table fact_organ_body_donation as
select * replace (year(month)::integer as year, month as counted_on)
from stg_organ_body_donation
order by row_id;
