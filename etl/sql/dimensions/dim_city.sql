-- One row: the city whose society this is.
create table dim_city (
    adcode varchar, name_zh varchar, name_en varchar, society_zh varchar, society_en varchar,
    headquarters_zh varchar, headquarters_en varchar, map_review_number varchar
);
