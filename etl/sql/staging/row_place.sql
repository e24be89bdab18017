-- One row for each row of {kind}: its place, kept apart from its values.
insert into stage_row by name
select row_id, '{kind}' as kind, file_id, sheet, row_number, key_cell, raw, cells, {county}::varchar as county, county_unknown
from read_{kind};
