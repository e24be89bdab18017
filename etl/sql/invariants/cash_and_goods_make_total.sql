-- One row for each campaign and year whose cash and goods don't add up to all that was given.
-- severity = "block"
-- title_zh = "款+物≠合计"
-- title_en = "Cash and goods don't make the total"
-- why = "Every gift line is either cash or goods; a part is never counted beside its whole. Each cell was checked before, so this rule guards the program itself."
-- message_zh = "活动 {campaign_code} {year} 年：款 {cash} 元＋物 {goods} 元≠合计 {found} 元。"
-- message_en = "Campaign {campaign_code}, {year}: cash {cash} + goods {goods} is not the total {found} yuan."
-- repair_zh = "请核对“款物类别”。"
-- repair_en = "Check the column 款物类别."
select
    min(row_id) as row_id, 'cash_or_goods' as field, plain(sum(amount_yuan)) as found, null::bigint as related_row_id,
    campaign_code, year,
    plain(coalesce(sum(amount_yuan) filter (where cash_or_goods = '款'), 0)) as cash,
    plain(coalesce(sum(amount_yuan) filter (where cash_or_goods = '物'), 0)) as goods
from fact_donation_income
group by campaign_code, year
having sum(amount_yuan) <> coalesce(sum(amount_yuan) filter (where cash_or_goods = '款'), 0)
    + coalesce(sum(amount_yuan) filter (where cash_or_goods = '物'), 0)
