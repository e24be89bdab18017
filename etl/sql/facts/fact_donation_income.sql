-- One row for each gift line; counted on the day of the gift.
create or replace table fact_donation_income as
select
    stg.* replace (year(donated_on)::integer as year, donated_on as counted_on),
    campaign_role(campaign_code, donated_on) as campaign_role
from stg_donation_income as stg
order by row_id;
