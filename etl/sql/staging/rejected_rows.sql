-- One row for each row that a check has just rejected and none had before, with what else stands in its row of the sheet:
-- a row is loaded whole or not at all.
insert into row_fate
with found as (
    select distinct row_id // 10000000 as sheet_id, row_number
    from (select unnest([{row_ids}]::bigint[]) as row_id)
    join stage_row using (row_id)
)
select place.row_id, 'rejected'
from found
join stage_row as place on place.row_id // 10000000 = found.sheet_id and place.row_number = found.row_number
where place.row_id not in (select row_id from row_fate);
