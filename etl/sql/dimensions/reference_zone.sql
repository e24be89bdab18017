-- One row for each development zone or new area that reports under a name of its own.
create temp table reference_zone (alias varchar, county_id varchar);
