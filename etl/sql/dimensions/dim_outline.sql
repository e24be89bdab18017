-- One row for each county and validity period that has an outline: rings of longitude and latitude as JSON.
create table dim_outline (adcode varchar, source varchar, polygons varchar);
