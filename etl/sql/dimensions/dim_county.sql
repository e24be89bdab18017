-- One row for each county and validity period; county_id stays the same over renames.
-- A county sheet decides names, types and periods of the codes it lists; the reference adds what no sheet holds.
create or replace table dim_county as
with sheet as (
    select
        alias.county_id, stg.adcode, stg.county_name as name_zh, stg.county_type,
        stg.enabled_on as valid_from, stg.disabled_on as valid_to,
        case when stg.population_year = 2020 then round(stg.population_10k * 10000)::bigint end as population_2020
    from stg_county as stg
    join county_alias as alias on alias.alias = county_word(stg.adcode)
), period as (
    select county_id, adcode, name_zh, county_type, valid_from, valid_to, population_2020 from sheet
    union all
    select county_id, adcode, name_zh, county_type, valid_from, valid_to, null
    from reference_county
    where adcode not in (select adcode from sheet)
), known as (
    select county_id, min(position) as position, any_value(name_en order by position desc) as name_en,
        any_value(population_2020 order by position desc) as population_2020,
        any_value(area_km2 order by position desc) as area_km2,
        any_value(label_longitude order by position desc) as label_longitude,
        any_value(label_latitude order by position desc) as label_latitude,
        any_value(tile_column order by position desc) as tile_column,
        any_value(tile_row order by position desc) as tile_row
    from reference_county
    group by county_id
)
select
    period.county_id, period.adcode, period.name_zh, coalesce(exact.name_en, known.name_en, period.name_zh) as name_en,
    period.county_type, period.valid_from,
    -- A county has one name on a day: a period ends when the next one of the same county begins.
    least(period.valid_to, (lead(period.valid_from) over own - interval 1 day)::date) as valid_to,
    coalesce(known.population_2020, period.population_2020) as population_2020, known.area_km2,
    known.label_longitude, known.label_latitude, known.tile_column, known.tile_row,
    dense_rank() over (order by known.position nulls last, period.county_id)::integer as order_number
from period
left join known using (county_id)
left join reference_county as exact on exact.adcode = period.adcode
window own as (partition by period.county_id order by period.valid_from nulls first)
order by order_number, period.valid_from nulls first;
