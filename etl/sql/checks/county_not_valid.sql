-- One row for each row whose county did not exist on the day the row counts.
-- severity = "reject"
-- title_zh = "县区当时不存在"
-- title_en = "County not valid at the time"
-- message_zh = "“{found}”在 {counted_on} 不在县区名录的有效期内。"
-- message_en = "{found} is not in the county register on {counted_on}."
-- repair_zh = "请核对日期和县区；名录有误时改正“启用”“停用”。"
-- repair_en = "Check date and county; if the register is wrong, correct 启用 and 停用 there."
with placed as (
    select row_id, county_id, counted_on from fact_row where county_id is not null and counted_on is not null
)
select placed.row_id, 'county' as field, stage_row.county as found, null::bigint as related_row_id,
    placed.counted_on::varchar as counted_on
from placed
join stage_row using (row_id)
where not exists (
    from dim_county
    where dim_county.county_id = placed.county_id
        and placed.counted_on between coalesce(valid_from, date '0001-01-01') and coalesce(valid_to, date '9999-12-31')
)
