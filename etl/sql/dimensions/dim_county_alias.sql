-- One row for each name or code by which a county is known, as people write it.
create or replace table dim_county_alias as
select alias, county_id from county_alias where county_id <> 'HQ' order by county_id, alias;
