-- One row for each sheet and fate: how many rows are not loaded after all.
select file, sheet, fate, count(*) as rows
from row_fate
join stage_row using (row_id)
join source_file using (file_id)
group by all
