-- One row for each county and year whose monthly figures, sent in several lists, only rise from month to month.
-- severity = "warn"
-- title_zh = "各月报表疑为累计数"
-- title_en = "Monthly lists that only rise"
-- why = "Within one sheet this is seen when it is read (cumulative_months, rising_months). A county that sends a list a month may fill in what has come together since January; each list by itself looks right. Two lines over four months, or one over six, must rise without a fall."
-- message_zh = "“{kind_zh}”{year} 年各月分别报送的数逐月只增不减（上月见 {related}），可能填的是累计数；已按当月数计入。"
-- message_en = "{kind_en}, {year}: the figures sent month by month only rise (the month before: {related}); they may be cumulative."
-- repair_zh = "请核对；如为累计数，请用“etl confirm --months cumulative”确认，或改填当月数。"
-- repair_en = "Check them; if they are cumulative, confirm that (etl confirm --months cumulative) or send own figures."
with step as (
    select *, lag(figure) over months as before, lag(row_id) over months as row_before
    from monthly_line
    window months as (partition by kind, county_id, line, year(month) order by month, row_id)
), series as (
    select kind, field, county_id, line, year(month) as year, count(*) as months,
        coalesce(bool_and(figure >= before), false) and count(distinct figure) >= 3 as rises,
        count(distinct row_id // 10000000) as lists,
        arg_max(row_id, month) as row_id, arg_max(row_before, month) as row_before
    from step
    group by all
), county as (
    select kind, field, year, min(row_id) as row_id, min(row_before) as row_before
    from series
    group by kind, field, county_id, year
    having bool_and(rises and months >= 4 and lists > 1) and (count(*) >= 2 or min(months) >= 6)
)
select county.row_id, county.field, null::varchar as found, row_before as related_row_id, county.year,
    dim_kind.name_zh as kind_zh, dim_kind.name_en as kind_en
from county
join dim_kind using (kind)
