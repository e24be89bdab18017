-- One row for each name or code by which a county, or the city society itself (HQ), is known.
-- The reference tables come first; a name of the county sheets counts where it means one county only.
create or replace temp table county_alias as
with city as (
    select unnest([adcode, name_zh, society_zh, headquarters_zh]) as alias, 'HQ' as county_id from dim_city
), reference as (
    select unnest([name_zh, adcode, county_id] || string_split(coalesce(aliases, ''), '|')) as alias, county_id
    from reference_county
    union all
    select alias, county_id from reference_zone
    union all
    select alias, county_id from city
), listed as (
    select adcode,
        unnest([county_name, adcode] || regexp_split_to_array(coalesce(county_aliases, ''), '[、，,;；|/\s]+')) as alias
    from read_county
), own as (
    select listed.alias, coalesce(code.county_id, name.county_id, listed.adcode) as county_id
    from listed
    left join (select distinct alias, county_id from reference) as code on code.alias = listed.adcode
    left join read_county as sheet on sheet.adcode = listed.adcode
    left join (select distinct alias, county_id from reference) as name on name.alias = sheet.county_name
    where listed.alias not in (select alias from reference)
), known as (
    select county_word(alias) as alias, county_id from reference
    union all
    select county_word(alias), county_id from own
), named as (
    select alias, county_id from known
    union all
    select city.name_zh || known.alias, known.county_id
    from known cross join dim_city as city
    where known.county_id <> 'HQ'
)
select alias, min(county_id) as county_id
from named
where alias <> ''
group by alias
having count(distinct county_id) = 1;
