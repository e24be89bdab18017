-- One row for each campaign whose disclosure is due within a few days of the load, as reference data say how many.
-- severity = "warn"
-- title_zh = "公开期限将到"
-- title_en = "Disclosure due soon"
-- why = "By when campaigns are to be disclosed stands in data/reference/disclosure.toml: in full after their end, and now and then while a long one runs. Deadlines that passed long before the load are history, not an alarm."
-- message_zh = "活动 {campaign_code} 应在 {found} 前公开，还有 {days} 天。"
-- message_en = "Campaign {campaign_code} must be disclosed by {found}: {days} days left."
-- repair_zh = "请按期公开，并填写“最近公开日”或“全面公开日”。"
-- repair_en = "Disclose it in time and fill in the date."
with deadline as (
    select row_id, campaign_code, 'fully_disclosed_on' as field, due_soon_days,
        (ended_on + to_months(within_months))::date as due_on
    from fact_campaign, dim_disclosure_rule
    where rule = 'ended' and status = 'law' and ended_on <= today() and fully_disclosed_on is null
    union all
    select row_id, campaign_code, 'latest_disclosed_on', due_soon_days,
        (coalesce(latest_disclosed_on, first_disclosed_on, started_on) + to_months(within_months))::date
    from fact_campaign, dim_disclosure_rule
    where rule = 'running' and status = 'law' and started_on <= today() and (ended_on is null or ended_on > today())
        and (ended_on is null or ended_on > started_on + to_months(more_than_months))
)
select row_id, field, due_on::varchar as found, null::bigint as related_row_id, campaign_code,
    due_on - today() as days
from deadline
where due_on between today() and today() + due_soon_days
