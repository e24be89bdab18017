-- One row: what this generation is; `loaded_by` is the name typed at an upload, else the account that loaded.
create table load_info (
    generation varchar, loaded_at timestamp, loaded_by varchar, seconds double, rows_present bigint, rows_loaded bigint,
    rows_rejected bigint, rows_ignored bigint, is_sample boolean, fingerprint varchar
);
