-- One row for each kind of sheet; `key_fields` names the fields that tell its rows apart, joined by commas.
create table dim_kind (
    kind varchar, order_number integer, name_zh varchar, name_en varchar, restricted boolean, key_fields varchar
);
