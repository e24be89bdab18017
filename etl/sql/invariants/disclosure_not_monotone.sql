-- One row for each disclosure issue whose cumulative cash or goods are less than in the issue before.
-- severity = "warn"
-- title_zh = "公示累计数变小"
-- title_en = "Cumulative disclosure falls"
-- why = "A cumulative figure falls only when a gift is returned or corrected."
-- message_zh = "第 {issue_number} 期的累计数 {found} 元小于上一期的 {before} 元（{related}）。"
-- message_en = "Issue {issue_number} states {found} yuan, less than {before} in the issue before ({related})."
-- repair_zh = "请核对；如有退回捐赠，请在备注说明。"
-- repair_en = "Check it; note gifts that were given back."
with part as (
    select row_id, campaign_code, issue_number, unnest(['cumulative_cash_yuan', 'cumulative_goods_yuan']) as field,
        unnest([cumulative_cash_yuan, cumulative_goods_yuan]) as amount
    from fact_disclosure
), following as (
    select *, lag(amount) over issues as before, lag(row_id) over issues as related_row_id
    from part
    window issues as (partition by campaign_code, field order by issue_number)
)
select row_id, field, plain(amount) as found, related_row_id, issue_number, plain(before) as before
from following
where amount < before
