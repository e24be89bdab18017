-- One row for each row whose key stands in another row with other content.
-- severity = "reject"
-- title_zh = "同一编号内容不同"
-- title_en = "One key, different content"
-- message_zh = "“{kind_zh}”中同一条记录（{key_zh}）另见于 {related}，内容不同（{columns_zh}），两处都没有导入。"
-- message_en = "{kind_en}: the same record ({key_en}) stands in {related} with other content ({columns_en}); neither was loaded."
-- many_zh = "“{kind_zh}”中有 {count} 条记录另见于 {related_table}，内容不同，两处都没有导入。前几条（本表 ↔ 另一处）：{cells}。"
-- many_en = "{kind_en}: {count} records stand in {related_table} with other content; neither was loaded. The first (here ↔ there): {cells}."
-- repair_zh = "请核对两处，保留正确的一行，删去或改正另一行。"
-- repair_en = "Check both, keep the right row, and delete or correct the other."
select
    twin.row_id, null::varchar as field, null::varchar as found, twin.other_row_id as related_row_id,
    dim_kind.name_zh as kind_zh, dim_kind.name_en as kind_en, kind_key.key_zh, kind_key.key_en,
    twin.columns_zh, twin.columns_en
from row_twin as twin
join dim_kind using (kind)
join kind_key using (kind)
where twin.differs
