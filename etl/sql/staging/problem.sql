-- One row for each problem of this load.
create table problem (
    problem_id integer, code varchar, severity varchar, file varchar, sheet varchar, cell varchar, found varchar,
    message_zh varchar, message_en varchar, repair_zh varchar, repair_en varchar
);
