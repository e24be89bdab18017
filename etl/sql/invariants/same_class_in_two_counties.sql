-- One row for each class that another county reports with the same day, place and number of people.
-- severity = "warn"
-- title_zh = "两个县区报送同一班次"
-- title_en = "One class in two counties"
-- message_zh = "日期、地点和人数（{found}）与另一县区的班次相同：{related}。"
-- message_en = "Same day, place and number of people ({found}) as a class of another county: {related}."
-- repair_zh = "请核对是否重复报送，只保留一处。"
-- repair_en = "Check whether it was reported twice, and keep one."
select later.row_id, 'attended_count' as field, later.attended_count::varchar as found,
    min(earlier.row_id) as related_row_id
from fact_training_class as later
join fact_training_class as earlier
    on earlier.started_on = later.started_on and earlier.location = later.location
    and earlier.attended_count = later.attended_count and earlier.county_id is distinct from later.county_id
    and earlier.row_id < later.row_id
group by later.row_id, later.attended_count
