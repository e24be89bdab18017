-- One row for each row that a check has just rejected and none had before.
insert into row_fate
select distinct found.row_id, 'rejected'
from (select unnest([{row_ids}]::bigint[]) as row_id) as found
where found.row_id not in (select row_id from row_fate);
