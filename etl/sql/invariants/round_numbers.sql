-- One row for each county and year in which most classes report a multiple of ten people.
-- severity = "warn"
-- title_zh = "整数比例过高"
-- title_en = "Too many round numbers"
-- why = "Of counted people about one number in ten ends in 0. Judged from 20 classes on; more than 60 of 100 is too many."
-- message_zh = "{county_zh} {year} 年 {classes} 个班次中 {found} 个的报到人数是整十数。"
-- message_en = "{county_en}, {year}: {found} of {classes} classes report a multiple of ten."
-- repair_zh = "请核对是否为估计数；估计数请在“约数”列注明。"
-- repair_en = "Check whether these are estimates; say so in the column 约数."
with counted as (
    select county_id, year, count(*) as classes, count(*) filter (where attended_count % 10 = 0) as round_classes,
        min(row_id) filter (where attended_count % 10 = 0) as row_id
    from fact_training_class
    where attended_count > 0
    group by county_id, year
)
select row_id, 'attended_count' as field, round_classes::varchar as found, null::bigint as related_row_id, year, classes,
    coalesce(county_zh(counted.county_id, counted.year), dim_city.headquarters_zh) as county_zh,
    coalesce(county_en(counted.county_id, counted.year), dim_city.headquarters_en) as county_en
from counted
cross join dim_city
where classes >= 20 and round_classes > 0.6 * classes
