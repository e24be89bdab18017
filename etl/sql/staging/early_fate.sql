-- One row for each row that is out before any fact is made: of an unknown county, or standing twice; or in one row of the
-- sheet with one that is rejected.
insert into row_fate
select row_id, 'rejected' from stage_row where county_unknown
union all
select row_id, case when differs then 'rejected' else 'duplicate' end from row_twin;
insert into row_fate
with rejected as (
    select distinct row_id // 10000000 as sheet_id, row_number
    from row_fate
    join stage_row using (row_id)
    where fate = 'rejected'
)
select place.row_id, 'rejected'
from rejected
join stage_row as place
    on place.row_id // 10000000 = rejected.sheet_id and place.row_number = rejected.row_number
where place.row_id not in (select row_id from row_fate);
