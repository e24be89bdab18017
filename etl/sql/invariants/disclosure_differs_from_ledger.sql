-- One row for each disclosure issue whose cash and goods are not what the ledger held at its 截至日期.
-- severity = "warn"
-- title_zh = "公示累计与台账不符"
-- title_en = "Disclosure differs from the ledger"
-- why = "An issue that has been published can't be changed any more, and gifts are booked late or corrected: a difference must be seen, but it must not stop a load. The ledger is taken with all receiving units, or the city society's own alone, whichever agrees. Compared only where the ledger of that campaign is loaded."
-- message_zh = "第 {issue_number} 期公示累计 {found} 元，台账截至 {cut_off_on} 为 {ledger} 元（市本级 {own} 元）。"
-- message_en = "Issue {issue_number} states {found} yuan; the ledger up to {cut_off_on} holds {ledger} (city society: {own})."
-- repair_zh = "请核对公示数与台账；补登的捐赠可在备注说明。"
-- repair_en = "Compare the issue with the ledger; note gifts that were booked later."
with gift_day as (
    select campaign_code, donated_on, sum(amount_yuan) as amount,
        coalesce(sum(amount_yuan) filter (where receiving_unit = '市本级'), 0) as own_amount
    from fact_donation_income
    group by campaign_code, donated_on
), held as (
    select issue.row_id, coalesce(sum(gift_day.amount), 0) as ledger, coalesce(sum(gift_day.own_amount), 0) as own
    from fact_disclosure as issue
    left join gift_day on gift_day.campaign_code = issue.campaign_code and gift_day.donated_on <= issue.cut_off_on
    where issue.campaign_code in (select campaign_code from gift_day)
    group by issue.row_id
)
select
    row_id, 'cumulative_cash_yuan' as field, plain((cumulative_cash_yuan + cumulative_goods_yuan)) as found,
    null::bigint as related_row_id, issue_number, cut_off_on::varchar as cut_off_on, plain(ledger) as ledger,
    plain(own) as own
from fact_disclosure
join held using (row_id)
where cumulative_cash_yuan + cumulative_goods_yuan not in (ledger, own)
