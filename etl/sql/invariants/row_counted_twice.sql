-- One row for each row that stands in a fact more than once, or in none.
-- severity = "block"
-- title_zh = "同一行重复入库"
-- title_en = "A row counted twice"
-- why = "Rows with one key are ignored or rejected before (duplicate_key); a join that doubled a row would double its figure. This rule guards the program itself."
-- message_zh = "这一行在事实表中出现 {found} 次。"
-- message_en = "This row stands in its fact {found} times."
-- repair_zh = "这是程序的错误，请报告。"
-- repair_en = "This is a fault of the program; please report it."
with counted as (
    select row_id, count(fact_row.kind) as times
    from (select row_id from stage_row where row_id not in (select row_id from row_fate))
    left join fact_row using (row_id)
    group by row_id
)
select row_id, null::varchar as field, times::varchar as found, null::bigint as related_row_id
from counted
where times <> 1
