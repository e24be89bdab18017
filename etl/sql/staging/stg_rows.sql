-- One row for each row of {kind} that stands so far; year and counted_on are settled where the fact is made.
create or replace temp view stg_{kind} as
select row_id, '{kind}' as kind, {year} as year, null::date as counted_on, county_id, qualifiers{fields}
from read_{kind}
where row_id not in (select row_id from row_fate);
