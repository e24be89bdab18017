-- One row for each row without a code that stands, alike in every column, in another list too.
-- severity = "warn"
-- title_zh = "两份名单里的同一行"
-- title_en = "The same row in two lists"
-- why = "Without a code nobody can tell two equal gifts from one that was sent twice. A list that comes again as a whole is ignored by rule (duplicate); single equal rows are loaded and pointed out."
-- message_zh = "这一行没有编号，与 {related} 各列全部相同，两行都已计入。"
-- message_en = "This row has no code and is alike in every column to {related}; both were counted."
-- repair_zh = "如为同一条记录，请删去一行；否则请补上编号。"
-- repair_en = "Delete one if they are the same record; otherwise give both a code."
select row_id, null::varchar as field, null::varchar as found, other_row_id as related_row_id
from (
    select
        row_id, sheet_id, min(row_id) over same as other_row_id,
        min(sheet_id) over same as first_sheet_id
    from keyless_row
    where row_id not in (select row_id from row_fate)
    window same as (partition by kind, content)
)
where sheet_id <> first_sheet_id
