-- One row for each row of a list without codes, with what it holds: nothing else can tell that a list came twice.
create temp table keyless_row (row_id bigint, kind varchar, sheet_id bigint, content ubigint);
