-- One row for each field.
create table dim_field (field varchar, type varchar, unit varchar, name_zh varchar, name_en varchar);
