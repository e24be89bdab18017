-- One row for each county and year whose people per session are below half or above twice the plan.
-- severity = "warn"
-- title_zh = "场均人数偏离计划"
-- title_en = "People per session far from plan"
-- why = "Compared for 万人培训, with the version of the target issued last. 普及 counted with 取证, or 人次 taken for 人, looks like this."
-- message_zh = "{county_zh} {year} 年每场 {found} 人，计划每场 {planned} 人。"
-- message_en = "{county_en}, {year}: {found} people per session; the plan has {planned}."
-- repair_zh = "请核对是否把普及场次或人次计入了培训人数。"
-- repair_en = "Check whether awareness sessions or attendances were counted as people trained."
with plan as (
    select row_id, county_id, year, planned_people / planned_sessions as per_session
    from fact_training_target
    where training_type = '万人培训' and planned_sessions > 0
    qualify row_number() over (partition by county_id, year order by counted_on desc, version desc) = 1
), held as (
    select county_id, year, sum(attended_count) / count(*) as per_session
    from fact_training_class
    where training_type = '万人培训'
    group by county_id, year
)
select plan.row_id, 'planned_people' as field, round(held.per_session, 1)::decimal(18, 1)::varchar as found,
    null::bigint as related_row_id, held.year, round(plan.per_session, 1)::decimal(18, 1)::varchar as planned,
    coalesce(county_zh(plan.county_id, plan.year), dim_city.headquarters_zh) as county_zh,
    coalesce(county_en(plan.county_id, plan.year), dim_city.headquarters_en) as county_en
from plan
join held on held.year = plan.year and held.county_id is not distinct from plan.county_id
cross join dim_city
where held.per_session not between plan.per_session / 2 and plan.per_session * 2
