-- One row for each sheet with rows that are not loaded after all: how many are rejected, how many are duplicates, and which
-- are rejected in part. A row of a crosstab holds many: it is rejected when one of them is, a duplicate when all of them are.
with touched as (
    select row_id // 10000000 as sheet_id, row_number from row_fate join stage_row using (row_id)
    union
    select sheet_id, row_number from row_in_part
), line as (
    select
        touched.sheet_id, touched.row_number,
        part.sheet_id is not null as was_rejected,
        bool_or(coalesce(fate.fate = 'rejected', false)) as is_rejected,
        count(fate.fate) = count(*) as is_whole
    from touched
    join stage_row as place on place.row_id // 10000000 = touched.sheet_id and place.row_number = touched.row_number
    left join row_fate as fate on fate.row_id = place.row_id
    left join row_in_part as part on part.sheet_id = touched.sheet_id and part.row_number = touched.row_number
    group by all
)
select
    file, sheet, block,
    count(*) filter (is_rejected and not was_rejected) as rejected,
    count(*) filter (is_whole and not is_rejected and not was_rejected) as duplicate,
    coalesce(list(row_number) filter ((is_rejected or was_rejected) and not is_whole), []) as in_part
from line
join source_sheet using (sheet_id)
join source_file using (file_id)
group by all
