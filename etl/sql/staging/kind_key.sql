-- One row for each kind: what tells its rows apart, in words.
create temp table kind_key (kind varchar, key_zh varchar, key_en varchar);
