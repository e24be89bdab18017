-- One row for each row whose key stands elsewhere too: with the same content (differs = false), or with another.
create temp table row_twin (
    row_id bigint, kind varchar, other_row_id bigint, differs boolean, columns_zh varchar, columns_en varchar
);
