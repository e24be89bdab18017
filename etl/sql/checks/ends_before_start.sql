-- One row for each row that ends before it starts.
-- severity = "reject"
-- title_zh = "结束早于开始"
-- title_en = "Ends before it starts"
-- message_zh = "结束日期 {found} 早于开始日期 {started_on}。"
-- message_en = "It ends on {found}, before it starts on {started_on}."
-- repair_zh = "请核对两个日期。"
-- repair_en = "Check both dates."
with period as (
    select row_id, 'ended_on' as field, started_on, ended_on from stg_training_class
    union all
    select row_id, 'ended_on', started_on, ended_on from stg_relief_project
    union all
    select row_id, 'ended_on', started_on, ended_on from stg_campaign
    union all
    select row_id, 'disabled_on', enabled_on, disabled_on from stg_county
)
select row_id, field, ended_on::varchar as found, null::bigint as related_row_id, started_on::varchar as started_on
from period
where ended_on < started_on
