-- One row for each sheet and fate: how many of its rows are not loaded after all. A row of a crosstab holds many; it is a
-- duplicate when all of them are.
with fated as (
    select distinct row_id // 10000000 as sheet_id, row_number from row_fate join stage_row using (row_id)
), line as (
    select
        fated.sheet_id,
        bool_or(coalesce(fate.fate = 'rejected', false)) as is_rejected,
        count(fate.fate) = count(*) as is_whole
    from fated
    join stage_row as place on place.row_id // 10000000 = fated.sheet_id and place.row_number = fated.row_number
    left join row_fate as fate on fate.row_id = place.row_id
    group by fated.sheet_id, fated.row_number
)
select file, sheet, block, case when is_rejected then 'rejected' else 'duplicate' end as fate, count(*) as rows
from line
join source_sheet using (sheet_id)
join source_file using (file_id)
where is_rejected or is_whole
group by all
