-- One row for each row that a check has just rejected and none had before.
insert into row_fate
select distinct row_id, 'rejected'
from (select unnest([{row_ids}]::bigint[]) as row_id)
join stage_row using (row_id)
where row_id not in (select row_id from row_fate);
