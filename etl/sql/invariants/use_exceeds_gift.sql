-- One row for each earmarked gift of which more was used than was given.
-- severity = "block"
-- title_zh = "定向捐赠支出超过收入"
-- title_en = "More used than given"
-- why = "The restricted purpose of a use is the earmarked gift that its 捐赠编号 names. Uses without a 捐赠编号, and gifts that are not earmarked, come from the common pool and are not bound to one purpose."
-- message_zh = "定向捐赠 {donation_code} 收到 {received} 元（{related}），已支出 {found} 元。"
-- message_en = "{found} yuan were used of earmarked gift {donation_code}, which brought {received} ({related})."
-- repair_zh = "请核对支出金额和“捐赠编号”。"
-- repair_en = "Check the amounts and the gift numbers of the disbursements."
select
    max(used.row_id) as row_id, 'amount_yuan' as field, plain(sum(used.amount_yuan)) as found,
    gift.row_id as related_row_id, gift.donation_code, plain(gift.amount_yuan) as received
from fact_donation_use as used
join fact_donation_income as gift on gift.donation_code = used.donation_code
where gift.is_earmarked
group by gift.row_id, gift.donation_code, gift.amount_yuan
having sum(used.amount_yuan) > gift.amount_yuan
