-- One row for each article in a warehouse whose stock falls below zero: the first movement that takes it there.
-- severity = "block"
-- title_zh = "库存为负"
-- title_en = "Stock below zero"
-- why = "Counted for each warehouse and article over all batches, goods in before goods out on one day. Articles kept in several units of measure (箱 and 个) can't be compared and are left out. What was there before the first sheet is entered as a movement 入."
-- message_zh = "{warehouse} 的 {goods_code} 在 {moved_on} 出库后库存为 {found}。"
-- message_en = "{warehouse}: the stock of {goods_code} is {found} after the movement of {moved_on}."
-- repair_zh = "请核对数量和日期；期初结存请作为一行“入”登记。"
-- repair_en = "Check quantity and date; enter what was there before as a movement 入."
with movement as (
    select *, case direction when '入' then quantity else -quantity end as change,
        min(quantity_unit) over article <> max(quantity_unit) over article as several_units
    from fact_goods_movement
    window article as (partition by warehouse, goods_code)
), stock as (
    select *, sum(change) over (
        partition by warehouse, goods_code order by moved_on, direction = '出', row_id
        rows between unbounded preceding and current row
    ) as left_over
    from movement
    where not several_units
)
select row_id, 'quantity' as field, plain(left_over) as found, null::bigint as related_row_id, warehouse, goods_code,
    moved_on::varchar as moved_on
from stock
where left_over < 0
qualify row_number() over (partition by warehouse, goods_code order by moved_on, row_id) = 1
