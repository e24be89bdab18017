-- One row for each sheet of each workbook, with what became of its rows.
create table source_sheet (
    sheet_id integer, file_id integer, sheet varchar, block integer, spans varchar, kind varchar, confidence double, header_row integer,
    title varchar, present bigint, loaded bigint, rejected bigint, ignored varchar, columns varchar
);
