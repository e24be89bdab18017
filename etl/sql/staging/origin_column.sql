-- One row for each field of each sheet: the letter of the column that holds it.
create table origin_column (file_id integer, sheet varchar, kind varchar, field varchar, column_letter varchar);
