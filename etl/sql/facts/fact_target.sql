-- One row for each metric, county, year and version of a target, from both target sheets.
-- Where both speak of the same metric, county and year, the training targets win.
create or replace table fact_target as
with training as (
    select row_id, kind, year, counted_on, county_id, version, issued_on, due_on,
        '序时' as target_curve, target_rule as target_direction,
        unnest(['training_sessions', 'training_people', 'training_funds']) as metric_key,
        unnest([planned_sessions, planned_people, planned_yuan]::decimal(18, 4)[]) as target_value,
        unnest(['planned_sessions', 'planned_people', 'planned_yuan']) as value_field
    from fact_training_target
    where training_type = '万人培训'
), indicator as (
    select row_id, kind, year, counted_on, county_id, version, issued_on, due_on,
        target_curve, target_direction, indicator_key as metric_key,
        target_value::decimal(18, 4) as target_value, 'target_value' as value_field
    from fact_indicator_target as own
    where not exists (
        from training
        where training.metric_key = own.indicator_key and training.year = own.year
            and training.county_id is not distinct from own.county_id and training.target_value is not null
    )
)
select row_id, kind, year, counted_on, county_id, metric_key, target_value, value_field, issued_on, version, due_on,
    target_curve, target_direction
from (select * from training where target_value is not null union all by name select * from indicator)
order by row_id, metric_key;
