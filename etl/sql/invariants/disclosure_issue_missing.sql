-- One row for each gap in the issue numbers of a campaign's disclosures.
-- severity = "warn"
-- title_zh = "公示期号不连续"
-- title_en = "Disclosure issue missing"
-- message_zh = "第 {before} 期之后是第 {found} 期，中间缺号。"
-- message_en = "Issue {before} is followed by issue {found}; numbers are missing between them."
-- repair_zh = "请补上缺少的期号，或核对期号。"
-- repair_en = "Add the missing issues, or check the numbers."
with following as (
    select row_id, issue_number, lag(issue_number) over issues as before, lag(row_id) over issues as related_row_id
    from fact_disclosure
    window issues as (partition by campaign_code order by issue_number)
)
select row_id, 'issue_number' as field, issue_number::varchar as found, related_row_id, before
from following
where issue_number > before + 1
