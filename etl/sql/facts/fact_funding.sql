-- One row for each allocation; counted from 1 January of its year on.
create or replace table fact_funding as
select stg.* replace (make_date(year, 1, 1) as counted_on), project_role(project_name, year) as project_role
from stg_funding as stg
order by row_id;
