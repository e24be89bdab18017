-- One row for each county and validity period: the codes and names by which its outline may be known, the best first.
select
    adcode, name_zh,
    ([adcode, county_id] || (
        select coalesce(list(other.adcode order by other.valid_from desc nulls last), [])
        from dim_county as other where other.county_id = period.county_id
    )) as codes,
    ([name_zh] || (
        select coalesce(list(known.alias order by known.alias), [])
        from dim_county_alias as known where known.county_id = period.county_id
    )) as names
from dim_county as period
order by order_number, valid_from nulls first;
