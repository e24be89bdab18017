-- One row for each campaign whose full disclosure is due within 14 days of the load.
-- severity = "warn"
-- title_zh = "公开期限将到"
-- title_en = "Disclosure due soon"
-- why = "Full disclosure is due three months after a campaign's end; a running campaign of more than six months is disclosed at least every three months. Deadlines that passed long before the load are history, not an alarm."
-- message_zh = "活动 {campaign_code} 应在 {found} 前公开，还有 {days} 天。"
-- message_en = "Campaign {campaign_code} must be disclosed by {found}: {days} days left."
-- repair_zh = "请按期公开，并填写“最近公开日”或“全面公开日”。"
-- repair_en = "Disclose it in time and fill in the date."
with deadline as (
    select row_id, campaign_code, 'fully_disclosed_on' as field, (ended_on + interval 3 month)::date as due_on
    from fact_campaign
    where ended_on <= today() and fully_disclosed_on is null
    union all
    select row_id, campaign_code, 'latest_disclosed_on',
        (coalesce(latest_disclosed_on, first_disclosed_on, started_on) + interval 3 month)::date
    from fact_campaign
    where started_on <= today() and (ended_on is null or ended_on > today())
        and (ended_on is null or ended_on > started_on + interval 6 month)
)
select row_id, field, due_on::varchar as found, null::bigint as related_row_id, campaign_code,
    due_on - today() as days
from deadline
where due_on between today() and today() + 14
