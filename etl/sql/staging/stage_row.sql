-- One row for each row of a sheet that holds data of a known kind, with its place and the county it names.
create temp table stage_row (
    row_id bigint, kind varchar, file_id integer, sheet varchar, row_number integer, key_cell varchar, raw varchar,
    cells varchar, county varchar, county_unknown boolean
);
