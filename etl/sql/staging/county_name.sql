-- One name for a county in a year: the one valid on its last day, in each language.
create or replace temp macro county_zh(id, in_year) as (
    select any_value(name_zh) from dim_county
    where county_id = id and make_date(in_year, 12, 31)
        between coalesce(valid_from, date '0001-01-01') and coalesce(valid_to, date '9999-12-31')
);
create or replace temp macro county_en(id, in_year) as (
    select any_value(name_en) from dim_county
    where county_id = id and make_date(in_year, 12, 31)
        between coalesce(valid_from, date '0001-01-01') and coalesce(valid_to, date '9999-12-31')
);
