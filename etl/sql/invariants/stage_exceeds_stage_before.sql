-- One row for each year and stage that more stem-cell donors reached than the stage before.
-- severity = "warn"
-- title_zh = "后一阶段人数多于前一阶段"
-- title_en = "A later stage exceeds the one before"
-- why = "The counts are those of a period, not of one group of people, so this can be true; it is worth a look. Counted for the whole city, and without numbers, because small counts are restricted."
-- message_zh = "{year} 年“{stage}”的人数多于“{stage_before}”。"
-- message_en = "{year}: more people at {stage} than at {stage_before}."
-- repair_zh = "请核对各阶段日期是否填全。"
-- repair_en = "Check that the dates of all stages are filled in."
with step as (
    select unnest(['征求意愿', '再动员', '高分辨', '体检', '采集']) as stage, unnest(range(1, 6)) as position
), counted as (
    select known.year, step.stage, step.position, coalesce(sum(people_count), 0) as people, max(row_id) as row_id
    from (select distinct year from fact_stem_cell_stage) as known
    cross join step
    left join fact_stem_cell_stage as reached on reached.year = known.year and reached.stage = step.stage
    group by known.year, step.stage, step.position
)
select later.row_id, null::varchar as field, null::varchar as found, null::bigint as related_row_id,
    later.year, later.stage, earlier.stage as stage_before
from counted as later
join counted as earlier on earlier.year = later.year and earlier.position = later.position - 1
where later.people > earlier.people
