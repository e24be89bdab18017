-- One row for each activity or rescue with fewer 人次 than 人.
-- severity = "warn"
-- title_zh = "人次少于人数"
-- title_en = "Fewer attendances than people"
-- message_zh = "人次 {found} 少于人数 {people}。"
-- message_en = "{found} attendances are fewer than {people} people."
-- repair_zh = "请核对人数和人次是否填反。"
-- repair_en = "Check whether the two were swapped."
select row_id, 'volunteer_times' as field, volunteer_times::varchar as found, null::bigint as related_row_id,
    volunteers_count as people
from fact_volunteer_activity
where volunteer_times < volunteers_count
union all
select row_id, 'deployments_count', deployments_count::varchar, null, members_count
from fact_rescue
where deployments_count < members_count
