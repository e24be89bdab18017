-- One row for each row whose 县区 is no county, zone or society that the tables know.
-- severity = "reject"
-- title_zh = "县区不明"
-- title_en = "Unknown county"
-- message_zh = "“{found}”不在县区表和开发区表中。"
-- message_en = "{found} is in neither the table of counties nor that of zones."
-- repair_zh = "请改为县区全称、简称或代码；确有新名称时，加到 data/reference/zones.csv 或县区名录的“别名”。"
-- repair_en = "Use the county's name, short name or code; a new name goes into data/reference/zones.csv or the county register."
select row_id, 'county' as field, county as found, null::bigint as related_row_id
from stage_row
where county_unknown
