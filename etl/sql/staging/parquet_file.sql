-- One row for each workbook and kind: the Parquet file that holds its rows; one content under two names shares it.
create temp table parquet_file (path varchar, file_id integer, kind varchar);
