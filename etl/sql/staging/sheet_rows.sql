-- One row for each sheet: what became of its rows after all checks.
create temp table sheet_rows (
    file varchar, sheet varchar, block integer, present bigint, loaded bigint, rejected bigint, ignored varchar
);
