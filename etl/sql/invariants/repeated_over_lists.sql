-- One row for each county and month whose figures all are those of the month before, from another list.
-- severity = "warn"
-- title_zh = "本月报表与上月相同"
-- title_en = "This month's list repeats last month's"
-- why = "Within one sheet this is asked about when it is read (repeated_month). Three figures at least, none of them 0 or 1 alone."
-- message_zh = "“{kind_zh}”{month} 的各项数与上月完全相同（见 {related}），可能误报了上月的表；已计入。"
-- message_en = "{kind_en}, {month}: all figures are those of the month before ({related}); last month's list may have been sent again."
-- repair_zh = "请核对；误报的请换成本月的表。"
-- repair_en = "Check it, and send this month's list if it was the wrong one."
with pair as (
    select now.*, before.figure as figure_before, before.row_id as row_before
    from monthly_line as now
    join monthly_line as before
        on before.kind = now.kind and before.county_id is not distinct from now.county_id and before.line = now.line
        and last_day(before.month) = last_day(date_trunc('month', now.month) - interval 1 day)
        and before.row_id // 10000000 <> now.row_id // 10000000
), county as (
    select kind, field, month, min(row_id) as row_id, min(row_before) as row_before
    from pair
    group by kind, field, county_id, month
    having bool_and(figure = figure_before) and count_if(figure > 1) >= 3
)
select county.row_id, county.field, null::varchar as found, row_before as related_row_id,
    strftime(county.month, '%Y-%m') as month, dim_kind.name_zh as kind_zh, dim_kind.name_en as kind_en
from county
join dim_kind using (kind)
