-- One row for each figure of a list that counties send a month: its line (what it counts), month, figure.
create or replace temp view monthly_line as
select row_id, kind, 'donation_count' as field, county_id, concat_ws(' ', donation_type, donation_step) as line,
    month, donation_count as figure
from stg_organ_body_donation
union all
select row_id, kind, 'stage_people_count', county_id, stage, month, stage_people_count from stg_stem_cell_monthly;
