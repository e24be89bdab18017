-- One row for each workbook and kind: under which name of a content Parquet files hold its rows. One content may lie
-- under two names, and one Parquet file may hold many contents.
create temp table parquet_file (content varchar, file_id integer, kind varchar);
