-- One row for each accepted row: where it stands.
create or replace table origin as
select row_id, kind, file_id, sheet, row_number, key_cell, raw, cells
from stage_row
where row_id not in (select row_id from row_fate)
order by row_id;
