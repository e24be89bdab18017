-- One row for each campaign and year with goods whose value rests on the donor's letter alone.
-- severity = "warn"
-- title_zh = "物资仅按捐赠函计价"
-- title_en = "Goods valued by the donor's letter only"
-- why = "One problem for each campaign and year, not one for each gift; the cell is the largest such gift."
-- message_zh = "活动 {campaign_code} {year} 年有 {found} 笔物资（{amount} 元）仅按捐赠函报价。"
-- message_en = "Campaign {campaign_code}, {year}: {found} gifts of goods ({amount} yuan) are valued by the donor's letter only."
-- repair_zh = "请补发票、报关单、协议或评估；使用时注明计价依据。"
-- repair_en = "Add an invoice, customs form, agreement or appraisal; say how the value was found."
select arg_max(row_id, (amount_yuan, -row_id)) as row_id, 'valuation_basis' as field, count(*)::varchar as found,
    null::bigint as related_row_id, campaign_code, year, plain(sum(amount_yuan)) as amount
from fact_donation_income
where cash_or_goods = '物' and valuation_basis = '捐赠函报价'
group by campaign_code, year
