-- One row for each row that no date and no 年度 places in a year, though it should count.
-- severity = "reject"
-- title_zh = "没有日期"
-- title_en = "No date"
-- message_zh = "这一行没有“{field_zh}”{or_year_zh}，无法归入年度。"
-- message_en = "This row has no {field_en}{or_year_en}, so no year can count it."
-- repair_zh = "请填写“{field_zh}”。"
-- repair_en = "Fill in {field_en}."
with undated as (
    select row_id, 'acted_on' as field, '，也没有“年度”' as or_year_zh, ' and no year' as or_year_en
    from stg_base where acted_on is null and year is null
    union all
    select row_id, 'status_on', '，也没有“年度”', ' and no year'
    from stg_county_reform_plan where status_on is null and year is null
    union all
    select row_id, 'reviewed_on', '', '' from stg_child_patient_aid where reviewed_on is null and aid_result = '资助'
)
select undated.row_id, undated.field, null::varchar as found, null::bigint as related_row_id,
    dim_field.name_zh as field_zh, dim_field.name_en as field_en, or_year_zh, or_year_en
from undated
join dim_field using (field)
