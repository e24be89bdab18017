-- One row: what this generation is.
create table load_info (
    generation varchar, loaded_at timestamp, seconds double, rows_present bigint, rows_loaded bigint,
    rows_rejected bigint, rows_ignored bigint, is_sample boolean, fingerprint varchar
);
