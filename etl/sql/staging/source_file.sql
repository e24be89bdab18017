-- One row for each workbook of this load.
create table source_file (
    file_id integer, file varchar, sha256 varchar, size_bytes bigint, is_sample boolean, modified_at timestamp
);
