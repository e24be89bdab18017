-- One row for each county and validity period of the reference table.
create temp table reference_county (
    position integer, county_id varchar, adcode varchar, name_zh varchar, name_en varchar, county_type varchar,
    valid_from date, valid_to date, aliases varchar, population_2020 bigint, area_km2 double, label_longitude double,
    label_latitude double, tile_column integer, tile_row integer
);
