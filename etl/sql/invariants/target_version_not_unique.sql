-- One row for each target of which one county, year and version says two things.
-- severity = "block"
-- title_zh = "目标版本不唯一"
-- title_en = "Target version not unique"
-- why = "A target is data with versions; at any day one version holds. Rows with one key and different content are rejected before (duplicate_key), so this rule guards the program itself."
-- message_zh = "{metric_key} {year} 年第 {version} 版有 {found} 个目标值。"
-- message_en = "{metric_key}, {year}, version {version} has {found} targets."
-- repair_zh = "请核对“版本”，修订的目标用新的版本号。"
-- repair_en = "Check the column 版本; a revised target takes a new version."
select max(row_id) as row_id, 'version' as field, count(*)::varchar as found, min(row_id) as related_row_id,
    metric_key, year, version
from fact_target
group by metric_key, county_id, year, version
having count(*) > 1
