-- One row for each month whose sum leaps from the month before by more than four times the usual leap.
-- severity = "warn"
-- title_zh = "月度数据突变"
-- title_en = "Leap from month to month"
-- why = "The usual leap is the median absolute deviation (MAD) of all month-to-month changes of the same figure, over at least twelve months with data; the cell is the month's largest row."
-- message_zh = "{name_zh} {month} 为 {found}{unit_zh}，上月为 {before}{unit_zh}，变动超过常见变动的4倍。"
-- message_en = "{name_en} in {month}: {found} {unit_en}, after {before} in the month before; more than 4 times the usual change."
-- repair_zh = "属实可不处理；请核对是否误填累计数或单位。"
-- repair_en = "Nothing to do if it is true; check for cumulative figures and units."
with flow as (
    select 'donation_income' as flow, 'amount_yuan' as field, row_id, counted_on, amount_yuan::double as amount
    from fact_donation_income
    union all
    select 'donation_use', 'amount_yuan', row_id, counted_on, amount_yuan::double from fact_donation_use
    union all
    select 'training_class', 'attended_count', row_id, counted_on, attended_count::double from fact_training_class
    union all
    select 'publicity', 'items_count', row_id, counted_on, items_count::double from fact_publicity
), monthly as (
    select flow, field, last_day(counted_on) as month, sum(amount) as amount, arg_max(row_id, (amount, -row_id)) as row_id
    from flow
    where counted_on is not null and amount is not null
    group by flow, field, last_day(counted_on)
), change as (
    select *, lag(amount) over months as before, amount - lag(amount) over months as leap,
        count(*) over (partition by flow) as months
    from monthly
    window months as (partition by flow order by month)
), usual as (
    select flow, median(leap) as middle, mad(leap) as spread from change where months >= 12 group by flow
)
select change.row_id, change.field, round(amount)::bigint::varchar as found, null::bigint as related_row_id,
    strftime(month, '%Y-%m') as month, round(before)::bigint as before, dim_kind.name_zh, dim_kind.name_en,
    case field when 'attended_count' then '人' when 'items_count' then '篇' else '元' end as unit_zh,
    case field when 'attended_count' then 'people' when 'items_count' then 'items' else 'yuan' end as unit_en
from change
join usual using (flow)
join dim_kind on dim_kind.kind = change.flow
where usual.spread > 0 and abs(change.leap - usual.middle) > 4 * usual.spread
