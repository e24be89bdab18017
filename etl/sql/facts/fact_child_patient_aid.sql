-- One row for each application, without identity; counted on the day of its review, pending ones never.
create or replace table fact_child_patient_aid as
select * replace (coalesce(year(reviewed_on), year, year(applied_on))::integer as year, reviewed_on as counted_on)
from stg_child_patient_aid
order by row_id;
