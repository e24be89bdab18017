-- One row for each column of each kind of sheet.
create table dim_column (kind varchar, field varchar, required boolean, header varchar);
