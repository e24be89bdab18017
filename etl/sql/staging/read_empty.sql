-- One row for each row that the files yield of {kind}; empty until they are read.
create temp table read_{kind} (
    row_id bigint, sha256 varchar, file_id integer, sheet varchar, row_number integer, block integer, own_number integer, key_cell varchar,
    qualifiers varchar, raw varchar, cells varchar, county_id varchar, county_unknown boolean, {types}
);
