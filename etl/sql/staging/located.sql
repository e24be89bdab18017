-- One row for each finding of a rule, with the cell it stands in and the row it clashes with: its table, and its cell too.
select
    finding.*,
    place.kind as place_kind, file.file, place.sheet, place.row_number,
    coalesce(place.cells ->> finding.field, own.column_letter || place.row_number, place.key_cell) as cell,
    other_file.file || ' · ' || other.sheet as related_table,
    coalesce(other.cells ->> finding.field, theirs.column_letter || other.row_number, other.key_cell) as related_cell,
    related_table || ' · ' || related_cell as related
from finding
left join stage_row as place on place.row_id = finding.row_id
left join source_file as file on file.file_id = place.file_id
left join origin_column as own
    on own.file_id = place.file_id and own.sheet = place.sheet and own.kind = place.kind and own.field = finding.field
left join stage_row as other on other.row_id = finding.related_row_id
left join source_file as other_file on other_file.file_id = other.file_id
left join origin_column as theirs
    on theirs.file_id = other.file_id and theirs.sheet = other.sheet and theirs.kind = other.kind and theirs.field = finding.field
order by file.file, place.sheet, place.row_number, finding.field, finding.row_id
