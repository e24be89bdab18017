-- One row for each accepted row, with the day and the county it counts for; a stem-cell case counts once.
create or replace temp view fact_row as
{rows_of_kinds}
union all
select row_id, kind, min(year) as year, min(counted_on) as counted_on, any_value(county_id) as county_id
from fact_stem_cell_stage
group by row_id, kind;
