-- One row for each sheet, as in source_sheet, now with what became of its rows.
update source_sheet
set present = own.present, loaded = own.loaded, rejected = own.rejected, ignored = own.ignored
from sheet_rows as own
join source_file as file on file.file = own.file
where source_sheet.file_id = file.file_id and source_sheet.sheet = own.sheet and source_sheet.block = own.block;
