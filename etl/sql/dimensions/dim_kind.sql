-- One row for each kind of sheet.
create table dim_kind (kind varchar, order_number integer, name_zh varchar, name_en varchar, restricted boolean);
