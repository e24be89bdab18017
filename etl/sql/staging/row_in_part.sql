-- One row for each row of a sheet that was rejected when it was read, and of which other cells load all the same.
create temp table row_in_part (sheet_id integer, row_number integer);
