-- One row for each value that a field may hold.
create table dim_field_value (field varchar, value_zh varchar, value_en varchar, order_number integer);
