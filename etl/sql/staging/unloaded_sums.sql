-- One row for each sheet with rows of {kind} that are not loaded after all: what its columns of figures hold in them.
select file.file, own.sheet, own.block, {sums}
from read_{kind} as own
join row_fate using (row_id)
join source_file as file on file.file_id = own.file_id
group by all;
