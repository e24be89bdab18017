-- One row for each stem-cell row of a county and month that is reported both as cases and as monthly counts.
-- severity = "reject"
-- title_zh = "造干个案与月报重复"
-- title_en = "Stem-cell cases and monthly counts overlap"
-- message_zh = "该县区这个月既有个案又有月报（另见 {related}），无法确定以哪一种为准，两种都没有导入。"
-- message_en = "This county and month is reported both as cases and as counts (see {related}); neither was loaded."
-- many_zh = "有 {count} 条的县区和月份既有个案又有月报（另见 {related_table}），无法确定以哪一种为准，两种都没有导入。前几条（本表 ↔ 另一处）：{cells}。"
-- many_en = "{count} rows are of counties and months reported both as cases and as counts (see {related_table}); neither was loaded. The first (here ↔ there): {cells}."
-- repair_zh = "同一县区同一个月只保留个案或月报中的一种。"
-- repair_en = "For one county and month keep either the cases or the monthly counts."
with of_case as (
    select row_id, county_id, last_day(counted_on) as month
    from fact_stem_cell_stage where kind = 'stem_cell_case'
), of_month as (
    select row_id, county_id, last_day(counted_on) as month
    from fact_stem_cell_stage where kind = 'stem_cell_monthly'
), clash as (
    select of_case.row_id as case_row_id, of_month.row_id as month_row_id
    from of_case
    join of_month on of_month.month = of_case.month and of_month.county_id is not distinct from of_case.county_id
)
select case_row_id as row_id, null::varchar as field, null::varchar as found, min(month_row_id) as related_row_id
from clash group by case_row_id
union all
select month_row_id, null, null, min(case_row_id) from clash group by month_row_id
