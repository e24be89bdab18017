-- One row for each row that the files yield of {kind}, with its id, its place and its county.
-- The id follows the content of the files, never the order in which they were given.
insert into read_{kind} by name
select
    sheet.sheet_id * 10000000::bigint + line.own_number as row_id,
    file.sha256, sheet.file_id, line.sheet, line.row_number, line.block, line.own_number, line.key_cell, line.qualifiers, line.raw, line.cells,
    nullif(alias.county_id, 'HQ') as county_id,
    {county} is not null and alias.county_id is null as county_unknown,
    {fields}
from read_parquet([{paths}]) as line
join parquet_file as parquet on parquet.content = line.read_from and parquet.kind = '{kind}'
join source_file as file on file.file_id = parquet.file_id
join source_sheet as sheet on sheet.file_id = file.file_id and sheet.sheet = line.sheet and sheet.block = line.block
left join county_alias as alias on alias.alias = county_word({county});
